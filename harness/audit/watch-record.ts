/**
 * Starts the thread that watches a server's record, logs what it finds and counts it. Whatever becomes of the thread, the
 * server goes on: a watcher that fails says so once and ends.
 */
import { Worker } from 'node:worker_threads';
import type { RecordWatch, WatchedServer } from '../../server/record-watch.ts';
import type { WatchData, WatchNews } from './watch-thread.ts';

/** A thread that does not end by itself is ended. */
const endWithinMs = 5_000;
/** Of its heap; beyond that the thread fails, and not the server. */
const heapMb = 1_024;

export interface WatchOptions extends WatchedServer, Pick<WatchData, 'charts' | 'shortTurns'> {}

export function watchRecord({ log, ...data }: WatchOptions): RecordWatch {
  let [turns, turnsBehind, isWatching] = [0, 0, true];
  let violations: ReadonlyMap<string, number> = new Map();
  const worker = new Worker(new URL('./watch-thread.ts', import.meta.url), {
    workerData: data satisfies WatchData,
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  });
  worker.on('message', (news: WatchNews) => {
    switch (news.type) {
      case 'began':
        log.info({ afterTurn: news.after }, 'The record is watched.');
        break;
      case 'looked':
        ({ turns, behind: turnsBehind } = news);
        violations = new Map(news.violations);
        break;
      case 'found': {
        const { name, kind, turn, says, at } = news.finding;
        log.error({ property: name, kind, turn, at, says }, 'Something is wrong on the record.');
        break;
      }
      case 'kept':
        log.error({ property: news.property, files: news.files, says: news.says }, 'A violation is kept as a run.');
    }
  });
  worker.on('error', (error) => log.error({ err: error }, 'The record is watched no longer: the watcher failed.'));
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      isWatching = false;
      resolve();
    });
  });
  return {
    get violations() {
      return violations;
    },
    get turns() {
      return turns;
    },
    get turnsBehind() {
      return turnsBehind;
    },
    get isWatching() {
      return isWatching;
    },
    async close() {
      const tooLong = setTimeout(() => void worker.terminate(), endWithinMs);
      worker.postMessage('end');
      await ended;
      clearTimeout(tooLong);
      if (turnsBehind > 0) log.warn({ turnsBehind }, 'The last turns of the record were not watched.');
    },
  };
}
