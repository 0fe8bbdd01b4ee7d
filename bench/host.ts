/**
 * Row `host`: 64 writers on 1,000 interactions, durable, in process; 70 % say, 10 % each ask, accept and done. Beside it
 * a raw group append of the same bytes, and the same host with one command a commit.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SQLInputValue } from 'node:sqlite';
import { DatabaseSync, StatementSync } from 'node:sqlite';
import type { CommandBody, CommandType } from '../machines/commands.ts';
import type { Address } from '../machines/names.ts';
import { wallClock } from '../server/actors/clock.ts';
import type { Limits } from '../server/actors/host.ts';
import type { SqliteHost } from '../server/actors/sqlite-host.ts';
import { openSqliteHost } from '../server/actors/sqlite-host.ts';
import type { Row } from './measure.ts';
import { figureOf, inTurns, ratioOf } from './measure.ts';

const writers = 64;
const interactions = 1_000;
const workgroups = 20;
const agents = 200;
const said = 'Could you please have a look at this customer with me? The refund does not go through.';

type Send = (user: string, self: Address, type: CommandType, body: CommandBody) => Promise<void>;

const names = (count: number, prefix: string) => Array.from({ length: count }, (_, index) => `${prefix}${index}`);

/** The site before the clock runs: everybody logged on, every interaction connected. */
async function prepare(send: Send): Promise<void> {
  const admin: Address = 'agent/admin';
  const supervisor = (group: number) => `sue${group}`;
  await Promise.all(
    names(workgroups, 'g').map(async (workgroup, group) => {
      const settings = { workgroup, supervisors: [supervisor(group)], escalation: [], escalateAfterSeconds: 3_600 };
      await send('admin', admin, 'workgroup.configure', { ...settings, remindEverySeconds: 3_600 });
      const session = { session: 's', application: 'supervisor' as const };
      await send(supervisor(group), `supervisor/${supervisor(group)}`, 'session.start', session);
    }),
  );
  const rights = { showAssistanceButton: true, canRequestAssistanceFromSupervisor: true };
  await Promise.all(
    names(interactions, 'c').map(async (interaction, index) => {
      const agent = `a${index % agents}`;
      if (index < agents) {
        await send('admin', admin, 'agent.configure', { agent, rights });
        await send(agent, `agent/${agent}`, 'session.start', { session: 's', application: 'client' });
      }
      const workgroup = `g${index % workgroups}`;
      await send('service.acd', admin, 'interaction.offer', { interaction, workgroup, media: 'call', acd: true });
      await send('service.acd', admin, 'interaction.alert', { interaction, agent });
      await send('service.acd', admin, 'interaction.connect', { interaction });
    }),
  );
}

/** One writer: ask, accept, seven lines, done, on its own interactions one after the other. */
async function write(send: Send, writer: number, fromRound: number, rounds: number): Promise<void> {
  for (let round = fromRound; round < fromRound + rounds; round++) {
    const position = writer + round * writers;
    const index = position % interactions;
    const request = `c${index}.${1 + Math.floor(position / interactions)}`;
    const agent = `a${index % agents}`;
    const supervisor = `sue${index % workgroups}`;
    await send(agent, `agent/${agent}`, 'ask', { interaction: `c${index}`, text: said });
    await send(supervisor, `supervisor/${supervisor}`, 'accept', { toast: `${request}/${supervisor}/1` });
    for (let line = 0; line < 7; line++) {
      if (line % 2) await send(agent, `agent/${agent}`, 'say', { request, text: said });
      else await send(supervisor, `supervisor/${supervisor}`, 'say', { request, text: said });
    }
    await send(agent, `agent/${agent}`, 'done', { request });
  }
}

/** Commands that one call of `drive` sends for each round. */
export const commandsPerRound = writers * 10;

/** A host with its site, driven in pieces, so that what it is compared with runs between them. */
export class Driven {
  readonly host: SqliteHost;
  readonly #send: Send;
  #round = 0;
  commandsPerSecond: number[] = [];

  constructor(path: string, limits: Partial<Limits> = {}) {
    const log = { error: (details: object, sentence: string) => console.error(sentence, details) };
    this.host = openSqliteHost({ path, clock: wallClock(), log, limits });
    let id = 0;
    this.#send = async (user, self, type, body) => {
      const answer = await this.host.send({ user, id: `${++id}`, self, type, body });
      if ('refused' in answer) throw new Error(`${type} was refused: ${answer.refused}`);
    };
  }

  prepare(): Promise<void> {
    return prepare(this.#send);
  }

  /** Turns a second. */
  async drive(rounds: number): Promise<number> {
    const start = performance.now();
    await Promise.all(Array.from({ length: writers }, (_, writer) => write(this.#send, writer, this.#round, rounds)));
    const seconds = (performance.now() - start) / 1_000;
    this.#round += rounds;
    const commands = writers * rounds * 10;
    this.commandsPerSecond.push(commands / seconds);
    return (commands * turnsPerCommand) / seconds;
  }

  close(): Promise<void> {
    return this.host.close();
  }
}

/** Of this mix, as `calibrate` counted them. */
let turnsPerCommand = 0;

/** Counts the turns of a command of this mix, and the bytes that a turn hands to the database, states included. */
async function calibrate(path: string): Promise<number> {
  const { run } = StatementSync.prototype;
  let bytes = 0;
  const driven = new Driven(path);
  await driven.prepare();
  const turns = () => {
    const database = new DatabaseSync(path);
    const { n } = database.prepare('SELECT max(last) AS n FROM record').get() as { n: number };
    database.close();
    return n;
  };
  await driven.close();
  const before = turns();
  const again = new Driven(path);
  StatementSync.prototype.run = function (this: StatementSync, ...values: SQLInputValue[]) {
    for (const value of values) bytes += typeof value === 'string' ? value.length : 8;
    return run.call(this, ...(values as [never]));
  } as typeof run;
  await again.drive(3);
  StatementSync.prototype.run = run;
  await again.close();
  const count = turns() - before;
  turnsPerCommand = count / (writers * 3 * 10);
  return Math.round(bytes / count);
}

/** A table that is only appended to, under the same pragmas. */
class Raw {
  readonly #database: DatabaseSync;
  readonly #insert: StatementSync;
  readonly #body: string;

  constructor(path: string, bytesPerRow: number) {
    this.#database = new DatabaseSync(path);
    this.#database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    this.#database.exec('CREATE TABLE rows (n INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT');
    this.#insert = this.#database.prepare('INSERT INTO rows (body) VALUES (?)');
    this.#body = 'x'.repeat(bytesPerRow);
  }

  /** Rows a second. */
  append(rowsPerCommit: number, commits: number): number {
    const start = performance.now();
    for (let commit = 0; commit < commits; commit++) {
      this.#database.exec('BEGIN IMMEDIATE');
      for (let row = 0; row < rowsPerCommit; row++) this.#insert.run(this.#body);
      this.#database.exec('COMMIT');
    }
    return (rowsPerCommit * commits * 1_000) / (performance.now() - start);
  }

  close(): void {
    this.#database.close();
  }
}

export async function hostRow(): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'handraise-bench-'));
  try {
    const bytesPerTurn = await calibrate(join(folder, 'calibrate.db'));
    const group = new Driven(join(folder, 'group.db'));
    const single = new Driven(join(folder, 'single.db'), { batchCommands: 1 });
    const raw = new Raw(join(folder, 'raw.db'), bytesPerTurn);
    for (const driven of [group, single]) {
      await driven.prepare();
      await driven.drive(1);
      driven.commandsPerSecond = [];
    }
    const rowsPerCommit = Math.round(writers * turnsPerCommand);
    // Short pieces in turns: the disk of a shared machine may be several times slower a second later.
    const contenders = {
      group: () => group.drive(8),
      raw: () => raw.append(rowsPerCommit, 80),
      single: () => single.drive(2),
    };
    const results = await inTurns(contenders, 15);
    await group.close();
    await single.close();
    raw.close();
    return {
      name: 'host',
      work: `${writers} writers, ${interactions} interactions, durable; ${turnsPerCommand.toFixed(2)} turns a command, ${bytesPerTurn} bytes a turn, ${rowsPerCommit} rows a raw commit`,
      figures: {
        'turns a second, group commit': figureOf(results.group),
        'commands a second, group commit': figureOf(group.commandsPerSecond),
        'turns a second, a commit per command': figureOf(results.single),
        'rows a second, raw group append': figureOf(results.raw),
      },
      ratios: [
        { name: 'turns to raw rows', ratio: ratioOf(results.group, results.raw), bar: 0.2 },
        { name: 'group commit to commit per command', ratio: ratioOf(results.group, results.single), bar: 8 },
      ],
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
