/**
 * Which desktop notifications there are: one a request, or one for many; gone once what they are about is over or was
 * seen. When there are any at all, alerting.ts decides.
 */
import type { Alert } from '../../machines/desk.ts';
import type { NoticeWords } from '../words/notice.ts';
import { noticeOfMany } from '../words/notice.ts';
import { Notifier } from './notifier.ts';

export interface NoticesOptions {
  wordsOf: (alert: Alert) => NoticeWords;
  /** Whether the alert still asks for something. */
  isOpen: (alert: Alert) => boolean;
  /** Clicked; undefined stands for all that waits. */
  open: (request: string | undefined) => void;
}

/** More at once than this are one that says how many. */
const shownMax = 3;
const manyTag = 'handraise';
/** Until then it only counts on: the reminders of many requests do not come in the same moment. */
const manyApartMs = 10_000;

export class Notices {
  readonly #options: NoticesOptions;
  /** What each open notification is about. */
  readonly #shown = new Map<string, readonly Alert[]>();
  #manyAt = Number.NEGATIVE_INFINITY;
  readonly notifier: Notifier;

  constructor(options: NoticesOptions) {
    this.#options = options;
    this.notifier = new Notifier((tag) => {
      this.#shown.delete(tag);
      options.open(tag === manyTag ? undefined : tag);
    });
  }

  /** `aloud`: with the browser's own sound, since ours was not heard. */
  show(alerts: readonly Alert[], aloud: boolean): void {
    const all = Map.groupBy([...this.#shown.values()].flat().concat(alerts), ({ request }) => request);
    if (all.size > shownMax) {
      const newest = [...all.values()].map((own) => own.at(-1)!);
      this.#showOneFor(newest, aloud);
      return;
    }
    for (const [request, own] of Map.groupBy(alerts, (alert) => alert.request)) {
      const alert = own.at(-1)!;
      this.#shown.set(request, own);
      const how = { silent: !aloud, lasting: alert.cause !== 'message', again: true };
      this.notifier.show({ ...this.#options.wordsOf(alert), ...how, tag: request });
    }
  }

  /** What is over needs nobody any more. */
  follow(): void {
    for (const [tag, alerts] of this.#shown) {
      const open = alerts.filter(this.#options.isOpen);
      if (open.length === 0) this.#close(tag);
      else if (open.length < alerts.length) this.#shown.set(tag, open);
    }
  }

  seen(): void {
    for (const tag of this.#shown.keys()) this.#close(tag);
  }

  /** A screen full of them is read by nobody. */
  #showOneFor(alerts: readonly Alert[], aloud: boolean): void {
    for (const tag of this.#shown.keys()) if (tag !== manyTag) this.#close(tag);
    const messages = alerts.filter(({ cause }) => cause === 'message').length;
    const requests = alerts.length - messages;
    const again = performance.now() - this.#manyAt > manyApartMs;
    if (again) this.#manyAt = performance.now();
    this.#shown.set(manyTag, alerts);
    const how = { silent: !aloud, lasting: requests > 0, again };
    this.notifier.show({ ...noticeOfMany(requests, messages), ...how, tag: manyTag });
  }

  #close(tag: string): void {
    this.#shown.delete(tag);
    this.notifier.close(tag);
  }
}
