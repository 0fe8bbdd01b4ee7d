/** One thread of a run: is told the names of mutants, one at a time, and answers with verdicts. */
import { parentPort, workerData } from 'node:worker_threads';
import { Hunt } from './hunt.ts';
import type { Explored } from './worlds-turns.ts';
import { smallWorlds } from './worlds-turns.ts';

const hunt = await Hunt.open(smallWorlds, workerData as Explored);
const byName = new Map(hunt.mutants.map((mutant) => [mutant.name, mutant]));

parentPort?.on('message', async (name: string) => {
  const mutant = byName.get(name);
  if (!mutant) throw new Error(`There is no mutant ${name}.`);
  parentPort?.postMessage(await hunt.judge(mutant));
});
