/**
 * Frames as server-sent events. The id of each is all that the desk has once it has read it, so that a browser that comes
 * back names it by itself and is sent what it missed.
 */
import * as z from 'zod/mini';
import type { Frame, Hello } from '../../machines/wire.ts';
import { hello } from '../../machines/wire.ts';

/** What a desk has, as `Last-Event-ID` and `?have=` say it. */
const token = z.pick(hello, { epoch: true, have: true });

/** Undefined if it is no such text. */
export function helloFrom(text: string | undefined): Hello | undefined {
  if (text === undefined || text === '') return { type: 'hello', have: {} };
  try {
    const { data } = token.safeParse(JSON.parse(text));
    return data && { type: 'hello', ...data };
  } catch {
    return undefined;
  }
}

/** Writes the frames of one desk, which has what it said. An id longer than `idBytesMax` is left empty: snapshots follow. */
export function eventWriter({ epoch, have }: Hello, idBytesMax: number): (frame: Frame) => string {
  const had = new Map(Object.entries(have));
  let known = epoch;

  function note(frame: Frame): void {
    if (frame.type === 'welcome') {
      // What it has of another database is worth nothing.
      if (frame.epoch !== known) had.clear();
      known = frame.epoch;
    } else if (frame.type === 'snapshot') had.set(frame.topic, frame.seq);
    else if (frame.type === 'events') had.set(frame.topic, frame.events.at(-1)?.seq ?? 0);
    else if (frame.type === 'gone') had.delete(frame.topic);
  }

  return (frame) => {
    note(frame);
    const id = JSON.stringify({ epoch: known, have: Object.fromEntries(had) });
    return `${idLine(id, idBytesMax)}data: ${JSON.stringify(frame)}\n\n`;
  };
}

const idLine = (id: string, bytesMax: number) => (id.length > bytesMax ? 'id:\n' : `id: ${id}\n`);

export const keepAlive = ': alive\n\n';
/** How long a browser waits before it comes back. */
export const retryLine = (delayMs: number) => `retry: ${delayMs}\n\n`;
/** The last event of a stream: why it ends, as a code of `closeCodes`. */
export const closing = (code: number) => `event: closed\ndata: ${JSON.stringify({ code })}\n\n`;
