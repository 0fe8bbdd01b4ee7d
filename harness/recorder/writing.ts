/**
 * Reading a record and writing a scenario of it, in a thread of its own: it may take seconds, and a server has people
 * waiting. The thread reads the database beside the server that writes it; a host without one hands its turns over.
 */
import { Worker } from 'node:worker_threads';
import { charts } from '../../machines/index.ts';
import type { Turn } from '../../server/actors/host.ts';
import { openForReading } from '../../server/store/open.ts';
import { shapeOf } from '../../server/store/schema.ts';
import { RecordReader } from '../audit/record-reader.ts';
import type { NotRecorded, Recorded } from './record.ts';
import { recordedOf } from './record.ts';

export interface WritingTask {
  source: { path: string } | { turns: readonly Turn[]; texts: ReadonlyMap<string, string> };
  /** The turn after which it begins, and its last one. */
  from: number;
  until: number;
  people?: readonly string[];
  /** For somebody who may read what people wrote. */
  withTexts: boolean;
  site: string;
  /** Names of people by their ids. */
  names: ReadonlyMap<string, string>;
  title?: string;
}

/** A record of millions of turns, on a busy machine. */
const writesWithinMs = 120_000;

/** In this thread. */
export async function written(task: WritingTask): Promise<Recorded | NotRecorded> {
  const { source, from, people, withTexts, site, names, title, until } = task;
  const more = { from, ...(people && { people }), ...(title !== undefined && { title }) };
  const known = { site, person: (id: string) => names.get(id) };
  if (!('path' in source)) {
    const { turns, texts } = source;
    const text = withTexts ? { text: (key: string) => texts.get(key) } : {};
    const within = turns.filter(({ n }) => n <= until);
    return recordedOf({ ...more, ...text, known, turns: (after) => within.filter(({ n }) => n > after) });
  }
  const database = openForReading(source.path, shapeOf(charts));
  try {
    const find = database.prepare('SELECT text FROM commands WHERE key = ?');
    const text = withTexts ? { text: (key: string) => (find.get(key)?.text ?? undefined) as string | undefined } : {};
    return await recordedOf({
      ...more,
      ...text,
      known,
      turns: (after) => turnsIn(new RecordReader(database, after), until),
    });
  } finally {
    database.close();
  }
}

function* turnsIn(reader: RecordReader, until: number): Iterable<Turn> {
  for (let entries = reader.next(); entries.length > 0; entries = reader.next()) {
    for (const entry of entries) {
      if (entry.n > until) return;
      if ('line' in entry) yield entry.line.turn;
    }
  }
}

/** In a thread of its own. Rejects if that fails or takes too long. */
export async function writtenInThread(task: WritingTask): Promise<Recorded | NotRecorded> {
  const thread = new Worker(new URL('./writing-thread.ts', import.meta.url), { workerData: task, execArgv: [] });
  const { promise, resolve, reject } = Promise.withResolvers<Recorded | NotRecorded>();
  const late = setTimeout(() => reject(new Error('Writing a recording takes too long.')), writesWithinMs);
  thread.once('message', resolve);
  thread.once('error', reject);
  thread.once('exit', () => reject(new Error('The thread has ended without a word.')));
  try {
    return await promise;
  } finally {
    clearTimeout(late);
    await thread.terminate();
  }
}
