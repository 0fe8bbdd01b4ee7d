/** Explores what the command line asks for, world by world, and posts how far it is and what it finds. Prints nothing. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Actors } from '../explorer/actors.ts';
import type { TransitionCoverage } from '../explorer/coverage.ts';
import { Coverage } from '../explorer/coverage.ts';
import { Exploration } from '../explorer/explore.ts';
import type { Counterexample, Explored, Progress } from '../explorer/explored.ts';
import { minimalOf } from '../explorer/minimal.ts';
import type { Found, Outcome } from '../explorer/outcome.ts';
import { chartsOf, traceOf } from '../explorer/told.ts';
import type { Walked } from '../explorer/walk.ts';
import { Walker } from '../explorer/walk.ts';
import type { World } from '../explorer/world.ts';
import { worldNamed } from '../explorer/worlds/index.ts';
import type { Size } from '../explorer/worlds/sized.ts';
import { worldOfSize } from '../explorer/worlds/sized.ts';
import { writeFinding } from '../traces/finding.ts';

/** What is asked for; plain data, since it crosses to a thread. */
export interface Task {
  /** Names of the catalogue, files, or sizes. */
  worlds: readonly (string | Size)[];
  /** Only these; all if left out. */
  properties?: readonly string[];
  symmetry: boolean;
  statesMax?: number;
  delays?: number;
  /** Random walks instead of a search. */
  walks?: number;
  seed: number;
  coverage: boolean;
  /** A folder for what was found. */
  out?: string;
}

export type Post =
  | { type: 'begins'; world: string }
  | { type: 'progress'; progress: Progress }
  | { type: 'walked'; walks: number; steps: number }
  /** It is being made shorter, which takes a while. */
  | { type: 'violated'; property: string }
  | { type: 'done'; outcome: Outcome }
  | { type: 'coverage'; rows: readonly TransitionCoverage[] };

/** Walks are told of so often, at most. */
const walksPerPost = 50;
/** States that an attempt to shorten a walk may look at: its world is too large to search. */
const shortenStatesMax = 300_000;

/** A mistake in the question, to be told as it stands. */
export class NoSuchWorld extends Error {}

/** A module, not a name. */
export const isFile = (name: string) => /\.[cm]?[jt]s$/.test(name);

/** By the name in the catalogue, from a module whose default export is a world, or by size. */
async function find(named: string | Size): Promise<World> {
  if (typeof named !== 'string') return worldOfSize(named);
  if (!isFile(named)) return worldNamed(named);
  const path = resolve(named);
  if (!existsSync(path)) throw new NoSuchWorld(`There is no file ${path}.`);
  const { default: world } = (await import(pathToFileURL(path).href)) as { default?: World };
  if (typeof world?.start !== 'function') throw new NoSuchWorld(`The default export of ${path} is no world.`);
  return world;
}

/** With those properties only, if any are named. Throws NoSuchWorld. */
export async function worldOf(named: string | Size, only?: readonly string[]): Promise<World> {
  const world = await find(named);
  if (!only) return world;
  const isWanted = (name: string) => only.includes(name);
  return {
    ...world,
    properties: world.properties.filter(({ name }) => isWanted(name)),
    reaches: (world.reaches ?? []).filter(isWanted),
  };
}

/** Names of all properties that the worlds judge. Throws NoSuchWorld. */
export async function propertiesOf(worlds: readonly (string | Size)[]): Promise<string[]> {
  const found = await Promise.all(worlds.map((named) => worldOf(named)));
  return [...new Set(found.flatMap(({ properties }) => properties.map(({ name }) => name)))];
}

type Tell = (post: Post) => void;

export async function explorations(task: Task, tell: Tell): Promise<void> {
  const coverage = task.coverage ? new Coverage() : undefined;
  for (const named of task.worlds) {
    const world = await worldOf(named, task.properties);
    tell({ type: 'begins', world: world.name });
    const { result, actors } =
      task.walks === undefined ? search(world, task, tell) : walk(world, task.walks, task, tell);
    coverage?.add(world, actors);
    const outcome: Outcome = { about: world.about, result };
    if (result.counterexample) {
      tell({ type: 'violated', property: result.counterexample.property });
      outcome.found = await shortest(world, result.counterexample, task);
    }
    tell({ type: 'done', outcome });
  }
  if (coverage) tell({ type: 'coverage', rows: coverage.rows() });
}

interface Ran {
  result: Explored | Walked;
  actors: Actors;
}

function search(world: World, { statesMax, delays, symmetry }: Task, tell: Tell): Ran {
  const exploration = new Exploration(world, {
    symmetry,
    ...(statesMax !== undefined && { statesMax }),
    ...(delays !== undefined && { delays }),
    onProgress: (progress) => tell({ type: 'progress', progress }),
  });
  return { result: exploration.run(), actors: exploration.successors.cores.actors };
}

function walk(world: World, walks: number, { seed }: Task, tell: Tell): Ran {
  const walker = new Walker(world);
  const onWalk = (done: number, steps: number) => {
    if (done % walksPerPost === 0) tell({ type: 'walked', walks: done, steps });
  };
  return { result: walker.walk({ walks, seed, onWalk }), actors: walker.successors.cores.actors };
}

/** Made as short as it gets, and written where `out` says. */
export async function shortest(
  world: World,
  found: Counterexample,
  { walks, out }: Pick<Task, 'walks' | 'out'>,
): Promise<Found> {
  const limits = walks === undefined ? {} : { statesMax: shortenStatesMax };
  const { counterexample, steps, isProved } = minimalOf(world, found, limits);
  const trace = traceOf(world, counterexample);
  const short: Found = { counterexample, deeds: steps, isMinimal: isProved, ...(trace && { trace }) };
  if (out === undefined || !trace) return short;
  const charts = chartsOf(world);
  return { ...short, written: Object.values(await writeFinding(out, trace, charts && { charts })) };
}
