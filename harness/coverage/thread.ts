/** The thread in which `handraise coverage` measures. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Measured } from './measured.ts';
import type { MeasuringTask } from './measuring.ts';
import { measure, NotMeasured } from './measuring.ts';

export type MeasuringPost = { at: string } | { measured: Measured } | { failed: string };

const tell = (post: MeasuringPost) => parentPort?.postMessage(post);
try {
  tell({ measured: await measure(workerData as MeasuringTask, (at) => tell({ at })) });
} catch (error) {
  if (!(error instanceof NotMeasured)) throw error;
  tell({ failed: error.message });
}
