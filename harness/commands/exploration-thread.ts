/** The thread in which `handraise explore` explores, so that whoever waits is told how far it is and can break it off. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Task } from './exploration.ts';
import { explorations } from './exploration.ts';

await explorations(workerData as Task, (post) => parentPort?.postMessage(post));
