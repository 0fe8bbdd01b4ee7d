/** Desks that a network reaches: what a desk or the edge could do wrong when something is lost is found. */
import { describe, expect, it } from 'vitest';
import { explore } from '../../../harness/explorer/explore.ts';
import type { Behaviour, Effect, Said } from '../../../harness/explorer/world.ts';
import { assistance } from '../../../harness/explorer/worlds/assistance.ts';
import { atDesks } from '../../../harness/explorer/worlds/at-desks.ts';
import { desk, edge } from '../../../harness/explorer/worlds/desk-and-edge.ts';
import type { Setting } from '../../../harness/explorer/worlds/setting.ts';

const setting: Setting = {
  name: 'at-desks',
  about: 'An agent at a desk.',
  agents: ['alice'],
  supervisors: ['sue'],
  interactions: { c1: { owner: 'alice' } },
  budgets: { agent: { ask: 1 }, escalates: false },
};

/** The same, but for one kind of message, which it hears differently. */
const but = (
  behaviour: Behaviour,
  type: string,
  hears: (said: ReturnType<Behaviour['turn']>, message: Said) => ReturnType<Behaviour['turn']>,
): Behaviour => ({
  ...behaviour,
  turn: (state, message) => {
    const said = behaviour.turn(state, message);
    return message.type === type ? hears(said, message) : said;
  },
});
const tells = (type: string) => (effect: Effect) => effect.type === 'tell' && effect.message.type === type;

describe('what goes wrong when something is lost is found', () => {
  const faulty: Record<string, Parameters<typeof atDesks>[3]> = {
    // A command that is under way is taken for a new one when it comes again.
    'D-ONCE': {
      desk,
      edge: (to, chart, folding) =>
        but(edge(to, chart, folding), 'command', (said, message) => ({
          ...said,
          effects: [{ type: 'tell', to: chart, message: (message as Said & { message: Said }).message }],
        })),
    },
    // The edge forgets its answers, and makes one up.
    'D-SAME-ANSWER': {
      desk,
      edge: (to, chart, folding) =>
        but(edge(to, chart, folding), 'command', (said) => ({
          ...said,
          effects: said.effects.map((effect) =>
            tells('answered')(effect) && effect.type === 'tell'
              ? { ...effect, message: { ...effect.message, answer: { refused: 'unavailable' } } as Said }
              : effect,
          ),
        })),
    },
    // A desk that is cut off does not say what it has.
    'D-VIEW': {
      edge,
      desk: (to, folding) =>
        but(desk(to, folding), 'closed', (said) => ({
          ...said,
          effects: said.effects.filter((one) => !tells('hello')(one)),
        })),
    },
    // Nor does it send again what was not answered.
    'D-ANSWERED': {
      edge,
      desk: (to, folding) =>
        but(desk(to, folding), 'closed', (said) => ({
          ...said,
          effects: said.effects.filter((one) => !tells('command')(one)),
        })),
    },
  };

  it.each(Object.entries(faulty))('%s', (name, parts) => {
    const world = atDesks(assistance(setting, { properties: [] }), ['agent/alice'], 2, parts);
    const only = { ...world, properties: world.properties.filter((property) => property.name === name) };
    const { counterexample } = explore(only);
    expect(counterexample?.property).toBe(name);
    expect(counterexample?.steps.some((step) => step.type === 'act' && step.act.isFault)).toBe(true);
  });

  it('and nothing is found where nothing is wrong', () => {
    expect(explore(atDesks(assistance(setting), ['agent/alice'], 2)).ended).toBe('exhausted');
  });
});
