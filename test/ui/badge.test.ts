import { describe, expect, test } from 'vitest';
import type { Alert } from '../../machines/desk.ts';
import { blank } from '../../machines/views.ts';
import type { RequestView } from '../../machines/wire.ts';
import { iconOf, titleOf } from '../../ui/alerts/badge.ts';
import { figures, loudest, soundKinds, tones, voices } from '../../ui/alerts/tones.ts';
import { noticeOfMany, noticeWords } from '../../ui/words/notice.ts';

describe('the title and the icon', () => {
  test('count what waits, and mark what is urgent by more than a colour', () => {
    expect(titleOf({ count: 0, urgent: false })).toBe('Handraise');
    expect(titleOf({ count: 3, urgent: false })).toBe('(3) Handraise');
    expect(titleOf({ count: 3, urgent: true })).toBe('(3!) Handraise');
    expect(iconOf({ count: 0, urgent: false })).toBe('/favicon.svg');
    expect(decodeURIComponent(iconOf({ count: 3, urgent: false }))).toContain('>3</text>');
    expect(decodeURIComponent(iconOf({ count: 3, urgent: true }))).toContain('>3!</text>');
    expect(decodeURIComponent(iconOf({ count: 12, urgent: false }))).toContain('>9+</text>');
  });
});

describe('sounds', () => {
  test('there are at least three to choose from, and each has an own figure for what it is about', () => {
    expect(tones.length).toBeGreaterThanOrEqual(3);
    expect(new Set(tones.map((tone) => JSON.stringify(voices[tone]))).size).toBe(tones.length);
    expect(new Set(soundKinds.map((kind) => JSON.stringify(figures[kind]))).size).toBe(soundKinds.length);
  });

  test('of several at once the most pressing is heard', () => {
    expect(loudest(['message', 'urgent', 'toast'])).toBe('urgent');
    expect(loudest(['toast', 'message'])).toBe('toast');
    expect(loudest([])).toBeUndefined();
  });
});

describe('a desktop notification', () => {
  const request: RequestView = {
    ...{ ...blank.request, request: 'c1.1', agent: 'alice', workgroup: 'bookings' },
    lines: [
      { n: 1, person: 'alice', at: 0, text: { id: 't1', length: 6, body: 'Refund for Clara Fischer?' } },
      { n: 2, person: 'sue', at: 1, text: { id: 't2', length: 6, body: 'Up to 200.' } },
    ],
  };
  const alert = (cause: Alert['cause'], urgent = false): Alert => ({
    request: 'c1.1',
    cause,
    urgent,
    pop: true,
    sound: true,
  });
  const say = (about: Alert, me: string, texts: boolean) =>
    noticeWords({ alert: about, request, me, texts, nameOf: (person) => person.toUpperCase() });

  test('names colleagues and the workgroup, and shows nothing that was written unless that was chosen', () => {
    expect(say(alert('toast'), 'sue', false)).toEqual({ title: 'ALICE asks for assistance', body: 'bookings' });
    expect(say(alert('message'), 'alice', false)).toEqual({ title: 'New message from SUE', body: 'bookings' });
    expect(say(alert('toast'), 'sue', true).body).toBe('Refund for Clara Fischer?');
    expect(say(alert('message'), 'alice', true).body).toBe('Up to 200.');
  });

  test('says what is urgent, and what still waits', () => {
    expect(say(alert('toast', true), 'sue', false).title).toBe('Urgent: ALICE asks for assistance');
    expect(say(alert('reminder'), 'sue', false).title).toBe('ALICE still waits for assistance');
  });

  test('for many says how many', () => {
    expect(noticeOfMany(4, 0)).toEqual({ title: '4 requests wait for assistance', body: '' });
    expect(noticeOfMany(4, 1)).toEqual({ title: '4 requests wait for assistance', body: 'New messages in 1 request' });
    expect(noticeOfMany(0, 5)).toEqual({ title: 'New messages in 5 requests', body: '' });
  });
});
