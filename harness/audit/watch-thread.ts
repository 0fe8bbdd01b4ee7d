/**
 * The thread that watches a server's record, with a connection of its own: the server's thread pays nothing for it but the
 * messages below. Ends when it is told to, or with an error that the other side logs.
 */
import { setImmediate as nextTurnOfTheLoop, setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { charts as ourCharts } from '../../machines/index.ts';
import type { Finding } from './finding.ts';
import { Follower } from './follower.ts';
import { keepStory } from './keep.ts';
import { begin, restAfter } from './rest.ts';
import { storyOf } from './story.ts';

export interface WatchData {
  path: string;
  /** Where findings are kept. */
  folder: string;
  /** URL of a module whose `charts` are run instead of the product's: those that the server runs. */
  charts?: string;
  shortTurns?: number;
}

/** What the thread tells. */
export type WatchNews =
  | { type: 'began'; after: number }
  | { type: 'looked'; turns: number; behind: number; violations: [string, number][] }
  | { type: 'found'; finding: Finding }
  | { type: 'kept'; property: string; files: string[]; says: string };

/** How often it looks while nothing is new, and how often it tells how far it is. */
const lookEveryMs = 100;
const tellEveryMs = 250;
/** After it is told to end it judges what is there for so long at most. */
const endWithinMs = 2_000;

if (parentPort) await watch(workerData as WatchData, parentPort);

async function watch({ path, folder, charts: module, ...data }: WatchData, port: NonNullable<typeof parentPort>) {
  const charts = module ? (await import(module)).charts : ourCharts;
  const tell = (news: WatchNews) => port.postMessage(news);
  const unkept: Finding[] = [];
  const names = new Set<string>();
  const onFinding = (finding: Finding) => {
    names.add(finding.name);
    tell({ type: 'found', finding });
    if (finding.kind === 'violation') unkept.push(finding);
  };
  let endBy = Number.POSITIVE_INFINITY;
  const ending = new AbortController();
  port.once('message', () => {
    endBy = performance.now() + endWithinMs;
    ending.abort();
  });
  const follower = new Follower({ path, charts, onFinding, ...data });
  const { auditor, startedAfter } = follower;
  const look = () => {
    const violations = [...names].map((name): [string, number] => [name, auditor.findings.count(name)]);
    tell({ type: 'looked', turns: auditor.turns, behind: follower.behind(), violations });
  };
  const keepAll = async () => {
    const own = charts === ourCharts ? undefined : charts;
    for (let finding = unkept.shift(); finding; finding = unkept.shift()) {
      try {
        const kept = await keepStory(folder, storyOf(follower.database, finding, own), own);
        tell({ type: 'kept', property: finding.name, ...kept });
      } catch (error) {
        // Such as a full disk: it is logged and counted all the same.
        tell({ type: 'kept', property: finding.name, files: [], says: `It could not be kept: ${error}` });
      }
    }
  };
  tell({ type: 'began', after: startedAfter });
  let toldAt = Number.NEGATIVE_INFINITY;
  for (;;) {
    const began = begin();
    const isNew = follower.next();
    const restMs = isNew ? restAfter(began) : 0;
    if (performance.now() - toldAt >= tellEveryMs) {
      look();
      toldAt = performance.now();
    }
    // At once, though turns wait meanwhile: what was found is worth more than what may be.
    await keepAll();
    if (performance.now() >= endBy || (!isNew && ending.signal.aborted)) break;
    const idleMs = isNew ? restMs : lookEveryMs;
    if (idleMs > 0) await pause(idleMs, undefined, { signal: ending.signal }).catch(() => {});
    else await nextTurnOfTheLoop();
  }
  follower.check();
  look();
  await keepAll();
  follower.close();
  port.close();
}
