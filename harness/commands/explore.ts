/** `handraise explore`: what is asked, and whether it can be. Returns the exit code. */
import colors from 'picocolors';
import { catalogue } from '../explorer/worlds/index.ts';
import type { Size } from '../explorer/worlds/sized.ts';
import { complaintsAbout } from '../explorer/worlds/sized.ts';
import { nearestName } from '../language/nearest.ts';
import { isFile, NoSuchWorld, propertiesOf } from './exploration.ts';
import type { ExplorationCode } from './run-exploration.ts';
import { runExploration } from './run-exploration.ts';

export interface ExploreRequest {
  /** A name of the catalogue, a module of one's own, or `all` small ones; undefined: by size, or only the list. */
  world?: string;
  agents?: number;
  supervisors?: number;
  interactions?: number;
  requests?: number;
  faults?: number;
  symmetry: boolean;
  property?: string[];
  limitStates?: number;
  delays?: number;
  walks?: number;
  seed: number;
  coverage?: boolean;
  json?: boolean;
  out?: string;
}

const sizeNames = ['agents', 'supervisors', 'interactions', 'requests', 'faults'] as const;
const sizeByDefault: Size = { agents: 1, supervisors: 2, interactions: 1, requests: 1, faults: 0 };

export async function exploreWorlds(request: ExploreRequest): Promise<ExplorationCode> {
  const isSized = sizeNames.some((name) => request[name] !== undefined);
  if (request.world === undefined && !isSized) {
    printCatalogue(request);
    return 0;
  }
  const worlds = worldsOf(request, isSized);
  const complaints = typeof worlds === 'string' ? [worlds] : await complaintsOf(request, worlds);
  if (typeof worlds === 'string' || complaints.length > 0) {
    for (const complaint of complaints) console.error(complaint);
    return 2;
  }
  const { property, limitStates, delays, walks, seed, symmetry, coverage = false, out } = request;
  return await runExploration(request, {
    worlds,
    symmetry,
    seed,
    coverage,
    ...(property && { properties: property }),
    ...(limitStates !== undefined && { statesMax: limitStates }),
    ...(delays !== undefined && { delays }),
    ...(walks !== undefined && { walks }),
    ...(out !== undefined && { out }),
  });
}

function printCatalogue({ json = false }: ExploreRequest): void {
  const worlds = catalogue.map(({ name, about, size, symmetry }) => ({ name, about, size, symmetry }));
  if (json) {
    console.log(JSON.stringify(worlds, null, 2));
    return;
  }
  const width = Math.max(...worlds.map(({ name }) => name.length));
  for (const { name, about, size } of worlds) {
    console.log(`${colors.bold(name.padEnd(width))}  ${about}${size === 'small' ? '' : colors.dim(` (${size})`)}`);
  }
}

/** A string: what is wrong with the question. */
function worldsOf(request: ExploreRequest, isSized: boolean): readonly (string | Size)[] | string {
  const { world } = request;
  if (world === undefined) {
    const size = { ...sizeByDefault };
    for (const name of sizeNames) size[name] = request[name] ?? size[name];
    if (request.interactions === undefined) size.interactions = Math.max(1, size.agents);
    const complaints = complaintsAbout(size);
    return complaints.length > 0 ? complaints.join('\n') : [size];
  }
  if (isSized) return `${world} has its own size: name a world, or say how large one is to be.`;
  if (world === 'all') return catalogue.filter(({ size }) => size === 'small').map(({ name }) => name);
  const names = catalogue.map(({ name }) => name);
  if (names.includes(world) || isFile(world)) return [world];
  return `There is no world ${world}. Nearest: ${nearestName(world, names)}.`;
}

async function complaintsOf(
  { property = [], delays, walks }: ExploreRequest,
  worlds: readonly (string | Size)[],
): Promise<string[]> {
  const found: string[] = [];
  if (delays !== undefined && walks !== undefined) found.push('Either --delays or --walks: a walk takes any order.');
  if (walks === 0) found.push('--walks is 0, which would look at nothing.');
  try {
    const names = await propertiesOf(worlds);
    const unknown = property.filter((name) => !names.includes(name));
    return [
      ...found,
      ...unknown.map((name) => `No property is called ${name} there. Nearest: ${nearestName(name, names)}.`),
    ];
  } catch (error) {
    if (error instanceof NoSuchWorld) return [error.message];
    throw error;
  }
}
