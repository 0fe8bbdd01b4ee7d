import { describe, expect, it } from 'vitest';
import type { Roster, Standing } from '../../machines/messages.ts';
import { linesMax } from '../../machines/words/request.ts';
import { anActor, text } from '../support/actor.ts';

const configured: Standing = { supervising: true, configured: true, escalation: false };
const escalation: Standing = { supervising: true, configured: false, escalation: true };
const away: Standing = { supervising: false, configured: true, escalation: false };

const opened = () =>
  anActor('request').hears({
    type: 'request.open',
    request: 'c1.1',
    command: 'alice/1',
    agent: 'alice',
    workgroup: 'support',
    text: text('alice/1'),
    reason: null,
    urgency: 'normal',
    timers: { escalateAfterSeconds: 60, remindEverySeconds: 30 },
  });
const shown = (roster: Roster = { sam: configured, sue: configured }) =>
  opened().hears({ type: 'roster.full', version: 3, roster });
const accept = (person: string, showing: number, command = `${person}/1`) =>
  ({ type: 'request.accept', command, supervisor: person, toast: `c1.1/${person}/${showing}` }) as const;
const ignore = (person: string, showing: number, command = `${person}/i`) =>
  ({ type: 'request.ignore', command, supervisor: person, toast: `c1.1/${person}/${showing}` }) as const;
const helped = () => shown().hears(accept('sue', 2));
const over = (bench = helped()) =>
  bench.hears({ type: 'request.done', command: 'alice/2', agent: 'alice' }, { type: 'request.freed' });

describe('a request that waits', () => {
  it('opens with its text as the first line, asks for the roster and answers the ask', () => {
    const request = opened();
    expect(request.published.map(({ type }) => type)).toEqual([
      'request.opened',
      'request.participant',
      'request.line',
    ]);
    expect(request.told).toEqual([
      ['workgroup/support', 'roster.subscribe'],
      ['agent/alice', 'request.opened'],
    ]);
    expect(request.answered).toEqual({ 'alice/1': { done: true, request: 'c1.1' } });
    expect(request.said.filter(({ type }) => type === 'after')).toHaveLength(2);
  });

  it('shows a numbered toast to every eligible supervisor once the roster is known', () => {
    const request = shown({ sam: configured, sue: configured, eve: escalation, bea: away });
    expect(request.told).toEqual([
      ['supervisor/sam', 'toast.show'],
      ['supervisor/sue', 'toast.show'],
    ]);
    expect(request.context.showings).toEqual({ sam: 1, sue: 2 });
  });

  it('never shows itself to the person who asked', () => {
    expect(shown({ alice: configured, sue: configured }).told).toEqual([['supervisor/sue', 'toast.show']]);
  });

  it('shows itself to a supervisor who logs on late', () => {
    const request = shown().hears({ type: 'roster.changed', version: 4, roster: { tom: configured } });
    expect(request.told).toEqual([['supervisor/tom', 'toast.show']]);
  });

  it('closes the toast of a supervisor taken out of the configuration as not eligible', () => {
    const request = shown().hears({
      type: 'roster.changed',
      version: 4,
      roster: { sam: { ...configured, configured: false } },
    });
    expect(request.said).toContainEqual({
      type: 'tell',
      to: 'supervisor/sam',
      message: { type: 'toast.close', toast: 'c1.1/sam/1', cause: 'notEligible' },
    });
  });

  it('lets its agent add lines, and nobody else', () => {
    const request = shown().hears({ type: 'request.say', command: 'alice/2', person: 'alice', text: text('alice/2') });
    expect(request.published).toEqual([{ type: 'request.line', n: 2, person: 'alice', text: text('alice/2') }]);
    request.hears({ type: 'request.say', command: 'sue/1', person: 'sue', text: text('sue/1') });
    expect(request.answered).toEqual({ 'sue/1': { refused: 'notParticipant' } });
  });

  it('reminds the open showings and arms the next reminder', () => {
    const request = shown().hears({ type: 'reminder.due' });
    expect(request.told).toEqual([
      ['supervisor/sam', 'toast.remind'],
      ['supervisor/sue', 'toast.remind'],
    ]);
    expect(request.said).toContainEqual({
      type: 'after',
      name: 'reminder',
      delayMs: 30_000,
      message: { type: 'reminder.due' },
    });
  });

  it('toasts the escalation supervisors too once its time is up', () => {
    const request = shown({ sue: configured, eve: escalation }).hears({ type: 'escalation.due' });
    expect(request.told).toEqual([
      ['agent/alice', 'request.reached'],
      ['workgroup/support', 'request.summary'],
      ['supervisor/eve', 'toast.show'],
    ]);
  });
});

describe('the first to respond', () => {
  it('wins; every other toast closes saying who took it', () => {
    const request = helped();
    expect(request.is('open.helping.attended')).toBe(true);
    expect(request.answered).toEqual({ 'sue/1': { done: true, request: 'c1.1' } });
    expect(request.said).toContainEqual({
      type: 'tell',
      to: 'supervisor/sam',
      message: { type: 'toast.close', toast: 'c1.1/sam/1', cause: 'taken', by: 'sue' },
    });
    expect(request.said.filter(({ type }) => type === 'cancel')).toHaveLength(2);
  });

  it('makes a later click learn who was first', () => {
    expect(helped().hears(accept('sam', 1)).answered).toEqual({ 'sam/1': { refused: 'alreadyTaken', by: 'sue' } });
  });

  it('may answer with text, which accepts', () => {
    const request = shown().hears({ ...accept('sam', 1), text: text('sam/1') });
    expect(request.published).toContainEqual({ type: 'request.line', n: 2, person: 'sam', text: text('sam/1') });
    expect(request.context.responsible).toBe('sam');
  });

  it.each([
    ['a number that is not open', accept('sue', 7)],
    ["another supervisor's toast", { ...accept('sue', 2), toast: 'c1.1/sam/1' }],
    ["another request's toast", { ...accept('sue', 2), toast: 'c2.1/sue/2' }],
  ])('must name the open showing: %s changes nothing', (_, message) => {
    const request = shown();
    const before = request.context;
    expect(request.hears(message).answered).toEqual({ 'sue/1': { refused: 'toastClosed' } });
    expect(request.context).toEqual(before);
  });
});

describe('ignoring', () => {
  it('closes one toast and leaves the request waiting', () => {
    const request = shown().hears(ignore('sue', 2));
    expect(request.told).toEqual([['supervisor/sue', 'toast.close']]);
    expect(request.is('open.waiting')).toBe(true);
    expect(request.context.participants).toMatchObject({ sue: 'ignored' });
  });

  it('by everybody is told to the agent and escalates at once', () => {
    const request = shown({ sue: configured, eve: { ...escalation, supervising: false } }).hears(ignore('sue', 1));
    expect(request.context).toMatchObject({ reach: 'ignored', escalated: true });
    expect(request.told).toContainEqual(['agent/alice', 'request.reached']);
    expect(request.said).toContainEqual({ type: 'cancel', name: 'escalation' });
  });

  it('lasts until that supervisor stops supervising', () => {
    const request = shown().hears(
      ignore('sue', 2),
      { type: 'roster.changed', version: 4, roster: { sue: away } },
      { type: 'roster.changed', version: 5, roster: { sue: configured } },
    );
    expect(request.context.showings).toEqual({ sam: 1, sue: 3 });
  });
});

describe('a helped request', () => {
  it('is unattended when the responsible supervisor leaves: a new round for everybody', () => {
    const request = helped().hears({ type: 'roster.changed', version: 4, roster: { sue: away } });
    expect(request.is('open.helping.unattended')).toBe(true);
    expect(request.told).toEqual([
      ['supervisor/sue', 'helping.ended'],
      ['workgroup/support', 'request.summary'],
      ['agent/alice', 'request.unattended'],
      ['workgroup/support', 'request.summary'],
      ['supervisor/sam', 'toast.show'],
    ]);
  });

  it('takes lines of its agent and its helper until there are 1,000', () => {
    const request = helped();
    for (let n = request.context.lines; n < linesMax; n++) {
      request.hears({ type: 'request.say', command: `sue/${n}`, person: 'sue', text: text('t') });
    }
    request.hears({ type: 'request.say', command: 'alice/9', person: 'alice', text: text('t') });
    expect(request.answered).toEqual({ 'alice/9': { refused: 'tooManyLines' } });
  });
});

describe('the end', () => {
  it.each([
    ['withdrawn before an accept', shown, 'withdrawn'],
    ['completed after it', helped, 'completed'],
  ] as const)('is %s', (_, state, outcome) => {
    const request = state().hears({ type: 'request.done', command: 'alice/2', agent: 'alice' });
    expect(request.is('done.closing')).toBe(true);
    expect(request.context.outcome).toBe(outcome);
    expect(request.answered).toEqual({});
  });

  it('is told to the asker only once the interaction is free', () => {
    const request = helped().hears({ type: 'request.done', command: 'alice/2', agent: 'alice' });
    expect(request.told).toEqual([
      ['supervisor/sue', 'helping.ended'],
      ['workgroup/support', 'roster.unsubscribe'],
      ['interaction/c1', 'request.over'],
    ]);
    request.hears(
      { type: 'request.done', command: 'alice/3', agent: 'alice' },
      { type: 'request.say', command: 'alice/4', person: 'alice', text: text('t') },
      { type: 'request.freed' },
    );
    expect(request.answered).toEqual({
      'alice/2': { done: true, request: 'c1.1' },
      'alice/3': { refused: 'requestDone', outcome: 'completed' },
      'alice/4': { refused: 'requestDone', outcome: 'completed' },
    });
    expect(request.told).toEqual([['agent/alice', 'request.ended']]);
  });

  it('belongs to the person who asked', () => {
    expect(helped().hears({ type: 'request.done', command: 'bob/1', agent: 'bob' }).answered).toEqual({
      'bob/1': { refused: 'notInitiator' },
    });
  });

  it.each([
    ['interaction.ended', 'interactionEnded'],
    ['interaction.transferred', 'transferred'],
  ] as const)('comes with %s too, and closes every toast', (type, outcome) => {
    const request = shown().hears({ type });
    expect(request.context.outcome).toBe(outcome);
    expect(request.told.filter(([, message]) => message === 'toast.close')).toHaveLength(2);
  });

  it('is final: everything later is refused and nothing is said', () => {
    const request = over();
    const kept = request.context;
    request.hears(accept('sam', 1));
    expect(request.answered).toEqual({ 'sam/1': { refused: 'requestDone', outcome: 'completed' } });
    request.hears({ type: 'request.say', command: 'sue/2', person: 'sue', text: text('t') });
    expect(request.answered).toEqual({ 'sue/2': { refused: 'requestDone', outcome: 'completed' } });
    request.hears({ type: 'roster.changed', version: 9, roster: { sam: away } }, { type: 'escalation.due' });
    expect(request.said).toEqual([]);
    expect(request.context).toEqual(kept);
  });
});

it('a request nobody opened answers unknownRequest and stores nothing', () => {
  const request = anActor('request').hears(accept('sue', 1));
  expect(request.answered).toEqual({ 'sue/1': { refused: 'unknownRequest' } });
  expect(request.is('absent')).toBe(true);
});
