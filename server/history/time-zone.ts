/**
 * Hours, days and weeks as a clock on the wall of some place has them, over changes of daylight saving time. Pure; weeks
 * begin on Monday.
 */

export const bucketSizes = ['hour', 'day', 'week'] as const;
export type BucketSize = (typeof bucketSizes)[number];

const quarterMs = 15 * 60_000;
const hourMs = 4 * quarterMs;
const dayMs = 24 * hourMs;

/** Whether this machine knows the name. */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Begins of all buckets from the one that `from` is in until the one before `to`; undefined if they are more than `max`. */
export function bucketStarts(
  from: number,
  to: number,
  size: BucketSize,
  zone: string,
  max: number,
): number[] | undefined {
  const clock = new WallClock(zone);
  const starts = [clock.startOf(from, size)];
  for (;;) {
    const next = clock.next(starts.at(-1)!, size);
    if (next >= to) return starts;
    if (starts.length === max) return undefined;
    starts.push(next);
  }
}

/** Wall time is written as if it were UTC: ms since 1970 that a clock there shows. */
class WallClock {
  readonly #format: Intl.DateTimeFormat;

  constructor(zone: string) {
    this.#format = new Intl.DateTimeFormat('en-US-u-ca-iso8601', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  startOf(at: number, size: BucketSize): number {
    const wall = this.#wall(at);
    if (size === 'hour') {
      // The last full hour that the clock struck, which may be more than an hour ago.
      const struck = at - (wall - floor(wall, hourMs));
      return this.#wall(struck) === floor(wall, hourMs) ? struck : this.#firstAt(floor(wall, hourMs), at);
    }
    const day = floor(wall, dayMs);
    return this.#firstAt(size === 'day' ? day : mondayOf(day), at);
  }

  next(start: number, size: BucketSize): number {
    if (size === 'hour') {
      // Where clocks change by half an hour, the next full hour comes earlier or later.
      for (let later = 0; later < 4; later++) {
        const next = start + hourMs + later * quarterMs;
        if (this.#wall(next) % hourMs === 0) return next;
      }
      return start + hourMs;
    }
    const day = floor(this.#wall(start), dayMs);
    const [days, from] = size === 'day' ? [1, day] : [7, mondayOf(day)];
    return this.#firstAt(from + days * dayMs, start + days * dayMs);
  }

  #wall(at: number): number {
    const part: Record<string, number> = {};
    for (const { type, value } of this.#format.formatToParts(at)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second);
  }

  /** When the clock first shows a time, near some moment; where it leaps over it, when it leaps. */
  #firstAt(wall: number, near: number): number {
    const offsets = [near - 2 * dayMs, wall - dayMs, wall + dayMs, near + 2 * dayMs].map(
      (at) => this.#wall(at) - floor(at, 1_000),
    );
    const candidates = [...new Set(offsets)].map((offset) => wall - offset).sort((a, b) => a - b);
    return candidates.find((at) => this.#wall(at) === wall) ?? candidates.find((at) => this.#wall(at) > wall) ?? wall;
  }
}

const floor = (at: number, step: number) => Math.floor(at / step) * step;
/** 1970-01-01 was a Thursday. */
const mondayOf = (day: number) => floor(day - 4 * dayMs, 7 * dayMs) + 4 * dayMs;
