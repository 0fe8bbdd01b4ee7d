/** A socket as a line: frames as JSON, made once for all sockets that are sent them. */
import type { WebSocket } from 'ws';
import type { Line } from './connections.ts';

const known = new WeakMap<object, Buffer>();

function encoded(frame: object): Buffer {
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

  write(frame: object): void {
    this.#socket.send(encoded(frame), { binary: false });
  }

  waitingBytes(): number {
    return this.#socket.bufferedAmount;
  }

  close(code: number): void {
    this.#socket.close(code);
  }
}
