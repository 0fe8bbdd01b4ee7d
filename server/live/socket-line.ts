/** A desk's socket as a line: frames as JSON, made once for all sockets that are sent them. */
import type { WebSocket } from 'ws';
import type { Frame } from '../../machines/wire.ts';
import type { Line } from './connections.ts';

const known = new WeakMap<Frame, Buffer>();

function encoded(frame: Frame): Buffer {
  let bytes = known.get(frame);
  if (!bytes) {
    bytes = Buffer.from(JSON.stringify(frame));
    known.set(frame, bytes);
  }
  return bytes;
}

export class SocketLine implements Line {
  readonly transport = 'socket';
  readonly #socket: WebSocket;

  constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  write(frame: Frame): void {
    this.#socket.send(encoded(frame), { binary: false });
  }

  waitingBytes(): number {
    return this.#socket.bufferedAmount;
  }

  close(code: number): void {
    this.#socket.close(code);
  }
}
