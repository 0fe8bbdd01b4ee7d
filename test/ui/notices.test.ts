import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Alert } from '../../machines/desk.ts';
import { Notices } from '../../ui/alerts/notices.ts';

interface Shown {
  title: string;
  tag: string;
  renotify: boolean;
  requireInteraction: boolean;
}

/** What is on the screen, by tag, as a browser replaces and closes it. */
const screen = new Map<string, Shown & { click(): void }>();

class FakeNotification {
  static permission: NotificationPermission = 'granted';
  onclick: () => void = () => {};
  onclose: () => void = () => {};
  readonly #tag: string;
  constructor(title: string, { tag, renotify, requireInteraction }: Omit<Shown, 'title'>) {
    this.#tag = tag;
    screen.set(tag, { title, tag, renotify, requireInteraction, click: () => this.onclick() });
  }
  close(): void {
    screen.delete(this.#tag);
    this.onclose();
  }
}

const open = new Set<string>();
const gone: (string | undefined)[] = [];
const about = (request: string, cause: Alert['cause'] = 'toast'): Alert => {
  open.add(request);
  return { request, cause, pop: true, sound: true, urgent: false };
};
const someNotices = () =>
  new Notices({
    wordsOf: ({ request, cause }) => ({ title: `${cause} ${request}`, body: '' }),
    isOpen: ({ request }) => open.has(request),
    open: (request) => gone.push(request),
  });

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('Notification', FakeNotification);
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('focus', () => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  screen.clear();
  open.clear();
  gone.length = 0;
  FakeNotification.permission = 'granted';
});

describe('desktop notifications', () => {
  test('are one a request, which its reminder shows again', () => {
    const notices = someNotices();
    notices.show([about('c1.1'), about('c2.1', 'message')], false);
    notices.show([about('c1.1', 'reminder')], false);
    expect([...screen.values()]).toMatchObject([
      { tag: 'c1.1', title: 'reminder c1.1', renotify: true, requireInteraction: true },
      { tag: 'c2.1', title: 'message c2.1', requireInteraction: false },
    ]);
  });

  test('of more than three are one, also if they came one by one', () => {
    const notices = someNotices();
    for (const n of [1, 2, 3]) notices.show([about(`c${n}.1`)], false);
    expect(screen.size).toBe(3);
    notices.show([about('c4.1')], false);
    expect([...screen.values()]).toMatchObject([{ title: '4 requests wait for assistance', renotify: true }]);
  });

  test('of many count on quietly for a while, and then alert again', () => {
    const notices = someNotices();
    notices.show(
      [1, 2, 3, 4].map((n) => about(`c${n}.1`)),
      false,
    );
    notices.show([about('c5.1')], false);
    expect([...screen.values()]).toMatchObject([{ title: '5 requests wait for assistance', renotify: false }]);
    vi.advanceTimersByTime(10_001);
    notices.show([about('c1.1', 'reminder')], false);
    expect([...screen.values()]).toMatchObject([{ title: '5 requests wait for assistance', renotify: true }]);
  });

  test('go when what they are about is over, and all when it was seen', () => {
    const notices = someNotices();
    notices.show([about('c1.1'), about('c2.1'), about('c3.1')], false);
    open.delete('c2.1');
    notices.follow();
    expect([...screen.keys()]).toEqual(['c1.1', 'c3.1']);
    notices.seen();
    expect(screen.size).toBe(0);
  });

  test('lead to their request, or to all that waits', () => {
    const notices = someNotices();
    notices.show([about('c1.1')], false);
    screen.get('c1.1')?.click();
    notices.show(
      [1, 2, 3, 4].map((n) => about(`d${n}.1`)),
      false,
    );
    screen.get('handraise')?.click();
    expect(gone).toEqual(['c1.1', undefined]);
    expect(screen.size).toBe(0);
  });

  test('are not shown where the browser has not allowed them', () => {
    FakeNotification.permission = 'denied';
    someNotices().show([about('c1.1')], false);
    expect(screen.size).toBe(0);
  });
});
