import { describe, expect, test } from 'vitest';
import type { DialogView } from '../../machines/messages.ts';
import { blank } from '../../machines/views.ts';
import type { RequestView } from '../../machines/wire.ts';
import { durationWords } from '../../ui/words/duration.ts';
import { liveLine, shortLine } from '../../ui/words/live-line.ts';

const names: Record<string, string> = { sue: 'Sue Sutton', sam: 'Sam Stone' };
const nameOf = (person: string) => names[person] ?? person;
const aDialog = (about: Partial<DialogView> = {}): DialogView => ({
  ...{ request: 'c1.1', state: 'waiting', reach: 'asked', escalated: false, by: null },
  ...about,
});
const aRequest = (about: Partial<RequestView> = {}): RequestView => ({ ...blank.request, request: 'c1.1', ...about });
const lineOf = (dialog: DialogView, request?: RequestView) =>
  liveLine({ state: dialog.state, dialog }, nameOf, request);

describe('the live line', () => {
  test.each([
    [aDialog(), 'Sent – nobody has seen it yet'],
    [aDialog({ escalated: true }), 'Sent – nobody has seen it yet – escalation supervisors are asked too'],
    [aDialog({ reach: 'ignored' }), 'Ignored by everyone so far – still waiting'],
    [aDialog({ reach: 'ignored', escalated: true }), 'Ignored by everyone so far – still waiting'],
    [aDialog({ reach: 'nobody', escalated: true }), 'Nobody is available right now – whoever logs on next is asked'],
    [aDialog({ state: 'helped', by: 'sue' }), 'Sue Sutton is helping'],
    [aDialog({ state: 'unattended' }), 'Your supervisor had to leave – everybody has been asked again'],
  ])('of %o', (dialog, words) => {
    expect(lineOf(dialog)).toBe(words);
  });

  test('names who has seen it, everybody who helps, and who had to leave', () => {
    expect(lineOf(aDialog(), aRequest({ seen: ['sam', 'sue'] }))).toBe('Sent – seen by Sam Stone and Sue Sutton');
    const helped = aRequest({ helpers: ['sam', 'sue'], responsible: 'sue' });
    expect(lineOf(aDialog({ state: 'helped', by: 'sue' }), helped)).toBe('Sue Sutton is helping, with Sam Stone');
    const left = aRequest({ participants: { alice: 'initiated', sue: 'accepted', sam: 'accepted' }, helpers: ['sam'] });
    expect(lineOf(aDialog({ state: 'unattended' }), left)).toBe(
      'Sue Sutton had to leave – everybody has been asked again – Sam Stone still here',
    );
  });

  test('says that nothing was sent, that it is being sent or withdrawn, and how it ended', () => {
    expect(liveLine({ state: 'draft' }, nameOf)).toBe('Not sent – nobody has been asked');
    expect(liveLine({ state: 'draft', dimmed: 'notYourInteraction' }, nameOf)).toBe(
      'Not sent. The interaction is not assigned to you.',
    );
    expect(liveLine({ state: 'asking' }, nameOf)).toBe('Sending …');
    expect(liveLine({ state: 'asking', withdrawing: true }, nameOf)).toBe('Withdrawing …');
    expect(liveLine({ state: 'done', outcome: 'withdrawn' }, nameOf)).toBe('Withdrawn before anybody helped');
    expect(liveLine({ state: 'done', outcome: null }, nameOf)).toBe('Ended while this desk was away');
  });

  test('is short in a list', () => {
    expect(shortLine({ state: 'helped', dialog: aDialog({ state: 'helped', by: 'sue' }) }, nameOf)).toBe(
      'Sue Sutton is helping',
    );
    expect(shortLine({ state: 'waiting', dialog: aDialog({ escalated: true }) }, nameOf)).toBe('Waiting, escalated');
  });
});

test.each([
  [20_400, '20 s'],
  [80_000, '1 min 20 s'],
  [3_900_000, '1 h 5 min'],
  [-5_000, '0 s'],
])('%i ms in words are %s', (ms, words) => {
  expect(durationWords(ms)).toBe(words);
});
