/**
 * The last state of every actor. The record alone makes a commit durable: the row of an actor is written some thousand turns
 * after a change that it lacks, however often the actor changed meanwhile, and after a crash the turns since then are run
 * again. A few rows in every commit, so that none takes longer than others.
 */
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { ActorState } from '../../machines/index.ts';
import type { Address, Kind } from '../../machines/names.ts';
import { partsOf } from '../../machines/names.ts';
import type { ListedAddress, Turn } from '../actors/host.ts';
import type { KeptView } from '../actors/kept-view.ts';
import { blankView, viewAfter } from '../actors/kept-view.ts';
import type { Ran } from '../actors/ledger.ts';
import { initialSnapshot, isSame, revive, stateOf, step } from '../actors/step.ts';
import type { Statements } from './statements.ts';

/** So many turns a row may be behind, not counting the last batch. */
const turnsBehindMax = 4_000;
/** How far all rows are is noted that often: a start runs so many more turns again at most. */
const turnsBetweenMarks = 500;

const listed = `SELECT address, published_in FROM actors
  WHERE address > ? AND address > ? AND address < ? AND state IS NOT NULL ORDER BY address LIMIT ?`;

/** How an actor is kept. */
export interface Stored {
  /** Undefined while nothing has ever changed it, though it may have published. */
  state: ActorState | undefined;
  /** Number of the last event of its topic, 0 if there is none. */
  seq: number;
  /** The turn that published it, 0 if there is none. */
  publishedIn: number;
  /** What its topic folds to, where a host keeps that. */
  view: KeptView;
}

type Changed = Pick<Stored, 'seq' | 'publishedIn' | 'view'> & { snapshot: AnyMachineSnapshot; used: boolean };
/** `since`: the first turn that its row lacks. */
type Unwritten = Changed & { since: number };

export class ActorRows {
  readonly #statements: Statements;
  /** As of the last commit, newer than their rows; in the order of `since`. */
  readonly #unwritten = new Map<Address, Readonly<Unwritten>>();
  #writtenUpTo: number;

  constructor(statements: Statements) {
    this.#statements = statements;
    this.#writtenUpTo = Number(statements.row("SELECT value FROM meta WHERE name = 'written'")?.value ?? 0);
  }

  /** No row lacks this turn or one before it; some have later ones too. */
  get writtenUpTo(): number {
    return this.#writtenUpTo;
  }

  get(address: Address): Stored {
    const kept = this.#unwritten.get(address);
    if (kept) {
      const { snapshot, used, seq, publishedIn, view } = kept;
      return { state: used ? stateOf(snapshot) : undefined, seq, publishedIn, view };
    }
    const row = this.#row(address);
    if (!row) return { state: undefined, seq: 0, publishedIn: 0, view: blankView(address) };
    const state = row.state === null ? undefined : JSON.parse(row.state as string);
    const view = row.view === null ? blankView(address) : JSON.parse(row.view as string);
    return { state, seq: row.seq as number, publishedIn: row.published_in as number, view };
  }

  /** The next `count` that were ever used, by address; of one kind only, if one is named. */
  listAfter(after: string, count: number, kind?: Kind): ListedAddress[] {
    // `0` stands right after `/`, `~` after every letter.
    const [from, until] = kind ? [`${kind}/`, `${kind}0`] : ['', '~'];
    const [written, first] = [this.#statements.rows(listed, after, from, until, count), after > from ? after : from];
    const found = new Map(
      written.map(({ address, published_in }) => [address as Address, published_in as number] as const),
    );
    for (const [address, { used, publishedIn }] of this.#unwritten) {
      if (used && address > first && address < until) found.set(address, publishedIn);
    }
    return [...found]
      .map(([address, publishedIn]) => ({ address, publishedIn }))
      .sort((a, b) => (a.address < b.address ? -1 : 1))
      .slice(0, count);
  }

  /** Inside of a transaction: writes the rows that are due. Says what is to be done once it is committed. */
  write(ran: readonly Ran[]): () => void {
    const last = ran.at(-1)?.turn.n ?? this.#writtenUpTo;
    const changed = changedIn(ran);
    const due: Address[] = [];
    let upTo = last;
    for (const [address, kept] of this.#unwritten) {
      if (kept.since > last - turnsBehindMax) {
        upTo = kept.since - 1;
        break;
      }
      this.#put(address, changed.get(address) ?? kept, last);
      due.push(address);
    }
    // What changes in this very batch waits from its first turn on.
    upTo = Math.min(upTo, (ran[0]?.turn.n ?? last + 1) - 1);
    const isMarked = upTo - this.#writtenUpTo >= turnsBetweenMarks;
    if (isMarked) this.#mark(upTo);
    return () => {
      for (const address of due) {
        this.#unwritten.delete(address);
        changed.delete(address);
      }
      for (const [address, now] of changed) {
        this.#unwritten.set(address, { ...now, since: this.#unwritten.get(address)?.since ?? now.since });
      }
      if (isMarked) this.#writtenUpTo = upTo;
    };
  }

  /** Inside of a transaction: writes all rows as of the last turn. */
  writeAll(last: number): void {
    if (last === this.#writtenUpTo) return;
    for (const [address, kept] of this.#unwritten) this.#put(address, kept, last);
    this.#mark(last);
  }

  /** Runs again what came after the rows were written. */
  runAgain(charts: Record<string, AnyStateMachine>, { n, envelope: { to, at, message } }: Turn): void {
    const chart = charts[partsOf(to).kind];
    if (!chart) throw new Error(`There is no chart for ${to}.`);
    const kept = this.#unwritten.get(to);
    if (!kept && Number(this.#row(to)?.as_of ?? 0) >= n) return;
    const { state, seq, publishedIn, view } = kept ? { ...kept, state: undefined } : this.get(to);
    const before = kept?.snapshot ?? (state ? revive(chart, state) : initialSnapshot(chart));
    const { snapshot, effects } = step(chart, before, message);
    const events = effects.flatMap((effect) => (effect.type === 'publish' ? [effect.event] : []));
    this.#unwritten.set(to, {
      snapshot,
      used: (kept?.used ?? state !== undefined) || !isSame(before, snapshot),
      seq: seq + events.length,
      publishedIn: events.length > 0 ? n : publishedIn,
      view: viewAfter(view, events, at),
      since: kept?.since ?? n,
    });
  }

  #row(address: Address) {
    return this.#statements.row('SELECT state, seq, published_in, as_of, view FROM actors WHERE address = ?', address);
  }

  #put(address: Address, { snapshot, used, seq, publishedIn, view }: Readonly<Changed>, asOf: number): void {
    const state = used ? JSON.stringify(stateOf(snapshot)) : null;
    const values = [address, state, seq, publishedIn, asOf, view ? JSON.stringify(view) : null];
    this.#statements.run('INSERT OR REPLACE INTO actors VALUES (?, ?, ?, ?, ?, ?)', ...values);
  }

  #mark(last: number): void {
    this.#statements.run("INSERT OR REPLACE INTO meta VALUES ('written', ?)", String(last));
  }
}

/** Each actor as its last turn left it, in the order of the first. */
function changedIn(ran: readonly Ran[]): Map<Address, Readonly<Unwritten>> {
  const changed = new Map<Address, Readonly<Unwritten>>();
  for (const { turn, actor, changed: isNew, published } of ran) {
    if (!isNew && published.length === 0) continue;
    const { address, snapshot, used, seq, publishedIn, view } = actor;
    if (!changed.has(address)) changed.set(address, { snapshot, used, seq, publishedIn, view, since: turn.n });
  }
  return changed;
}
