/**
 * A clock that goes on when the one on the wall is set back: an hour's step back would hold every timer and every grace up
 * for an hour. Until the wall has caught up it runs ahead of it, at the same pace; a step forward is followed at once.
 */
import type { Clock } from './actors/clock.ts';

/** Less is no step: two readings are never taken at the same moment, and clocks are adjusted in small portions. */
const stepMs = 500;

/** `elapsed` counts milliseconds and is never set. */
export function steadyClock(wall: Clock, elapsed: () => number = () => performance.now()): Clock {
  let last = { wall: wall.now(), elapsed: elapsed() };
  let aheadMs = 0;

  function now(): number {
    const reading = { wall: wall.now(), elapsed: elapsed() };
    const steppedMs = reading.wall - last.wall - (reading.elapsed - last.elapsed);
    // Measured from a reading that stays until there is a step, so that many small ones are not overlooked.
    if (Math.abs(steppedMs) >= stepMs) {
      aheadMs = Math.max(0, aheadMs - Math.round(steppedMs));
      last = reading;
    }
    return reading.wall + aheadMs;
  }

  return {
    now,
    startFrom: (at) => {
      aheadMs += Math.max(0, at - now());
    },
    setAlarm: (at, ring) => {
      now();
      wall.setAlarm(at - aheadMs, ring);
    },
    clearAlarm: () => wall.clearAlarm(),
  };
}
