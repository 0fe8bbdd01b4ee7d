/** Promises: what stays owed for ever, in a circle or at an end, is found; what a fair network brings about is not. */
import { describe, expect, it } from 'vitest';
import { explore } from '../../../harness/explorer/explore.ts';
import type { Behaviour, Effect, Property, Said, World } from '../../../harness/explorer/world.ts';
import { reliable } from '../../../harness/explorer/world.ts';

const tell = (to: string, type: string): Effect => ({ type: 'tell', to, message: { type } });
const acting = (hears: (owes: boolean, message: Said) => { owes: boolean; effects: readonly Effect[] }): Behaviour => ({
  start: { value: 'there', context: { owes: false } },
  turn: (state, message) => {
    const { owes, effects } = hears(state.context.owes === true, message);
    return { state: { value: 'there', context: { owes } }, effects };
  },
});

const kept: Property = {
  name: 'KEPT',
  why: 'What is asked for comes.',
  expectation: 'leadsTo',
  over: 'state',
  owed: ({ actors }) => (actors.get('asker')?.context.owes === true ? ['an answer'] : []),
};

/** Somebody asks; two others talk to each other, and `answers` decides what becomes of the question. */
const world = (helper: Behaviour): World => ({
  name: 'asking',
  about: 'Somebody asks, and is owed an answer.',
  network: reliable,
  behaviour: (address) =>
    address === 'asker'
      ? acting((owes, { type }) =>
          type === 'ask'
            ? { owes: true, effects: [tell('helper', 'question')] }
            : { owes: type === 'answer' ? false : owes, effects: type === 'again?' ? [tell('helper', 'again')] : [] },
        )
      : helper,
  start: () => ({ actors: new Map([['asker', { value: 'there', context: { owes: false } }]]) }),
  budget: (address) => (address === 'asker' ? { ask: 1 } : {}),
  acts: (address, _, left) =>
    address === 'asker' && left.ask
      ? [{ name: 'ask', spends: 'ask', heard: { from: 'person', message: { type: 'ask' } } }]
      : [],
  faults: 0,
  properties: [kept],
});
const helping = (hears: (message: Said) => readonly Effect[]) =>
  acting((owes, message) => ({ owes, effects: hears(message) }));

describe('a promise', () => {
  it('is kept if the answer comes', () => {
    expect(explore(world(helping(({ type }) => (type === 'question' ? [tell('asker', 'answer')] : [])))).ended).toBe(
      'exhausted',
    );
  });

  it('is broken at an end where nothing is under way any more', () => {
    const { counterexample } = explore(world(helping(() => [])));
    expect(counterexample).toMatchObject({ property: 'KEPT', wrong: 'still owed: an answer' });
    expect(counterexample?.loop).toBeUndefined();
  });

  it('is broken by two who put each other off for ever', () => {
    const { counterexample } = explore(world(helping(() => [tell('asker', 'again?')])));
    expect(counterexample?.property).toBe('KEPT');
    expect(
      counterexample?.steps.slice(-counterexample.loop!).map((step) => step.type === 'deliver' && step.message),
    ).toEqual(['again?', 'again']);
  });

  it('is not broken by a circle in which a delivery is put off that could always be made', () => {
    // The answer is under way all the time while the helper talks to itself: fairness brings it.
    const talks = helping(({ type }) =>
      type === 'question' ? [tell('asker', 'answer'), tell('helper', 'murmur')] : [tell('helper', 'murmur')],
    );
    expect(explore(world(talks)).ended).toBe('exhausted');
  });
});
