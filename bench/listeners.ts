/** Many sockets in this process: the one load generator of every row with sockets. Counts frames and how late they come. */
import { WebSocket } from 'ws';

export interface Listener {
  socket: WebSocket;
  /** What it has, as a desk would say it in its next hello. */
  have: Record<string, number>;
  /** Frames that skipped a number. */
  gaps: number;
}

/** Connections under way at once. */
const atOnce = 100;

/** Opens a socket for each of `headers`, desks with what they have; resolves when all are greeted. */
export async function listen(
  url: string,
  headers: readonly Record<string, string>[],
  heard: (data: Buffer, listener: Listener) => void,
  hello?: (index: number) => string,
  known: readonly Pick<Listener, 'have'>[] = [],
): Promise<Listener[]> {
  const listeners: Listener[] = [];
  let next = 0;
  const open = (index: number) =>
    new Promise<void>((resolve, reject) => {
      const socket = new WebSocket(url, { headers: headers[index]!, perMessageDeflate: false });
      const listener: Listener = { socket, have: { ...known[index]?.have }, gaps: 0 };
      listeners[index] = listener;
      socket.on('error', reject);
      socket.on('open', () => {
        if (hello) socket.send(hello(index));
        else resolve();
      });
      socket.on('message', (data: Buffer) => {
        heard(data, listener);
        if (hello && data.length < 40 && data.includes('"ready"')) resolve();
      });
    });
  const work = async () => {
    while (next < headers.length) await open(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return listeners;
}

/** Notes what a desk has after this frame. */
export function note(listener: Listener, data: Buffer): void {
  const frame = JSON.parse(data.toString()) as {
    type: string;
    topic: string;
    seq: number;
    events?: { seq: number }[];
  };
  if (frame.type === 'snapshot') listener.have[frame.topic] = frame.seq;
  for (const { seq } of frame.events ?? []) {
    if (seq !== (listener.have[frame.topic] ?? 0) + 1) listener.gaps++;
    listener.have[frame.topic] = seq;
  }
}

export async function hangUp(listeners: readonly Listener[]): Promise<void> {
  await Promise.all(
    listeners.map(({ socket }) => {
      const gone = new Promise((resolve) => socket.once('close', resolve));
      socket.terminate();
      return gone;
    }),
  );
}
