import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Happening } from '../../machines/desk-state.ts';
import { blank } from '../../machines/views.ts';
import type { SupervisorView } from '../../machines/wire.ts';
import { ClosedNotes } from '../../ui/desks/supervisor/closed-notes.ts';
import { HelpedRequests } from '../../ui/desks/supervisor/helped-requests.ts';

const closed = (toast: string, mode: Happening['mode'] = 'live'): Happening => ({
  ...{ topic: 'supervisor/sue', mode, alert: undefined },
  numbered: { seq: 1, at: 0, event: { type: 'toast.closed', toast, cause: 'taken', by: 'sam' } },
});

describe('notes on closed toasts', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('say why and by whom, and go away by themselves', () => {
    const notes = new ClosedNotes(() => undefined);
    notes.take(closed('c1.1/sue/1'));
    expect(notes.closed).toEqual([{ toast: 'c1.1/sue/1', request: 'c1.1', cause: 'taken', by: 'sam' }]);
    vi.advanceTimersByTime(8_000);
    expect(notes.closed).toEqual([]);
  });

  test('go away when their request is shown again', () => {
    const notes = new ClosedNotes(() => undefined);
    notes.take(closed('c1.1/sue/1'));
    const shown = { request: 'c1.1', agent: 'alice', workgroup: 'bookings', urgency: 'normal' } as const;
    const { numbered, ...around } = closed('c1.1/sue/1');
    notes.take({ ...around, numbered: { ...numbered, event: { type: 'toast.shown', toast: 'c1.1/sue/2', shown } } });
    expect(notes.closed).toEqual([]);
  });

  test('are at most five, the newest', () => {
    const notes = new ClosedNotes(() => undefined);
    for (const n of [1, 2, 3, 4, 5, 6]) notes.take(closed(`c${n}.1/sue/1`));
    expect(notes.closed.map(({ request }) => request)).toEqual(['c2.1', 'c3.1', 'c4.1', 'c5.1', 'c6.1']);
  });

  test('leave out what came and went while the desk was away', () => {
    const notes = new ClosedNotes(() => undefined);
    notes.saw(['c1.1/sue/1']);
    notes.take(closed('c1.1/sue/1', 'missed'));
    notes.take(closed('c2.1/sue/1', 'missed'));
    expect(notes.closed.map(({ request }) => request)).toEqual(['c1.1']);
  });
});

describe('requests being helped with', () => {
  const helping = (...requests: string[]): SupervisorView => ({
    ...blank.supervisor,
    helping: Object.fromEntries(requests.map((request) => [request, { agent: 'alice', workgroup: 'bookings' }])),
  });

  test('the newest is in front', () => {
    const helped = new HelpedRequests();
    helped.follow(helping('c1.1'));
    helped.follow(helping('c1.1', 'c2.1'));
    expect(helped.front).toBe('c2.1');
  });

  test('an ended one stays until it is dismissed', () => {
    const helped = new HelpedRequests();
    helped.follow(helping('c1.1'));
    helped.end('c1.1', 'completed');
    helped.follow(helping());
    expect(helped.shown(helping(), new Map())).toMatchObject([{ id: 'c1.1', ended: 'completed' }]);
    helped.dismiss('c1.1');
    expect(helped.shown(helping(), new Map())).toEqual([]);
  });

  test('one that is gone after an absence has ended too', () => {
    const helped = new HelpedRequests();
    helped.follow(helping('c1.1'));
    helped.follow(helping());
    expect(helped.shown(helping(), new Map())).toMatchObject([{ id: 'c1.1', ended: 'released' }]);
  });
});
