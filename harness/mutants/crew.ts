/** Several threads that judge mutants, each one mutant at a time. */
import { Worker } from 'node:worker_threads';
import type { Verdict } from './hunt.ts';
import type { Mutant } from './mutant.ts';
import type { Explored } from './worlds-turns.ts';

export interface CrewOptions {
  mutants: readonly Pick<Mutant, 'name'>[];
  jobs: number;
  explored: Explored;
  onVerdict(verdict: Verdict): void;
}

/** Resolves once every mutant is judged; rejects if a thread breaks down. */
export async function judgeAll({ mutants, jobs, explored, onVerdict }: CrewOptions): Promise<void> {
  const waiting = mutants.map(({ name }) => name);
  const work = async () => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: explored });
    try {
      for (let name = waiting.shift(); name; name = waiting.shift()) onVerdict(await answerOf(worker, name));
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(jobs, waiting.length) }, work));
}

async function answerOf(worker: Worker, name: string): Promise<Verdict> {
  const { promise, resolve, reject } = Promise.withResolvers<Verdict>();
  const gone = (code: number) => reject(new Error(`The thread that judged ${name} ended with ${code}.`));
  worker.once('message', resolve);
  worker.once('error', reject);
  worker.once('exit', gone);
  worker.postMessage(name);
  try {
    return await promise;
  } finally {
    worker.off('message', resolve).off('error', reject).off('exit', gone);
  }
}
