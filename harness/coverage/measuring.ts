/** Measures which edges of the charts scenarios, property tests and explorations take. Takes minutes; says where it is. */

import { edgesOf, takenBy } from '../../machines/edges.ts';
import { charts } from '../../machines/index.ts';
import type { CoverageMarks, CoverageSource } from '../../machines/inspection.ts';
import type { Kind } from '../../machines/names.ts';
import { partsOf } from '../../machines/names.ts';
import type { TransitionCoverage } from '../explorer/coverage.ts';
import { Coverage, reasons } from '../explorer/coverage.ts';
import { Exploration } from '../explorer/explore.ts';
import type { World } from '../explorer/world.ts';
import { catalogue } from '../explorer/worlds/index.ts';
import { fuzz } from '../fuzz/fuzz.ts';
import { openLibrary } from '../language/library.ts';
import { run } from '../runner/run.ts';
import { modelStage } from '../stages/model.ts';
import type { Measured } from './measured.ts';
import { chartsNow } from './measured.ts';

export interface MeasuringTask {
  /** Random runs of the property tests in each wide world, and what chooses them. */
  runs: number;
  seed: number;
  /** Feature files; all shipped ones if empty. */
  files: readonly string[];
  /** Small worlds that are explored; all of them if left out. */
  worlds?: readonly string[];
}

/** Choices of a random run, at most. */
const stepsMax = 200;

type Tell = (where: string) => void;
type Took = Record<string, Record<string, number>>;

/** Something went wrong that says more than any coverage. */
export class NotMeasured extends Error {}

export async function measure(task: MeasuringTask, tell: Tell): Promise<Measured> {
  const scenarios = await ofScenarios(task, tell);
  const scenariosAt = Date.now();
  const properties = ofRuns(task, tell);
  const propertiesAt = Date.now();
  const exploration = ofExploration(task, tell);
  const marks: CoverageMarks = {};
  const sources = {
    scenarios: scenarios.took,
    properties: tookIn(properties.rows),
    exploration: tookIn(exploration.rows),
  };
  const never: Measured['never'] = [];
  for (const kind of Object.keys(charts) as Kind[]) {
    for (const { id: edge, guard } of edgesOf(charts[kind])) {
      const taken = Object.entries(sources).flatMap(([source, took]): [CoverageSource, number][] => {
        const turns = took[kind]?.[edge] ?? 0;
        return turns > 0 ? [[source as CoverageSource, turns]] : [];
      });
      if (taken.length > 0) {
        marks[kind] ??= {};
        marks[kind]![edge] = Object.fromEntries(taken);
      } else {
        const why = whyOf(kind, edge, [...properties.rows, ...exploration.rows]);
        never.push({ chart: kind, edge, ...(guard !== undefined && { guard }), why });
      }
    }
  }
  return {
    charts: chartsNow(),
    measured: { scenarios: scenariosAt, properties: propertiesAt, exploration: Date.now() },
    ran: { scenarios: scenarios.says, properties: properties.says, exploration: exploration.says },
    marks,
    never,
  };
}

async function ofScenarios({ files }: MeasuringTask, tell: Tell): Promise<{ took: Took; says: string }> {
  const library = openLibrary([...files]);
  if (library.complaints.length > 0) throw new NotMeasured('The scenarios have mistakes: npm run scenario says which.');
  const took: Took = {};
  const stage = modelStage({
    onTurn: ({ envelope: { to, message }, before }) => {
      const { kind } = partsOf(to);
      for (const edge of takenBy(charts[kind], before, message)) {
        took[kind] ??= {};
        took[kind]![edge] = (took[kind]![edge] ?? 0) + 1;
      }
    },
  });
  const { plans, sites } = library;
  let done = 0;
  const { results } = await run({
    plans,
    sites,
    stages: [stage],
    seed: undefined,
    bail: true,
    atOnce: 1,
    onResult: () => tell(`scenarios: ${++done} of ${plans.length}`),
  });
  const failed = results.find(({ status }) => status === 'failed');
  if (failed) throw new NotMeasured(`A scenario fails: ${failed.id}.`);
  return { took, says: `${plans.length} scenarios on the model, the set-up of their sites included.` };
}

function ofRuns({ runs, seed }: MeasuringTask, tell: Tell): { rows: TransitionCoverage[]; says: string } {
  const coverage = new Coverage();
  const worlds = catalogue.filter(({ size }) => size === 'wide');
  for (const { name, make } of worlds) {
    const world = make();
    const { ended } = fuzz(world, {
      seed,
      runs,
      stepsMax,
      onRun: (played) => tell(`${name}: ${played} of ${runs} runs`),
      onCourse: ({ successors }) => coverage.add(world, successors.cores.actors),
    });
    if (ended === 'violated') throw new NotMeasured(`A property is violated: npm run fuzz -- ${name} --seed ${seed}.`);
  }
  const says = `${runs} random runs of up to ${stepsMax} choices in each of ${worlds.length} wide worlds, seed ${seed}; different turns are counted.`;
  return { rows: coverage.rows(), says };
}

function ofExploration({ worlds }: MeasuringTask, tell: Tell): { rows: TransitionCoverage[]; says: string } {
  const coverage = new Coverage();
  const chosen = catalogue.filter(({ name, size }) => (worlds ? worlds.includes(name) : size === 'small'));
  for (const { name, make } of chosen) {
    tell(`${name} …`);
    const world: World = make();
    const exploration = new Exploration(world, { symmetry: true });
    const { counterexample } = exploration.run();
    if (counterexample) throw new NotMeasured(`${counterexample.property} is violated: npm run explore -- ${name}.`);
    coverage.add(world, exploration.successors.cores.actors);
  }
  return { rows: coverage.rows(), says: `${chosen.length} small worlds to their ends; different turns are counted.` };
}

function tookIn(rows: readonly TransitionCoverage[]): Took {
  const took: Took = {};
  for (const { chart, edge, turns } of rows) {
    took[chart] ??= {};
    took[chart]![edge] = (took[chart]![edge] ?? 0) + turns;
  }
  return took;
}

/** The nearest that any of them came. */
function whyOf(chart: string, edge: string, rows: readonly TransitionCoverage[]): string {
  const whys = rows.flatMap((row) => (row.chart === chart && row.edge === edge && row.why ? [row.why] : []));
  whys.sort((a, b) => reasons.indexOf(b.reason) - reasons.indexOf(a.reason));
  return whys[0]?.says ?? `no ${chart} was in any of the worlds`;
}
