/**
 * `npm run mutants`: makes every mutant, or those chosen, looks for what finds each, and says so. Exit codes: 0 all are
 * found or proved to be the same, 1 some survive, 2 the question itself was wrong.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { charts } from '../../machines/index.ts';
import { judgeAll } from './crew.ts';
import type { Verdict } from './hunt.ts';
import { listMutants } from './list.ts';
import { operators } from './mutant.ts';
import { describeCounts, describeTotals, describeVerdict, totalsOf } from './report.ts';
import { Scenarios } from './scenarios.ts';
import { keptWorlds } from './worlds-turns.ts';

const wholeNumber = (text: string): number => {
  if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError('A whole number.');
  return Number(text);
};

interface Wanted {
  operator?: string;
  chart?: string;
  only?: string;
  json?: string;
  jobs: number;
  list?: boolean;
}

const program = new Command('mutants')
  .description('Change the charts by every operator, and see that scenarios or properties find each change.')
  .addOption(new Option('--operator <name>', 'only mutants of that operator').choices(Object.keys(operators)))
  .addOption(new Option('--chart <name>', 'only mutants of that chart').choices(Object.keys(charts)))
  .option('--only <text>', 'only mutants whose name has this in it')
  .option('--jobs <number>', 'threads', wholeNumber, Math.min(2, availableParallelism()))
  .option('--list', 'print how many there are of each, and try none')
  .option('--json <file>', 'write every verdict with its script')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
const wanted = program.parse().opts<Wanted>();

const startedAt = performance.now();
const all = listMutants((await Scenarios.open()).observed).mutants;
const mutants = all.filter(
  ({ name, operator, chart }) =>
    (!wanted.operator || operator === wanted.operator) &&
    (!wanted.chart || chart === wanted.chart) &&
    (!wanted.only || name.includes(wanted.only)),
);
if (mutants.length === 0) {
  console.error('There is no such mutant.');
  process.exit(2);
}
console.log(`${describeCounts(mutants)}\n`);
if (!wanted.list) process.exitCode = await run();

async function run(): Promise<0 | 1> {
  const explored = keptWorlds(({ name }, states) => console.log(`world ${name}: ${states} states`));
  const verdicts: Verdict[] = [];
  await judgeAll({
    mutants,
    jobs: Math.max(1, wanted.jobs),
    explored,
    onVerdict: (verdict) => {
      verdicts.push(verdict);
      console.log(`${`${verdicts.length}`.padStart(5)}/${mutants.length}  ${describeVerdict(verdict)}`);
    },
  });
  const totals = totalsOf(verdicts);
  console.log(`\n${describeTotals(totals, performance.now() - startedAt)}`);
  if (wanted.json) {
    mkdirSync(dirname(wanted.json), { recursive: true });
    writeFileSync(wanted.json, `${JSON.stringify({ totals, verdicts }, null, 2)}\n`);
  }
  return totals.survivors > 0 ? 1 : 0;
}
