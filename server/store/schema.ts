/**
 * The tables, and what makes two stores alike: the version of this file and the hash of every chart. A snapshot means
 * something only to the chart that made it.
 */
import { hash } from 'node:crypto';
import type { AnyStateMachine } from 'xstate';
import { initialSnapshot } from '../actors/step.ts';

/** Raised with every change of `tables`. */
const schemaVersion = 4;
/** Says in the file's header whose it is: `HAND`. */
export const applicationId = 0x48414e44;

/** The site's changes, append-only. "key" and "fingerprint" stand on the first of those that were made together. */
export const changesTable = `
CREATE TABLE changes (
  n INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  first INTEGER NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  value TEXT,
  key TEXT,
  fingerprint TEXT
) STRICT;
CREATE INDEX changes_by_thing ON changes (kind, id, n);
CREATE UNIQUE INDEX changes_by_key ON changes (key) WHERE key IS NOT NULL;
`;

export const tables = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- The record, append-only: up to 64 turns a row, one a line, as encoding.ts writes them. "last" is the number of the last.
CREATE TABLE record (last INTEGER PRIMARY KEY, lines TEXT NOT NULL) STRICT;

-- Every actor that was ever used, with all its turns up to "as_of"; what came later is on the record. No actor lacks a turn
-- before the one that meta calls "written". "seq" is the number of the last event of its topic and "published_in" the turn
-- that published it. "view" is what the topic of a workgroup folds to, as of the same turn.
CREATE TABLE actors (
  address TEXT PRIMARY KEY,
  state TEXT,
  seq INTEGER NOT NULL,
  published_in INTEGER NOT NULL,
  as_of INTEGER NOT NULL,
  view TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE timers (
  address TEXT NOT NULL,
  name TEXT NOT NULL,
  due INTEGER NOT NULL,
  message TEXT NOT NULL,
  cause INTEGER NOT NULL,
  token INTEGER NOT NULL,
  PRIMARY KEY (address, name)
) STRICT, WITHOUT ROWID;

-- Commands that were run (R-IDEMPOTENT). No answer: no chart has given one. "text" is what the person wrote: it stands
-- here only, so that it can be erased.
CREATE TABLE commands (key TEXT NOT NULL, fingerprint TEXT NOT NULL, answer TEXT, at INTEGER NOT NULL, text TEXT) STRICT;
CREATE UNIQUE INDEX commands_by_key ON commands (key);
${changesTable}`;

/** What has to be equal for a program to read a store: the schema's version, and one hash of all charts. */
export interface Shape {
  schema: number;
  charts: string;
}

export function shapeOf(charts: Record<string, AnyStateMachine>): Shape {
  const definitions = Object.entries(charts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, chart]) => [kind, chart.definition, initialSnapshot(chart).context]);
  return { schema: schemaVersion, charts: hash('sha256', JSON.stringify(definitions)) };
}
