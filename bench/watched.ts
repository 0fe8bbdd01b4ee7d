/**
 * Row `watched`: what it costs that designers may watch actors run. The same hosts under the same load (row `host`): without
 * inspection, with it and nobody watching, with one who watches one actor, and with one who watches as many as there may be.
 * Counted by processor time: what others do on the machine meanwhile would hide so small a difference.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InspectFrame } from '../machines/inspection.ts';
import { Inspection } from '../server/inspection/inspection.ts';
import { commandsPerRound, Driven } from './host.ts';
import type { Row } from './measure.ts';
import { figureOf, inTurns, ratioOf } from './measure.ts';

const kinds = ['without', 'nobody', 'one actor', 'all'] as const;
type Kind = (typeof kinds)[number];
const runs = 40;
const roundsARun = 2;

/** Reads at once; makes the bytes that a socket would. */
function inspect(host: Driven['host'], kind: Kind): () => number {
  let bytes = 0;
  if (kind === 'without') return () => bytes;
  const log = { error: (details: object, sentence: string) => console.error(sentence, details) };
  const inspection = new Inspection({ host, now: Date.now, log });
  if (kind === 'nobody') return () => bytes;
  const send = (frame: InspectFrame) => {
    bytes += Buffer.from(JSON.stringify(frame)).length;
  };
  const watching = inspection.follow({ send, waitingBytes: () => 0 }, () => {});
  watching.watch(kind === 'all' ? 'all' : ['agent/a0']);
  return () => bytes;
}

export async function watchedRow(): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'handraise-bench-'));
  try {
    const driven = new Map<Kind, Driven>();
    const told = new Map<Kind, () => number>();
    for (const [index, kind] of kinds.entries()) {
      const one = new Driven(join(folder, `${index}.db`));
      await one.prepare();
      told.set(kind, inspect(one.host, kind));
      await one.drive(1);
      driven.set(kind, one);
    }
    const drive = (kind: Kind) => async () => {
      const before = process.cpuUsage();
      await driven.get(kind)!.drive(roundsARun);
      const { user, system } = process.cpuUsage(before);
      return (commandsPerRound * roundsARun * 1_000_000) / (user + system);
    };
    const results = await inTurns(
      Object.fromEntries(kinds.map((kind) => [kind, drive(kind)])) as Record<Kind, () => Promise<number>>,
      runs,
    );
    for (const one of driven.values()) await one.close();
    const megabytes = Math.round(told.get('all')!() / 1_000_000);
    return {
      name: 'watched',
      work: `the load of row host on four hosts in turns, ${runs} times; whoever watches all was told ${megabytes} MB`,
      figures: Object.fromEntries(
        kinds.map((kind) => [`commands a processor second, ${kind}`, figureOf(results[kind])]),
      ),
      ratios: [
        { name: 'nobody watching to without inspection', ratio: ratioOf(results.nobody, results.without), bar: 0.97 },
        { name: 'one actor watched to without', ratio: ratioOf(results['one actor'], results.without), bar: 0.9 },
      ],
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
