/** The thread that has the tapes: the server's own thread pays nothing for them but the messages of questions.ts. */
import { setImmediate as nextTurnOfTheLoop, setTimeout as pause } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import { charts } from '../../machines/index.ts';
import { Refused } from '../../server/problems.ts';
import { begin, restAfter } from '../audit/rest.ts';
import { OpenTapes } from './open-tapes.ts';
import type { FromThread, ToThread } from './questions.ts';

/** Work at a stretch that nobody waits for: a question that comes meanwhile waits so long. */
const sliceMs = 4;

if (parentPort) listen(parentPort);

function listen(port: NonNullable<typeof parentPort>): void {
  const tapes = new OpenTapes(charts);
  let isBusy = false;
  const goOn = async () => {
    if (isBusy) return;
    isBusy = true;
    for (;;) {
      const begun = begin();
      if (!tapes.goOn(sliceMs)) break;
      const restMs = restAfter(begun);
      if (restMs > 0) await pause(restMs);
      else await nextTurnOfTheLoop();
    }
    isBusy = false;
  };
  port.on('message', async (message: ToThread) => {
    if (message.type === 'close') {
      tapes.close(message.tape);
      return;
    }
    const { id } = message;
    try {
      if (message.type === 'open') {
        if (!tapes.has(message.opened.tape)) await tapes.open(message.opened);
        port.postMessage({ id, json: '' } satisfies FromThread);
      } else {
        port.postMessage({
          id,
          json: JSON.stringify(tapes.answer(message.tape, message.question)),
        } satisfies FromThread);
      }
    } catch (error) {
      port.postMessage({ id, ...whyNot(error) } satisfies FromThread);
    }
    void goOn();
  });
}

function whyNot(error: unknown): { refused: Refused['code']; detail?: string } | { failed: string } {
  if (!(error instanceof Refused))
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  return { refused: error.code, ...(error.detail !== undefined && { detail: error.detail }) };
}
