/** `handraise fuzz`: what is asked, and whether it can be; then it plays, and says what it found. Returns the exit code. */
import { catalogue } from '../explorer/worlds/index.ts';
import type { FuzzOutcome } from '../fuzz/outcome.ts';
import { nearestName } from '../language/nearest.ts';
import { asJson, describeFuzzed, describePlayed } from '../reports/fuzzed.ts';
import { liveLine } from '../reports/live-line.ts';
import { isFile, NoSuchWorld, propertiesOf } from './exploration.ts';
import type { FuzzPost, FuzzTask } from './fuzzing.ts';
import { inThread, interruptedCode } from './in-thread.ts';

export interface FuzzRequest {
  /** A name of the catalogue or a module of one's own; undefined: every world that is too large to exhaust in moments. */
  world?: string;
  seed: number;
  runs: number;
  steps: number;
  path?: string;
  property?: string[];
  out: string;
  json?: boolean;
}

export async function fuzzWorlds(request: FuzzRequest): Promise<0 | 1 | 2 | typeof interruptedCode> {
  const complaints = await complaintsAbout(request);
  if (complaints.length > 0) {
    for (const complaint of complaints) console.error(complaint);
    return 2;
  }
  const { seed, runs, steps, path, property, out, json = false } = request;
  const task: FuzzTask = {
    worlds: worldsOf(request),
    seed,
    runs,
    stepsMax: steps,
    out,
    ...(path !== undefined && { path }),
    ...(property && { properties: property }),
  };
  const outcomes: FuzzOutcome[] = [];
  let at = { world: '', runs: 0, steps: 0 };
  let beganAt = 0;
  const line = liveLine();
  const onPost = (post: FuzzPost) => {
    switch (post.type) {
      case 'begins':
        at = { world: post.world, runs: 0, steps: 0 };
        beganAt = performance.now();
        return;
      case 'played':
        at = { ...at, runs: post.runs, steps: post.steps };
        return line.show(describePlayed(at, runs, performance.now() - beganAt));
      case 'done':
        line.clear();
        outcomes.push(post.outcome);
        if (!json) console.log(`${describeFuzzed(post.outcome, request)}\n`);
    }
  };
  const how = await inThread(new URL('./fuzzing-thread.ts', import.meta.url), task, onPost);
  line.clear();
  const interrupted = how === 'interrupted' ? at : undefined;
  if (json) console.log(JSON.stringify(asJson(outcomes, interrupted), null, 2));
  else if (interrupted)
    console.log(`Interrupted in ${at.world} after ${at.runs} runs, ${at.steps} steps (seed ${seed}).`);
  if (outcomes.some(({ result }) => result.ended === 'violated')) return 1;
  return interrupted ? interruptedCode : 0;
}

const worldsOf = ({ world }: FuzzRequest): string[] =>
  world === undefined ? catalogue.filter(({ size }) => size !== 'small').map(({ name }) => name) : [world];

async function complaintsAbout(request: FuzzRequest): Promise<string[]> {
  const { world, runs, steps, path, property = [] } = request;
  const names = catalogue.map(({ name }) => name);
  if (world !== undefined && !names.includes(world) && !isFile(world))
    return [`There is no world ${world}. Nearest: ${nearestName(world, names)}.`];
  if (runs === 0 || steps === 0) return ['With --runs 0 or --steps 0 nothing would be looked at.'];
  if (path !== undefined && world === undefined) return ['--path is of one world: name it.'];
  if (path !== undefined && !/^\d+(:\d+)*$/.test(path)) return [`${path} is no path: numbers with colons, as printed.`];
  try {
    const known = await propertiesOf(worldsOf(request));
    const unknown = property.filter((name) => !known.includes(name));
    return unknown.map((name) => `No property is called ${name} there. Nearest: ${nearestName(name, known)}.`);
  } catch (error) {
    if (error instanceof NoSuchWorld) return [error.message];
    throw error;
  }
}
