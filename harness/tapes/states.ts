/**
 * Any actor after any of its turns: from the nearest state that is kept, by running its own turns again. What the charts of
 * today make of them is taken for what was; whether that is so, judging says.
 */
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { Address } from '../../machines/names.ts';
import { partsOf } from '../../machines/names.ts';
import type { KeptView } from '../../server/actors/kept-view.ts';
import { blankView, viewAfter } from '../../server/actors/kept-view.ts';
import { initialSnapshot, revive, stateOf, step } from '../../server/actors/step.ts';
import type { Line } from '../../server/store/encoding.ts';
import { Checkpoints } from './checkpoints.ts';
import type { TurnIndex } from './turn-index.ts';
import type { TurnSource } from './turn-source.ts';

export interface Moment {
  snapshot: AnyMachineSnapshot;
  /** Number of the last event of its topic, 0 if there is none. */
  seq: number;
  /** What its topic folds to, where a host keeps that. */
  view: KeptView;
}

/** Actors whose last state that was asked for is remembered: stepping on is then one turn. */
const recentMax = 2_000;

export class States {
  readonly checkpoints: Checkpoints;
  readonly #charts: Record<string, AnyStateMachine>;
  readonly #index: TurnIndex;
  readonly #source: TurnSource;
  readonly #recent = new Map<number, { count: number; moment: Moment }>();
  /** Actors with many turns whose states are being kept here and there, the next one last. */
  #unprepared: number[] | undefined;
  #preparing: { actor: number; count: number } | undefined;

  constructor(index: TurnIndex, source: TurnSource, charts: Record<string, AnyStateMachine>, keptEntries?: number) {
    this.checkpoints = new Checkpoints(keptEntries);
    this.#index = index;
    this.#source = source;
    this.#charts = charts;
  }

  /** Undefined if there is no chart for it. */
  chartOf(actor: number): AnyStateMachine | undefined {
    return this.#charts[partsOf(this.#index.names.all[actor] as Address).kind];
  }

  /** After all of its turns up to that one. */
  afterTurn(actor: number, n: number): Moment {
    return this.at(actor, this.#index.countOf(actor, n));
  }

  /** After so many of its own turns. Throws if there is no chart for it. */
  at(actor: number, count: number): Moment {
    const own = this.#index.own[actor] ?? [];
    let [from, moment] = this.#start(actor, count);
    for (; from < count; from++) {
      moment = this.#after(actor, moment, this.#source.line(own[from]!));
      this.#mark(actor, from + 1, moment);
    }
    this.#recent.delete(actor);
    this.#recent.set(actor, { count, moment });
    const [oldest] = this.#recent.keys();
    if (this.#recent.size > recentMax && oldest !== undefined) this.#recent.delete(oldest);
    return moment;
  }

  /**
   * Goes on until that time of `performance.now()` with what makes any state quick to have: those who had most turns first.
   * False if there is nothing more to do.
   */
  prepare(until: number): boolean {
    const { own } = this.#index;
    const turnsOf = (actor: number) => own[actor]?.length ?? 0;
    this.#unprepared ??= [...own.keys()]
      .filter((actor) => turnsOf(actor) > this.checkpoints.spacing && this.chartOf(actor))
      .sort((a, b) => turnsOf(a) - turnsOf(b));
    while (performance.now() < until) {
      const actor = this.#preparing?.actor ?? this.#unprepared.pop();
      if (actor === undefined) return false;
      const count = (this.#preparing?.count ?? 0) + this.checkpoints.spacing;
      const isOver = count > turnsOf(actor);
      if (!isOver) this.at(actor, count);
      this.#preparing = isOver ? undefined : { actor, count };
    }
    return true;
  }

  /** Keeps it if one is due. */
  #mark(actor: number, count: number, { snapshot, seq, view }: Moment): void {
    if (this.checkpoints.isDue(count)) this.checkpoints.keep(actor, count, { state: stateOf(snapshot), seq, view });
  }

  #start(actor: number, count: number): [count: number, moment: Moment] {
    const kept = this.checkpoints.before(actor, count);
    const recent = this.#recent.get(actor);
    if (recent && recent.count <= count && recent.count >= (kept?.[0] ?? 0)) return [recent.count, recent.moment];
    const chart = this.chartOf(actor);
    const address = this.#index.names.all[actor] as Address;
    if (!chart) throw new Error(`There is no chart for ${address}.`);
    if (!kept) return [0, { snapshot: initialSnapshot(chart), seq: 0, view: blankView(address) }];
    const [at, { state, seq, view }] = kept;
    return [at, { snapshot: revive(chart, state), seq, view }];
  }

  #after(actor: number, { snapshot, seq, view }: Moment, { turn: { envelope, effects } }: Line): Moment {
    const events = effects.flatMap((effect) => (effect.type === 'publish' ? [effect.event] : []));
    return {
      snapshot: step(this.chartOf(actor)!, snapshot, envelope.message).snapshot,
      seq: seq + events.length,
      view: viewAfter(view, events, envelope.at),
    };
  }
}
