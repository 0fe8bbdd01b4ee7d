/** A slow reader is bounded in bytes and in age; one that is merely busy is not. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Frame } from '../../../machines/wire.ts';
import { Outbox } from '../../../server/live/outbox.ts';

const limits = { bufferedBytes: 1_000, unsentMs: 10_000 };
const ready: Frame = { type: 'ready' };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A reader that takes bytes only when the test says so. */
function aReader(frameBytes = 100) {
  const line = { waiting: 0, written: 0 };
  const tooSlow = vi.fn();
  const carrier = {
    write: () => {
      line.waiting += frameBytes;
      line.written++;
    },
    waitingBytes: () => line.waiting,
  };
  return { line, tooSlow, outbox: new Outbox(carrier, limits, tooSlow) };
}

test('more bytes than may wait are too many, and nothing is written afterwards', () => {
  const { line, tooSlow, outbox } = aReader();
  for (let n = 0; n < 11; n++) outbox.send(ready);
  expect(tooSlow).not.toHaveBeenCalled();
  outbox.send(ready);
  outbox.send(ready);
  expect(tooSlow).toHaveBeenCalledOnce();
  expect(line.written).toBe(11);
});

test('one frame may be larger than what may wait: whoever takes it is sent the next one', () => {
  const { line, tooSlow, outbox } = aReader(5_000);
  outbox.send(ready);
  line.waiting = 0;
  outbox.send(ready);
  expect(tooSlow).not.toHaveBeenCalled();
  outbox.send(ready);
  expect(tooSlow).toHaveBeenCalledOnce();
});

test('a frame that is not taken for long enough is too old', () => {
  const { tooSlow, outbox } = aReader();
  outbox.send(ready);
  vi.advanceTimersByTime(2 * limits.unsentMs);
  expect(tooSlow).toHaveBeenCalledOnce();
});

test('a reader that is behind and goes on is not too slow, however long that lasts', () => {
  const { line, tooSlow, outbox } = aReader();
  for (let n = 0; n < 5; n++) outbox.send(ready);
  for (let second = 0; second < 100; second++) {
    outbox.send(ready);
    line.waiting -= 100;
    vi.advanceTimersByTime(1_000);
  }
  expect(line.waiting).toBe(500);
  expect(tooSlow).not.toHaveBeenCalled();
});

test('one that stops in the middle is found', () => {
  const { line, tooSlow, outbox } = aReader();
  outbox.send(ready);
  line.waiting = 0;
  vi.advanceTimersByTime(15_000);
  outbox.send(ready);
  vi.advanceTimersByTime(limits.unsentMs - 1);
  expect(tooSlow).not.toHaveBeenCalled();
  vi.advanceTimersByTime(limits.unsentMs + 1);
  expect(tooSlow).toHaveBeenCalledOnce();
});

test('after the line is lost nothing is written and nobody is called', () => {
  const { line, tooSlow, outbox } = aReader();
  outbox.send(ready);
  outbox.close();
  outbox.send(ready);
  vi.advanceTimersByTime(100_000);
  expect(line.written).toBe(1);
  expect(tooSlow).not.toHaveBeenCalled();
});
