/** The thread in which `handraise fuzz` plays its runs. */
import { parentPort, workerData } from 'node:worker_threads';
import type { FuzzTask } from './fuzzing.ts';
import { fuzzing } from './fuzzing.ts';

await fuzzing(workerData as FuzzTask, (post) => parentPort?.postMessage(post));
