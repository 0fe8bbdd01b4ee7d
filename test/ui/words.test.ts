import { describe, expect, test } from 'vitest';
import type { RequestSummary } from '../../machines/messages.ts';
import { blank } from '../../machines/views.ts';
import type { RequestView, WorkgroupView } from '../../machines/wire.ts';
import { askedWords } from '../../ui/words/asked.ts';
import { helpersWords } from '../../ui/words/helpers.ts';
import { summaryWords } from '../../ui/words/summary.ts';

const nameOf = (person: string) => person.toUpperCase();
const bookings: WorkgroupView = {
  ...blank.workgroup,
  supervisors: ['sue', 'sam', 'farid', 'gone'],
  escalation: ['bea'],
  supervising: ['bea', 'farid', 'sam', 'sue'],
};
const aRequest = (about: Partial<RequestView> = {}): RequestView => ({ ...blank.request, agent: 'farid', ...about });

describe('who else is asked', () => {
  test('is everybody there but the reader and the one who asks, with what each did', () => {
    expect(askedWords(aRequest(), bookings, 'sue', nameOf)).toBe('Also asked: SAM');
    expect(askedWords(aRequest({ escalated: true, seen: ['sam'] }), bookings, 'sue', nameOf)).toBe(
      'Also asked: SAM (has seen it) and BEA',
    );
    const ignored = aRequest({ seen: ['sam'], participants: { farid: 'initiated', sam: 'ignored' } });
    expect(askedWords(ignored, bookings, 'sue', nameOf)).toBe('Also asked: SAM (ignored it)');
    expect(askedWords({ ...ignored, state: 'unattended' }, bookings, 'sue', nameOf)).toBe(
      'Also asked: SAM (ignored it before)',
    );
  });

  test('is nobody, or not known', () => {
    expect(askedWords(aRequest(), { ...bookings, supervising: ['sue'] }, 'sue', nameOf)).toBe('Nobody else is asked');
    expect(askedWords(aRequest(), undefined, 'sue', nameOf)).toBe('');
  });

  test('is a number beyond a few', () => {
    const many = Array.from({ length: 9 }, (_, n) => `s${n}`);
    const crowded = { ...bookings, supervisors: many, supervising: many };
    expect(askedWords(aRequest(), crowded, 'sue', nameOf)).toBe('Also asked: S0, S1, S2, S3, S4, S5 and 3 more');
  });
});

test('who helps is told to the reader as one of them', () => {
  const helped = { responsible: 'sue', helpers: ['bea', 'sam', 'sue'] };
  expect(helpersWords(helped, nameOf)).toBe('SUE is helping, with BEA and SAM');
  expect(helpersWords(helped, nameOf, 'bea')).toBe('SUE is helping, with SAM and you');
  expect(helpersWords(helped, nameOf, 'sue')).toBe('You are helping, with BEA and SAM');
});

test('an open request in a list says who helps, or why nobody does', () => {
  const waiting: RequestSummary = {
    agent: 'alice',
    urgency: 'normal',
    reason: null,
    state: 'waiting',
    reach: 'asked',
    escalated: false,
    responsible: null,
    helpers: [],
  };
  expect(summaryWords(waiting, nameOf, 'sue')).toBe('Waiting for a supervisor');
  expect(summaryWords({ ...waiting, reach: 'nobody' }, nameOf, 'sue')).toBe('Nobody is available');
  expect(summaryWords({ ...waiting, state: 'unattended' }, nameOf, 'sue')).toBe(
    'Supervisor had to leave – asked again',
  );
  expect(summaryWords({ ...waiting, state: 'helped', responsible: 'sue', helpers: ['sue'] }, nameOf, 'sue')).toBe(
    'You are helping',
  );
});
