/**
 * The last state of every actor. The record alone makes a commit durable: rows of actors are written once in many commits,
 * whoever changed often only once, and after a crash the turns since then are run again.
 */
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { ActorState } from '../../machines/index.ts';
import type { Address } from '../../machines/names.ts';
import { partsOf } from '../../machines/names.ts';
import type { Turn } from '../actors/host.ts';
import type { Ran } from '../actors/ledger.ts';
import { initialSnapshot, isSame, revive, stateOf, step } from '../actors/step.ts';
import type { Statements } from './statements.ts';

/** Turns that a start runs again at most, not counting the last batch. */
const turnsBetweenWrites = 4_000;

/** How an actor is kept. */
export interface Stored {
  /** Undefined while nothing has ever changed it, though it may have published. */
  state: ActorState | undefined;
  /** Number of the last event of its topic, 0 if there is none. */
  seq: number;
  /** The turn that published it, 0 if there is none. */
  publishedIn: number;
}

const nothingStored: Stored = { state: undefined, seq: 0, publishedIn: 0 };

type Unwritten = Pick<Stored, 'seq' | 'publishedIn'> & { snapshot: AnyMachineSnapshot; used: boolean };

export class ActorRows {
  readonly #statements: Statements;
  /** As of the last commit, newer than their rows. */
  #unwritten = new Map<Address, Readonly<Unwritten>>();
  #writtenUpTo: number;

  constructor(statements: Statements) {
    this.#statements = statements;
    this.#writtenUpTo = Number(statements.row("SELECT value FROM meta WHERE name = 'written'")?.value ?? 0);
  }

  /** Rows are as of this turn. */
  get writtenUpTo(): number {
    return this.#writtenUpTo;
  }

  get(address: Address): Stored {
    const kept = this.#unwritten.get(address);
    if (kept) {
      const { snapshot, used, seq, publishedIn } = kept;
      return { state: used ? stateOf(snapshot) : undefined, seq, publishedIn };
    }
    const row = this.#statements.row('SELECT state, seq, published_in FROM actors WHERE address = ?', address);
    if (!row) return nothingStored;
    const state = row.state === null ? undefined : JSON.parse(row.state as string);
    return { state, seq: row.seq as number, publishedIn: row.published_in as number };
  }

  /** Inside of a transaction: writes all rows if that is due. Says what is to be done once it is committed. */
  write(ran: readonly Ran[]): () => void {
    const last = ran.at(-1)?.turn.n ?? this.#writtenUpTo;
    const isDue = last - this.#writtenUpTo >= turnsBetweenWrites;
    if (isDue) {
      for (const [address, kept] of this.#unwritten) this.#put(address, kept);
      for (const [address, kept] of changedIn(ran)) this.#put(address, kept);
      this.#mark(last);
    }
    return () => {
      if (isDue) {
        this.#unwritten = new Map();
        this.#writtenUpTo = last;
      } else for (const [address, kept] of changedIn(ran)) this.#unwritten.set(address, kept);
    };
  }

  /** Inside of a transaction: writes all rows as of the last turn. */
  writeAll(last: number): void {
    if (last === this.#writtenUpTo) return;
    for (const [address, kept] of this.#unwritten) this.#put(address, kept);
    this.#mark(last);
  }

  /** Runs again what came after the rows were written. */
  runAgain(charts: Record<string, AnyStateMachine>, { n, envelope: { to, message } }: Turn): void {
    const chart = charts[partsOf(to).kind];
    if (!chart) throw new Error(`There is no chart for ${to}.`);
    const kept = this.#unwritten.get(to);
    const { state, seq, publishedIn } = kept ? { ...kept, state: undefined } : this.get(to);
    const before = kept?.snapshot ?? (state ? revive(chart, state) : initialSnapshot(chart));
    const { snapshot, effects } = step(chart, before, message);
    const events = effects.filter(({ type }) => type === 'publish').length;
    this.#unwritten.set(to, {
      snapshot,
      used: (kept?.used ?? state !== undefined) || !isSame(before, snapshot),
      seq: seq + events,
      publishedIn: events > 0 ? n : publishedIn,
    });
  }

  #put(address: Address, { snapshot, used, seq, publishedIn }: Readonly<Unwritten>): void {
    const state = used ? JSON.stringify(stateOf(snapshot)) : null;
    this.#statements.run('INSERT OR REPLACE INTO actors VALUES (?, ?, ?, ?)', address, state, seq, publishedIn);
  }

  #mark(last: number): void {
    this.#statements.run("INSERT OR REPLACE INTO meta VALUES ('written', ?)", String(last));
  }
}

/** Each actor as its last turn left it. */
function changedIn(ran: readonly Ran[]): Map<Address, Readonly<Unwritten>> {
  const changed = new Map<Address, Readonly<Unwritten>>();
  for (const { actor, changed: isNew, published } of ran) {
    if (!isNew && published.length === 0) continue;
    const { address, snapshot, used, seq, publishedIn } = actor;
    if (!changed.has(address)) changed.set(address, { snapshot, used, seq, publishedIn });
  }
  return changed;
}
