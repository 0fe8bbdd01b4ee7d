import { describe, expect, test } from 'vitest';
import type { Happening } from '../../machines/desk-state.ts';
import type { Closing, FeedEvent } from '../../machines/messages.ts';
import { blank } from '../../machines/views.ts';
import type { AgentView, SupervisorView } from '../../machines/wire.ts';
import type { Digest } from '../../ui/alerts/absence.ts';
import { Absence } from '../../ui/alerts/absence.ts';
import { digestHeading, digestSentences } from '../../ui/words/digest.ts';
import { roughDurationWords } from '../../ui/words/duration.ts';

const minutes = (count: number) => count * 60_000;
const sue: SupervisorView = { ...blank.supervisor, supervisor: 'sue', presence: 'supervising' };
const helping = (...requests: string[]): SupervisorView => ({
  ...sue,
  helping: Object.fromEntries(requests.map((request) => [request, { agent: 'alice', workgroup: 'bookings' }])),
});

const happened = (event: FeedEvent, topic = 'supervisor/sue'): Happening => ({
  ...{ topic, mode: 'missed', alert: undefined },
  numbered: { seq: 1, at: 0, event },
});
const came = (request: string, round = 1) =>
  happened({
    ...{ type: 'toast.shown', toast: `${request}/sue/${round}` },
    shown: { request, agent: 'alice', workgroup: 'bookings', urgency: 'normal' },
  });
const closed = (request: string, cause: Closing, by?: string) =>
  happened({ type: 'toast.closed', toast: `${request}/sue/1`, cause, ...(by && { by }) });
const said = (request: string, person: string) =>
  happened({ type: 'request.line', n: 1, person, text: { id: 't', length: 2 } }, `request/${request}`);

function awayFor(ms: number, happenings: readonly Happening[], self: AgentView | SupervisorView = sue) {
  const absence = new Absence();
  absence.begin('disconnected', 1_000);
  for (const happening of happenings) absence.take(happening, self);
  return absence.end('disconnected', 1_000 + ms, self);
}

describe('a digest', () => {
  test('counts what came and what became of it, and names who took it', () => {
    const digest = awayFor(minutes(12), [
      ...['c1.1', 'c2.1', 'c3.1', 'c4.1', 'c5.1', 'c6.1', 'c7.1'].map((request) => came(request)),
      closed('c1.1', 'taken', 'bea'),
      ...['c2.1', 'c3.1', 'c4.1'].map((request) => closed(request, 'taken', 'sam')),
      closed('c5.1', 'withdrawn'),
    ]);
    expect(digest).toMatchObject({ came: 7, taken: 4, takenBy: ['sam', 'bea'], withdrawn: 1, over: 0, waiting: 2 });
  });

  test('counts a request once that was shown again, as it stands now', () => {
    const digest = awayFor(minutes(2), [came('c1.1'), closed('c1.1', 'taken', 'sam'), came('c1.1', 2)]);
    expect(digest).toMatchObject({ came: 1, taken: 0, waiting: 1 });
  });

  test('counts others’ messages in requests that are still open, and nothing of those that are over', () => {
    const lines = [said('c1.1', 'alice'), said('c1.1', 'sue'), said('c2.1', 'bob'), said('c3.1', 'alice')];
    expect(awayFor(minutes(2), lines, helping('c1.1', 'c2.1'))).toMatchObject({ came: 0, messages: 2, inRequests: 2 });
    expect(awayFor(minutes(2), lines, sue)).toBeUndefined();
    const alice: AgentView = { ...blank.agent, agent: 'alice' };
    const dialog = { state: 'helped', reach: 'asked', escalated: false, by: 'sue' } as const;
    const asking = { ...alice, dialogs: { c1: { ...dialog, request: 'c1.1' } } };
    expect(awayFor(minutes(2), lines, asking)).toMatchObject({ messages: 1, inRequests: 1 });
  });

  test('is not made of a closed toast that was on screen before: that has a note of its own', () => {
    expect(awayFor(minutes(2), [closed('c1.1', 'taken', 'sam')])).toBeUndefined();
  });

  test('is for an absence of a minute or more, or for more requests than there is room for', () => {
    expect(awayFor(59_000, [came('c1.1')])).toBeUndefined();
    expect(awayFor(60_000, [came('c1.1')])).toBeDefined();
    expect(
      awayFor(
        5_000,
        ['c1.1', 'c2.1', 'c3.1', 'c4.1'].map((request) => came(request)),
      ),
    ).toMatchObject({ came: 4 });
    expect(awayFor(minutes(60), [])).toBeUndefined();
  });

  test('comes when the person is back and connected, and counts from the first of the two', () => {
    const absence = new Absence();
    absence.begin('hidden', 0);
    absence.begin('disconnected', 30_000);
    absence.take(came('c1.1'), sue);
    expect(absence.end('disconnected', 50_000, sue)).toBeUndefined();
    expect(absence.end('hidden', 90_000, sue)).toMatchObject({ awayMs: 90_000, came: 1 });
    expect(absence.isAway).toBe(false);
  });

  test('leaves out what was seen in another window, but not what no window could hear', () => {
    const seen = new Absence();
    seen.begin('hidden', 0);
    seen.take(came('c1.1'), sue);
    seen.seenElsewhere(100_000);
    expect(seen.end('hidden', 200_000, sue)).toBeUndefined();
    const unheard = new Absence();
    unheard.begin('disconnected', 0);
    unheard.begin('hidden', 10_000);
    unheard.seenElsewhere(100_000);
    unheard.take(came('c1.1'), sue);
    unheard.end('hidden', 200_000, sue);
    expect(unheard.end('disconnected', 300_000, sue)).toMatchObject({ awayMs: 300_000, came: 1 });
  });

  test('begins anew after each absence', () => {
    const absence = new Absence();
    absence.begin('hidden', 0);
    absence.take(came('c1.1'), sue);
    absence.end('hidden', 90_000, sue);
    absence.take(came('c2.1'), sue);
    absence.begin('hidden', 100_000);
    absence.take(came('c3.1'), sue);
    expect(absence.end('hidden', 200_000, sue)).toMatchObject({ awayMs: 100_000, came: 1 });
  });
});

describe('in words', () => {
  const nothing: Digest = {
    ...{ awayMs: minutes(12), came: 0, taken: 0, takenBy: [], withdrawn: 0, over: 0, waiting: 0 },
    ...{ messages: 0, inRequests: 0 },
  };
  const nameOf = (person: string) => person[0]!.toUpperCase() + person.slice(1);

  test('a digest says each thing in a sentence of its own, and nothing about what did not happen', () => {
    const digest = { ...nothing, came: 7, taken: 4, takenBy: ['sam', 'bea'], withdrawn: 1, waiting: 2 };
    expect(digestHeading(digest)).toBe('While you were away (12 min)');
    expect(digestSentences(digest, nameOf)).toEqual([
      '7 requests came',
      '4 taken by Sam and Bea',
      '1 withdrawn',
      '2 still wait',
    ]);
    expect(digestSentences({ ...nothing, messages: 3, inRequests: 2 }, nameOf)).toEqual([
      '3 new messages in 2 requests',
    ]);
    expect(digestSentences({ ...nothing, messages: 1, inRequests: 1 }, nameOf)).toEqual(['1 new message in a request']);
  });

  test('more people than can be read at a glance are not named', () => {
    const takenBy = ['a', 'b', 'c', 'd', 'e'];
    expect(digestSentences({ ...nothing, came: 5, taken: 5, takenBy }, nameOf)).toContain('5 taken by others');
  });

  test.each([
    [-5, '0 s'],
    [59_999, '59 s'],
    [minutes(12) + 59_000, '12 min'],
    [minutes(65), '1 h 5 min'],
    [minutes(120), '2 h 0 min'],
  ])('%d ms lasted %s', (ms, words) => {
    expect(roughDurationWords(ms)).toBe(words);
  });
});
