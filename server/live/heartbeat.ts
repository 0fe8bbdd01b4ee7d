/** Finds out which sockets are dead: a ping every so often, and whoever did not answer the one before is gone. */
import type { WebSocket } from 'ws';

export class Heartbeat {
  /** Whether each has answered the last ping. */
  readonly #answered = new Map<WebSocket, boolean>();
  readonly #interval: NodeJS.Timeout;

  constructor(everyMs: number) {
    this.#interval = setInterval(() => this.#beat(), everyMs).unref();
  }

  /** Until it closes. */
  follow(socket: WebSocket): void {
    this.#answered.set(socket, true);
    socket.on('pong', () => this.#answered.set(socket, true));
    socket.on('close', () => this.#answered.delete(socket));
  }

  stop(): void {
    clearInterval(this.#interval);
  }

  #beat(): void {
    for (const [socket, isAlive] of this.#answered) {
      if (!isAlive) socket.terminate();
      else {
        this.#answered.set(socket, false);
        socket.ping();
      }
    }
  }
}
