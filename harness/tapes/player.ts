/**
 * Steps through a tape, whatever it is of: lists turns, shows one with what was before and after it, finds the next one of a
 * kind, and says how everybody was after any of them. `from` and `until` make a stretch of a longer one look like a tape.
 */
import type { AnyStateMachine } from 'xstate';
import type { StateValue } from '../../machines/index.ts';
import { statesIn } from '../../machines/index.ts';
import type { CoverageMarks, ListedActor, TurnDetail, TurnLine } from '../../machines/inspection.ts';
import type { Address } from '../../machines/names.ts';
import { partsOf } from '../../machines/names.ts';
import type { RefusalCode } from '../../machines/refusals.ts';
import type { Frame } from '../../machines/wire.ts';
import { stateOf } from '../../server/actors/step.ts';
import { Refused } from '../../server/problems.ts';
import type { DeskAsked } from './desk-then.ts';
import { deskThen } from './desk-then.ts';
import { EdgesOfTurns } from './edges-of-turns.ts';
import { Judging } from './judging.ts';
import type { ActorsAsked, SeekAsked } from './questions.ts';
import { States } from './states.ts';
import { TurnIndex } from './turn-index.ts';
import type { TurnSource } from './turn-source.ts';

export interface PlayerOptions {
  source: TurnSource;
  charts: Record<string, AnyStateMachine>;
  /** The database that sequence numbers count in. */
  epoch: string;
  /** The first turn that is kept in columns. */
  first?: number;
  /** How much is kept of states at most; see checkpoints.ts. */
  keptEntries?: number;
}

export interface Stretch {
  first: number;
  last: number;
}

export class Player {
  readonly judging: Judging;
  readonly #source: TurnSource;
  readonly #index: TurnIndex;
  readonly #states: States;
  readonly #edges: EdgesOfTurns;
  readonly #epoch: string;
  /** Addresses in order, and how many names there were when they were put in order. */
  #sorted: string[] = [];
  #sortedOf = 0;

  constructor({ source, charts, epoch, first, keptEntries }: PlayerOptions) {
    this.#source = source;
    this.#epoch = epoch;
    this.#index = new TurnIndex(first);
    this.#states = new States(this.#index, source, charts, keptEntries);
    const parts = { index: this.#index, source, states: this.#states };
    this.#edges = new EdgesOfTurns(parts);
    this.judging = new Judging({ ...parts, charts });
  }

  /** Takes up some of the turns that are new. False if there were none. */
  follow(): boolean {
    const heads = this.#source.heads();
    for (const head of heads) this.#index.push(head);
    return heads.length > 0;
  }

  /** Goes on until that time of `performance.now()` with what nobody waits for. False if there is nothing left. */
  goOn(until: number): boolean {
    return this.#states.prepare(until) || this.#edges.goOn(until) || this.judging.goOn(until);
  }

  get whole(): Stretch {
    return { first: Math.min(this.#index.first, this.#index.last + 1), last: this.#index.last };
  }

  /** ms. */
  timeOf(n: number): number {
    return this.#index.at(n);
  }

  /** Those of these actors only, to or from one of them, if any are named. */
  lines({ first, last }: Stretch, after: number, limit: number, actors: readonly string[]): TurnLine[] {
    const index = this.#index;
    const lines: TurnLine[] = [];
    const among = new Set(actors.map((name) => index.names.find(name)));
    for (let n = Math.max(first, after + 1); n <= last && lines.length < limit; n++) {
      if (actors.length === 0 || among.has(index.to(n)) || among.has(index.from(n))) lines.push(this.#line(n));
    }
    return lines;
  }

  turn(stretch: Stretch, n: number): TurnDetail {
    this.#check(stretch, n, 1);
    const index = this.#index;
    const actor = index.to(n);
    const count = index.countOf(actor, n);
    const before = this.#states.at(actor, count - 1);
    const line = this.#line(n);
    const { envelope, effects } = this.#source.line(n).turn;
    const after = this.#states.at(actor, count);
    return {
      ...line,
      envelope: envelope.id,
      message: envelope.message,
      effects: [...effects],
      before: stateOf(before.snapshot),
      after: stateOf(after.snapshot),
      caused: index.caused(n).filter((caused) => caused <= stretch.last),
    };
  }

  seek({ first, last }: Stretch, { from, to, what, actor }: SeekAsked): number | null {
    const index = this.#index;
    const sought = actor === undefined ? undefined : index.names.find(actor);
    if (actor !== undefined && sought === undefined) return null;
    const found = what === 'violation' ? new Set(this.judging.violations.map(({ turn }) => turn)) : undefined;
    const isSought = (n: number) =>
      (sought === undefined || index.to(n) === sought) &&
      (what === 'refusal' ? index.refused(n) !== undefined : (found?.has(n) ?? true));
    if (to === 'forward') {
      for (let n = Math.max(first, from + 1); n <= last; n++) if (isSought(n)) return n;
    } else {
      for (let n = Math.min(last, from - 1); n >= first; n--) if (isSought(n)) return n;
    }
    return null;
  }

  /** Without their names. `next`: what to go on with as `after`. */
  actors(
    stretch: Stretch,
    { turn, search, named, kind, after, limit }: ActorsAsked,
  ): { actors: ListedActor[]; next: string | null } {
    this.#check(stretch, turn);
    const index = this.#index;
    const alsoNamed = new Set(named);
    const found: ListedActor[] = [];
    for (const address of this.#addresses()) {
      if (address <= after || (kind !== undefined && partsOf(address).kind !== kind)) continue;
      if (search !== '' && !address.toLowerCase().includes(search) && !alsoNamed.has(address)) continue;
      const actor = index.names.find(address)!;
      const lastTurn = index.own[actor]![index.countOf(actor, turn) - 1];
      if (lastTurn === undefined || !this.#states.chartOf(actor)) continue;
      if (found.length === limit) return { actors: found, next: found.at(-1)!.address };
      const { value } = this.#states.afterTurn(actor, turn).snapshot;
      found.push({ address, state: statesIn(value as StateValue).join(', '), lastTurn });
    }
    return { actors: found, next: null };
  }

  /** Of those that had a turn by then. */
  states(stretch: Stretch, turn: number, actors: readonly string[]): Record<string, ReturnType<typeof stateOf>> {
    this.#check(stretch, turn);
    const states: Record<string, ReturnType<typeof stateOf>> = {};
    for (const address of actors) {
      const actor = this.#index.names.find(address);
      if (actor === undefined || !this.#states.chartOf(actor) || this.#index.countOf(actor, turn) === 0) continue;
      states[address] = stateOf(this.#states.afterTurn(actor, turn).snapshot);
    }
    return states;
  }

  desk(stretch: Stretch, asked: DeskAsked): Frame[] {
    this.#check(stretch, asked.turn);
    return deskThen(asked, { epoch: this.#epoch, index: this.#index, source: this.#source, states: this.#states });
  }

  /** Of the turns of which it is known already. */
  coverage({ first, last }: Stretch): CoverageMarks {
    const marks: CoverageMarks = {};
    for (let n = first; n <= last; n++) {
      const took = this.#index.took(n);
      for (const edge of took?.edges ?? []) {
        marks[took!.kind] ??= {};
        marks[took!.kind]![edge] = { record: (marks[took!.kind]![edge]?.record ?? 0) + 1 };
      }
    }
    return marks;
  }

  close(): void {
    this.#source.close();
  }

  #line(n: number): TurnLine {
    const index = this.#index;
    const refused = index.refused(n) as RefusalCode | undefined;
    return {
      n,
      at: index.at(n),
      from: index.names.all[index.from(n)]!,
      to: index.names.all[index.to(n)] as Address,
      type: index.type(n),
      cause: index.cause(n),
      ...(refused !== undefined && { refused }),
      took: [...this.#edges.of(n)],
    };
  }

  #addresses(): readonly Address[] {
    const { all } = this.#index.names;
    if (this.#sortedOf !== all.length) {
      this.#sorted = all.filter((_, id) => this.#index.own[id]).sort();
      this.#sortedOf = all.length;
    }
    return this.#sorted as Address[];
  }

  /** `least`: 0 where what was before all turns may be asked for. */
  #check({ first, last }: Stretch, n: number, least = 0): void {
    if (n > last || n < first - 1 + least) throw new Refused('unknownTurn');
  }
}
