/**
 * The command line: reads it and hands over. Exit codes: 0 all is well, 1 something failed, 2 the question itself was
 * wrong (an unknown option, a mistake in a script).
 */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { charts } from '../../machines/index.ts';
import type { StageName } from '../../machines/laboratory.ts';
import { stageNames } from '../../machines/laboratory.ts';
import type { ConfigFlag } from '../../server/config.ts';
import { configFlags, flagOf } from '../../server/config.ts';
import { chartFormats } from '../charts/formats.ts';
import { auditRecord } from './audit.ts';
import { writeCharts } from './charts.ts';
import { measureCoverage } from './coverage.ts';
import { exploreWorlds } from './explore.ts';
import { fuzzWorlds } from './fuzz.ts';
import { printSteps } from './print-steps.ts';
import { writeReference } from './reference.ts';
import { runScenarios } from './run-scenarios.ts';
import { printNewToken, printPasswordHash } from './secrets.ts';

const stages = (list: string): StageName[] =>
  list.split(',').map((name) => {
    const stage = stageNames.find((known) => known === name.trim());
    if (!stage) throw new InvalidArgumentError(`Stages are ${stageNames.join(', ')}.`);
    return stage;
  });

const wholeNumber = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('A whole number.');
  return Number(text);
};

/** 130: broken off with Ctrl-C. */
export type ExitCode = 0 | 1 | 2 | 130;

/** `args` without node and script. Prints what it has to say. */
export async function handraise(args: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = new Command('handraise')
    .description('Supervisor assistance for contact centres that you can run, script, see and prove.')
    .exitOverride();

  program
    .command('run')
    .description('Run scenarios: on the model, on a live server, in real browsers.')
    .argument('[files...]', 'feature files, each perhaps with :line; all of scenarios/ without any')
    .option('--on <stages>', `where, separated by commas: ${stageNames.join(', ')}`, stages, ['model'] as StageName[])
    .option('--seed <number>', 'another order of deliveries on the model, the same for the same number', wholeNumber)
    .option('--tags <expression>', 'such as "@R-TAKEN and not @model"')
    .option('--dry-run', 'check the scripts and run nothing')
    .option('--bail', 'begin nothing more after the first failure')
    .option('--at-once <number>', 'scenarios side by side on a server or in browsers', wholeNumber, 2)
    .option('--junit <file>', 'write JUnit XML')
    .option('--html <file>', 'write one HTML page')
    .option('--json <file>', 'write JSON')
    .action(async (files: string[], options) => {
      code = await runScenarios({ files, ...options });
    });

  program
    .command('explore')
    .description('Explore every order in which things can happen, and judge every property.')
    .argument(
      '[world]',
      'its name, a module that exports one, or all small ones; without it and without a size, the list',
    )
    .option('--agents <number>', 'of a world by size: agents, each with a call', wholeNumber)
    .option('--supervisors <number>', 'of a world by size', wholeNumber)
    .option('--interactions <number>', 'of a world by size: calls', wholeNumber)
    .option('--requests <number>', 'of a world by size: requests of each call, one after the other', wholeNumber)
    .option('--faults <number>', 'of a world by size', wholeNumber)
    .option('--symmetry', 'people who may change places are told apart by nothing (default)', true)
    .option('--no-symmetry', 'tell them apart')
    .option(
      '--property <name>',
      'judge this one only; may be given again',
      (name, all: string[]) => [...all, name],
      [] as string[],
    )
    .option('--limit-states <number>', 'look at so many states at most', wholeNumber)
    .option('--delays <number>', 'only orders in which at most so many times something waits', wholeNumber)
    .option('--walks <number>', 'so many random walks instead of every order', wholeNumber)
    .option('--seed <number>', 'other walks, the same for the same number', wholeNumber, 1)
    .option('--out <folder>', 'write what violates a property as a script and as pictures')
    .option('--coverage', 'say which transitions were never taken, and why')
    .option('--json', 'print JSON')
    .action(async (world: string | undefined, { property, ...options }) => {
      const names = property.length > 0 ? { property } : {};
      code = await exploreWorlds({ ...(world !== undefined && { world }), ...names, ...options });
    });

  program
    .command('fuzz')
    .description('Play random runs through worlds that are too large to explore, and judge every property.')
    .argument('[world]', 'its name, or a module that exports one; without it, every large and every wide one')
    .option('--seed <number>', 'other runs, the same for the same number', wholeNumber, 1)
    .option('--runs <number>', 'so many in each world', wholeNumber, 1_000)
    .option('--steps <number>', 'choices of a run, at most', wholeNumber, 300)
    .option('--path <path>', 'that failure of this seed only, as it was printed')
    .option(
      '--property <name>',
      'judge this one only; may be given again',
      (name, all: string[]) => [...all, name],
      [] as string[],
    )
    .option('--out <folder>', 'where a script and pictures of what is found go', 'artefacts/found')
    .option('--json', 'print JSON')
    .action(async (world: string | undefined, { property, ...options }) => {
      const names = property.length > 0 ? { property } : {};
      code = await fuzzWorlds({ ...(world !== undefined && { world }), ...names, ...options });
    });

  program
    .command('coverage')
    .description('Measure which transitions scenarios, property tests and explorations take; takes minutes.')
    .argument('[files...]', 'feature files; all of scenarios/ without any')
    .option('--runs <number>', 'random runs in each wide world', wholeNumber, 200)
    .option('--seed <number>', 'other random runs, the same for the same number', wholeNumber, 1)
    .option('--world <name>', 'explore this small world only; may be given again', (name, all: string[] = []) => [
      ...all,
      name,
    ])
    .option('--out <folder>', 'write the numbers and a page about them')
    .option('--json', 'print JSON')
    .action(async (files: string[], options) => {
      code = await measureCoverage({ files, ...options });
    });

  const start = program.command('start').description('Start the server; with nothing configured, the demo centre.');
  for (const name of Object.keys(configFlags) as ConfigFlag[]) {
    const { takes, about } = configFlags[name];
    start.option(`${flagOf(name)}${takes === undefined ? '' : ` <${takes}>`}`, about);
  }
  start.action(async (flags) => {
    // Only here, so that scripts are checked and run on the model without loading a server.
    const { startServer } = await import('./start-server.ts');
    code = await startServer(flags);
  });

  program
    .command('audit')
    .description('Check the record of a database, also of a running server: what must hold, and that the charts agree.')
    .argument('<place>', 'a data folder, or a database file')
    .option('--property <name>', 'judge this one only')
    .option('--out <folder>', 'write a script for each violation')
    .option('--follow', 'go on with what a running server adds, until Ctrl+C')
    .option('--json', 'print JSON')
    .action(async (place: string, options) => {
      code = await auditRecord({ place, ...options });
    });

  program
    .command('record')
    .description('Write a scenario of what people did, from the record of a database, also of a running server.')
    .argument('<place>', 'a data folder, or a database file')
    .option('--from-turn <number>', 'the first turn of it; all from the beginning without one', wholeNumber)
    .option('--to-turn <number>', 'the last turn of it', wholeNumber)
    .option('--people <ids>', 'whose deeds matter, separated by commas; everybody without it')
    .option('--no-texts', 'other texts of the same length for what people wrote')
    .option('--name <name>', 'what it is called')
    .option('--out <file>', 'write it there, and a site of its own beside it if it needs one')
    .action(async (place: string, options) => {
      const { recordScenario } = await import('./record.ts');
      code = await recordScenario({ place, ...options });
    });

  program.command('steps').description('Print every step that a script may use.').action(printSteps);
  program
    .command('charts')
    .description('Write the statecharts that run, for documents and for other tools.')
    .argument('[chart]', `one of ${Object.keys(charts).join(', ')}; all without it`)
    .addOption(new Option('--format <format>', 'as what').choices(Object.keys(chartFormats)).default('svg'))
    .option('--out <folder>', 'where files go; without it one chart is printed, and all go to artefacts/charts')
    .action(async (chart: string | undefined, options) => {
      code = await writeCharts({ ...(chart !== undefined && { chart }), ...options });
    });
  program
    .command('docs')
    .description('Write docs/reference from what it describes.')
    .option('--check', 'only say which pages are stale')
    .action(async (options) => {
      code = await writeReference(options);
    });
  program
    .command('hash-password')
    .description('Read a password from standard input and print what a site file keeps of it.')
    .action(async () => {
      code = await printPasswordHash();
    });
  program
    .command('new-token')
    .description("Make a service's token and the hash that a site file keeps.")
    .action(printNewToken);
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Commander has said what is wrong; help that was asked for is no mistake.
    return error.exitCode === 0 ? 0 : 2;
  }
}
