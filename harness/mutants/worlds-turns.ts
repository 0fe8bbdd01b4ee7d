/**
 * The turns of the small worlds, each of them exhausted on the product. Looking takes a minute, so what was found is kept
 * in a file, under the sources that it followed from.
 */
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { Exploration } from '../explorer/explore.ts';
import type { Entry } from '../explorer/worlds/index.ts';
import { catalogue } from '../explorer/worlds/index.ts';
import type { KnownTurn } from './turns.ts';
import { Turns } from './turns.ts';

export interface Explored {
  turns: Readonly<Record<string, Map<string, KnownTurn>>>;
  /** States of each world. */
  states: ReadonlyMap<string, number>;
}

const root = resolve(import.meta.dirname, '../..');
const sources = [
  'machines/**/*.ts',
  'server/**/*.ts',
  'harness/{explorer,language,mutants}/**/*.ts',
  'scenarios/sites/*',
];

/** Worlds of contact centres that `npm test` exhausts. */
export const smallWorlds: readonly Entry[] = catalogue.filter(({ size, make }) => size === 'small' && make().site);

/** Throws if a world violates a property: then there is no product to compare with. */
export function exploreWorlds(entries: readonly Entry[], onWorld = (_: Entry, __: number) => {}): Explored {
  const turns = new Turns();
  const states = new Map<string, number>();
  for (const entry of entries) {
    const world = entry.make();
    const exploration = new Exploration(world, { symmetry: entry.symmetry });
    const { ended, states: count } = exploration.run();
    if (ended !== 'exhausted') throw new Error(`Without a fault, the world ${entry.name} is ${ended}.`);
    for (const turn of world.start().setUp ?? []) turns.add(entry.name, turn);
    for (const { turn } of exploration.successors.cores.actors.taken) turns.add(entry.name, turn);
    states.set(entry.name, count);
    onWorld(entry, count);
  }
  return { turns: turns.all, states };
}

/** The same, taken from a file under `artefacts/` if the sources are those that it was made of. */
export function keptWorlds(onWorld?: (entry: Entry, states: number) => void): Explored {
  const hash = createHash('sha256');
  for (const path of sources.flatMap((pattern) => globSync(pattern, { cwd: root }).sort())) {
    hash.update(path).update(readFileSync(join(root, path)));
  }
  const folder = join(root, 'artefacts', 'mutants');
  const path = join(folder, `turns-${hash.digest('hex').slice(0, 16)}.v8`);
  try {
    return deserialize(readFileSync(path)) as Explored;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const explored = exploreWorlds(smallWorlds, onWorld);
  mkdirSync(folder, { recursive: true });
  // Of other sources; nobody asks for it any more.
  for (const old of globSync('turns-*.v8', { cwd: folder })) rmSync(join(folder, old));
  writeFileSync(path, serialize(explored));
  return explored;
}
