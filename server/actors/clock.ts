/**
 * What time it is. A host asks for one alarm at a time: the earliest of its timers. `manual` puts the same timer code
 * under a clock that a test or the harness moves.
 */
export interface Clock {
  /** Milliseconds since 1970 UTC. May step back; a host never does. */
  now(): number;
  /** Told once what time it was when the record ended: it is that late at least, even if the clock was set back since. */
  startFrom?(at: number): void;
  /** Calls `ring` once at or soon after `at`; the last call replaces earlier ones. */
  setAlarm(at: number, ring: () => void): void;
  clearAlarm(): void;
}

const longestDelayMs = 2 ** 31 - 1;

export function wallClock(): Clock {
  let timeout: NodeJS.Timeout | undefined;
  const clear = () => clearTimeout(timeout);
  const set = (at: number, ring: () => void) => {
    clear();
    const delayMs = Math.max(0, at - Date.now());
    // Node would fire at once for a longer delay: sleep in pieces.
    timeout = setTimeout(() => (delayMs > longestDelayMs ? set(at, ring) : ring()), Math.min(delayMs, longestDelayMs));
    timeout.unref();
  };
  return { now: Date.now, setAlarm: set, clearAlarm: clear };
}

export interface ManualClock extends Clock {
  /** Moves time to `at`, ringing what is due on the way, each at its own time. */
  moveTo(at: number): void;
}

export function manualClock(startAt = Date.UTC(2026, 0, 5, 9)): ManualClock {
  let now = startAt;
  let alarm: { at: number; ring: () => void } | undefined;
  return {
    now: () => now,
    startFrom: (at) => {
      now = Math.max(now, at);
    },
    setAlarm: (at, ring) => {
      alarm = { at, ring };
    },
    clearAlarm: () => {
      alarm = undefined;
    },
    moveTo: (at) => {
      while (alarm && alarm.at <= at) {
        const { at: due, ring } = alarm;
        alarm = undefined;
        now = Math.max(now, due);
        ring();
      }
      now = Math.max(now, at);
    },
  };
}
