/** Server-sent events for whoever follows a run: what there is by then, then what happens, until it is over. */
import type { FastifyReply } from 'fastify';
import type { Observable } from 'rxjs';
import { keepAlive, retryLine } from '../../server/live/event-stream.ts';

const heartbeatMs = 15_000;
const comeBackMs = 1_000;
/** Bytes that may wait for a slow reader, who then comes back and is told all of it again. */
const waitingBytesMax = 24 * 1_024 * 1_024;

/** What there is by now, and what follows; nothing follows if it is over. */
export interface Following<Event> {
  sofar: readonly Event[];
  more: Observable<Event> | undefined;
}

/** `ends`: the stream is closed whatever there is to tell, since whoever reads it has logged off or the server stops. */
export function streamEvents<Event>(
  reply: FastifyReply,
  { sofar, more }: Following<Event>,
  ends: Observable<unknown>,
): void {
  const stream = reply.raw;
  const headers = { ...reply.getHeaders(), 'content-type': 'text/event-stream', 'cache-control': 'no-store' };
  reply.hijack();
  if (stream.destroyed) return;
  stream.writeHead(200, headers as Record<string, string>);
  stream.write(retryLine(comeBackMs));
  const write = (event: Event) => {
    stream.write(`data: ${JSON.stringify(event)}\n\n`);
    if (stream.writableLength > waitingBytesMax) stream.destroy();
  };
  for (const event of sofar) write(event);
  if (!more) {
    stream.end();
    return;
  }
  const following = more.subscribe({ next: write, complete: () => stream.end() });
  const ending = ends.subscribe(() => stream.end());
  const heartbeat = setInterval(() => stream.write(keepAlive), heartbeatMs).unref();
  stream.on('error', () => {});
  stream.on('close', () => {
    clearInterval(heartbeat);
    following.unsubscribe();
    ending.unsubscribe();
  });
}
