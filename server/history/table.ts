/**
 * The history as tables of SQLite. Turns go in, in one transaction with how far the record was read; requests come out, the
 * newest first. Says nothing about who may see them, and holds no word of what was written.
 */
import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { FeedEvent, Outcome } from '../../machines/messages.ts';
import { partsOf } from '../../machines/names.ts';
import { blank, fold } from '../../machines/views.ts';
import type { InteractionView, RequestView } from '../../machines/wire.ts';
import type { Turn } from '../actors/host.ts';
import type { Row } from '../store/statements.ts';
import { Statements } from '../store/statements.ts';
import { historyTables, historyVersion } from './schema.ts';
import type { Condition } from './sought.ts';
import { stepsOf } from './steps.ts';

/** How far the record was read, and what tells that it is still the same record. */
export interface Position {
  turn: number;
  envelope: number;
  /** ms UTC. */
  at: number;
}
const beginning: Position = { turn: 0, envelope: 0, at: 0 };

/** A request without its lines. Times in ms UTC. */
export interface Past {
  /** Counts requests of this record in the order in which they were opened. */
  n: number;
  request: string;
  agent: string;
  workgroup: string;
  media: InteractionView['media'] | null;
  reason: string | null;
  urgency: RequestView['urgency'];
  state: RequestView['state'];
  escalated: boolean;
  /** Everybody eligible had ignored it at some time. */
  ignoredByAll: boolean;
  /** How often whoever answered for it was gone. */
  unattended: number;
  /** Who answers for it, or did at the end. */
  responsible: string | null;
  /** Who accepted first. */
  firstBy: string | null;
  outcome: Outcome | null;
  openedAt: number;
  respondedAt: number | null;
  doneAt: number | null;
}

/** A request that turns are being folded into. */
interface Working {
  past: Past;
  view: RequestView;
}

export interface Taken {
  turns: readonly Turn[];
  /** Media of the interactions of requests that these turns open, where they are known. */
  media: ReadonlyMap<string, Past['media']>;
  /** The last turn that was read, of whatever kind. */
  upTo: Position;
}

const columns =
  'n, request, agent, workgroup, media, reason, urgency, state, escalated, ignored, unattended, responsible, first_by, outcome, opened_at, responded_at, done_at';

export class HistoryTable {
  readonly #database: DatabaseSync;
  readonly #statements: Statements;
  #position: Position;
  #count: number;

  /** In memory alone without a path. A file that is not of this version and database is thrown away. */
  constructor(epoch: string, path = ':memory:') {
    this.#database = opened(path, epoch);
    this.#statements = new Statements(this.#database);
    this.#position = JSON.parse(String(this.#meta('position')));
    this.#count = Number(this.#statements.row('SELECT max(n) AS n FROM requests')?.n ?? 0);
  }

  get position(): Position {
    return this.#position;
  }

  /** How many requests there are; also the number of the last. */
  get count(): number {
    return this.#count;
  }

  /** All or nothing. */
  take({ turns, media, upTo }: Taken): Past[] {
    const [count, answered] = [this.#count, [] as Past[]];
    this.#statements.run('BEGIN IMMEDIATE');
    try {
      const working = new Map<string, Working>();
      for (const turn of turns) this.#takeTurn(turn, working, media, answered);
      for (const one of working.values()) this.#put(one);
      this.#statements.run("INSERT OR REPLACE INTO meta VALUES ('position', ?)", JSON.stringify(upTo));
      this.#statements.run('COMMIT');
      this.#position = upTo;
      return answered;
    } catch (cause) {
      this.#count = count;
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw cause;
    }
  }

  find(request: string): Past | undefined {
    const row = this.#statements.row(`SELECT ${columns} FROM requests WHERE request = ?`, request);
    return row && pastOf(row);
  }

  /** The number of the first request that was opened then or later; one more than there are if none was. */
  firstAt(at: number): number {
    let [low, high] = [1, this.#count + 1];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const row = this.#statements.row('SELECT opened_at FROM requests WHERE n = ?', middle);
      if (Number(row?.opened_at) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Those of a range of numbers, the newest first. */
  between(from: number, below: number, { sql, values }: Condition, max: number): Past[] {
    const range = `SELECT ${columns} FROM requests WHERE n >= ? AND n < ?${sql} ORDER BY n DESC LIMIT ?`;
    return this.#statements.rows(range, from, below, ...values, max).map(pastOf);
  }

  countBetween(from: number, below: number, { sql, values }: Condition): number {
    const range = `SELECT count(*) AS count FROM requests WHERE n >= ? AND n < ?${sql}`;
    return Number(this.#statements.row(range, from, below, ...values)?.count);
  }

  /** Supervisors who took part, by id. */
  helpersOf(n: number): string[] {
    const rows = this.#statements.rows('SELECT person FROM helpers WHERE n = ? ORDER BY person', n);
    return rows.map(({ person }) => String(person));
  }

  /** Ids of the texts of its lines, in order. */
  textsOf(n: number, max: number): string[] {
    const rows = this.#statements.rows('SELECT text FROM lines WHERE n = ? ORDER BY line LIMIT ?', n, max);
    return rows.map(({ text }) => String(text));
  }

  /** The turns of its story: the first ones and the last ones if they are more. */
  turnsOf(n: number, first: number, last: number): { turns: number[]; left: number } {
    const numbers = (order: 'ASC' | 'DESC', max: number) =>
      this.#statements
        .rows(`SELECT turn FROM turns WHERE n = ? ORDER BY turn ${order} LIMIT ?`, n, max)
        .map(({ turn }) => Number(turn));
    const count = Number(this.#statements.row('SELECT count(*) AS count FROM turns WHERE n = ?', n)?.count);
    if (count <= first + last) return { turns: numbers('ASC', first + last), left: 0 };
    return { turns: [...numbers('ASC', first), ...numbers('DESC', last).reverse()], left: count - first - last };
  }

  /** How many are not done, by workgroup and state. */
  unfinished(): { workgroup: string; state: Past['state']; count: number }[] {
    const rows = this.#statements.rows(
      'SELECT workgroup, state, count(*) AS count FROM requests WHERE view IS NOT NULL GROUP BY workgroup, state',
    );
    return rows as unknown as { workgroup: string; state: Past['state']; count: number }[];
  }

  close(): void {
    this.#database.close();
  }

  #meta(name: string) {
    return this.#statements.row('SELECT value FROM meta WHERE name = ?', name)?.value;
  }

  #takeTurn(turn: Turn, working: Map<string, Working>, media: Taken['media'], answered: Past[]): void {
    const { id } = partsOf(turn.envelope.to);
    for (const effect of turn.effects) {
      if (effect.type !== 'publish') continue;
      if (effect.event.type === 'request.opened') working.set(id, this.#opened(id, media.get(id) ?? null));
      const one = working.get(id) ?? this.#working(id);
      if (!one) continue;
      working.set(id, one);
      const wasAnswered = one.past.respondedAt !== null;
      this.#fold(one, effect.event, turn.envelope.at);
      if (!wasAnswered && one.past.respondedAt !== null) answered.push(one.past);
    }
    const n = working.get(id)?.past.n ?? this.#statements.row('SELECT n FROM requests WHERE request = ?', id)?.n;
    if (n === undefined || stepsOf(turn).length === 0) return;
    this.#statements.run('INSERT INTO turns VALUES (?, ?)', n, turn.n);
  }

  #opened(request: string, media: Past['media']): Working {
    const none = { ignoredByAll: false, unattended: 0, firstBy: null };
    const {
      kind: _,
      reach: __,
      helpers: ___,
      seen: ____,
      participants: _____,
      lines: ______,
      ...empty
    } = blank.request;
    return { past: { ...empty, ...none, n: ++this.#count, request, media }, view: blank.request };
  }

  /** One that is open; what is done has no events any more. */
  #working(request: string): Working | undefined {
    const row = this.#statements.row(`SELECT ${columns}, view FROM requests WHERE request = ?`, request);
    return row?.view ? { past: pastOf(row), view: JSON.parse(String(row.view)) } : undefined;
  }

  #fold(one: Working, event: FeedEvent, at: number): void {
    const { past } = one;
    if (event.type === 'request.line') {
      this.#statements.run('INSERT INTO lines VALUES (?, ?, ?)', past.n, event.n, event.text.id);
      return;
    }
    one.view = fold(one.view, { event, at });
    const { agent, workgroup, reason, urgency, state, escalated, responsible, outcome } = one.view;
    const { openedAt, respondedAt, doneAt } = one.view;
    Object.assign(past, { agent, workgroup, reason, urgency, state, escalated, responsible, outcome });
    Object.assign(past, { openedAt, respondedAt, doneAt });
    if (event.type === 'request.helped') past.firstBy ??= event.by;
    if (event.type === 'request.unattended') past.unattended++;
    if (event.type === 'request.reached' && event.reach === 'ignored') past.ignoredByAll = true;
    const helper = helperIn(event);
    if (helper !== undefined) this.#statements.run('INSERT OR IGNORE INTO helpers VALUES (?, ?)', helper, past.n);
  }

  #put({ past, view }: Working): void {
    const { n, request, agent, workgroup, media, reason, urgency, state, escalated, ignoredByAll } = past;
    const { unattended, responsible, firstBy, outcome, openedAt, respondedAt, doneAt } = past;
    this.#statements.run(
      `INSERT OR REPLACE INTO requests VALUES (${Array(18).fill('?').join(', ')})`,
      ...[n, request, agent, workgroup, media, reason, urgency, state],
      ...[Number(escalated), Number(ignoredByAll), unattended, responsible, firstBy, outcome],
      ...[openedAt, respondedAt, doneAt, state === 'done' ? null : JSON.stringify(view)],
    );
  }
}

function helperIn(event: FeedEvent): string | undefined {
  if (event.type === 'request.helped' || event.type === 'request.joined') return event.by;
  return event.type === 'request.handedOver' ? event.to : undefined;
}

function pastOf(row: Row): Past {
  const { ignored, first_by, opened_at, responded_at, done_at, view: _, escalated, ...rest } = row;
  return {
    ...rest,
    escalated: escalated === 1,
    ignoredByAll: ignored === 1,
    firstBy: first_by,
    openedAt: opened_at,
    respondedAt: responded_at,
    doneAt: done_at,
  } as Past;
}

function opened(path: string, epoch: string): DatabaseSync {
  const known = path === ':memory:' ? undefined : openKnown(path, epoch);
  if (known) return known;
  forget(path);
  const database = new DatabaseSync(path);
  // A crash of the machine may cost the last transactions: they are read again.
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; BEGIN; ${historyTables}`);
  const put = database.prepare('INSERT INTO meta VALUES (?, ?)');
  put.run('version', String(historyVersion));
  put.run('epoch', epoch);
  put.run('position', JSON.stringify(beginning));
  database.exec('COMMIT');
  return database;
}

/** The file as it is, if it can be gone on with. */
function openKnown(path: string, epoch: string): DatabaseSync | undefined {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    const meta = Object.fromEntries(
      database
        .prepare('SELECT name, value FROM meta')
        .all()
        .map(({ name, value }) => [name, value]),
    );
    if (meta.version === String(historyVersion) && meta.epoch === epoch && meta.position) return database;
  } catch {
    // Damaged, or no database: made anew.
  }
  database?.close();
  return undefined;
}

/** Throws the file away. */
export function forget(path = ':memory:'): void {
  if (path === ':memory:') return;
  for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
}
