/** A frame as bytes of JSON, made once however many sockets it goes to. */
import type { Frame } from '../../machines/wire.ts';

const known = new WeakMap<Frame, Buffer>();

export function encoded(frame: Frame): Buffer {
  let bytes = known.get(frame);
  if (!bytes) {
    bytes = Buffer.from(JSON.stringify(frame));
    known.set(frame, bytes);
  }
  return bytes;
}
