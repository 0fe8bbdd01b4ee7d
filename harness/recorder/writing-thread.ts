/** The thread in which a recording is written. */
import { parentPort, workerData } from 'node:worker_threads';
import type { WritingTask } from './writing.ts';
import { written } from './writing.ts';

parentPort?.postMessage(await written(workerData as WritingTask));
