/**
 * Takes the turns of a record in order and says what is wrong with them: whether the charts would do the same again,
 * whether every property holds, whether the record agrees with itself. Reads nothing by itself and decides no exit code.
 */
import { isDeepStrictEqual } from 'node:util';
import type { AnyStateMachine } from 'xstate';
import type { Effect } from '../../machines/effects.ts';
import type { ActorState } from '../../machines/index.ts';
import { charts as ourCharts } from '../../machines/index.ts';
import type { Address } from '../../machines/names.ts';
import type { Property } from '../../machines/properties/shape.ts';
import type { Violation } from '../../machines/properties/watcher.ts';
import { properties as ourProperties } from '../../machines/properties.ts';
import { fold } from '../../machines/views.ts';
import type { Turn } from '../../server/actors/host.ts';
import { isSame, step } from '../../server/actors/step.ts';
import type { Line } from '../../server/store/encoding.ts';
import type { Kept, StoredActor } from './actors.ts';
import { Actors } from './actors.ts';
import type { Standing } from './deliveries.ts';
import { Deliveries, fromTheBeginning } from './deliveries.ts';
import type { Finding } from './finding.ts';
import { Findings } from './finding.ts';
import { Judge } from './judge.ts';
import type { Entry } from './record-reader.ts';

export interface AuditorOptions {
  charts?: Record<string, AnyStateMachine>;
  properties?: readonly Property[];
  /** Told the first finding of each name. */
  onFinding?: (finding: Finding) => void;
  /** Told every finding. */
  onEach?: (finding: Finding) => void;
  /** Actors that are not kept in memory, before turn `n`. */
  stored?: (address: Address, n: number) => StoredActor | undefined;
  /** Where it begins, if not at the beginning; and who is active there. */
  standing?: Standing & { active: readonly Address[] };
}

export class Auditor {
  readonly findings: Findings;
  readonly actors: Actors;
  readonly deliveries: Deliveries;
  readonly judge: Judge;
  lastTurn: number;
  turns = 0;
  commands = 0;
  /** Actors that a turn has changed for the first time. */
  actorsUsed = 0;
  firstAt: number | undefined;
  lastAt: number | undefined;

  constructor({ charts = ourCharts, properties = ourProperties, standing, ...options }: AuditorOptions = {}) {
    this.findings = new Findings(options.onFinding, options.onEach);
    this.actors = new Actors(charts, (address) => options.stored?.(address, this.lastTurn));
    this.deliveries = new Deliveries(standing ?? fromTheBeginning);
    this.judge = new Judge(properties, this.actors);
    this.lastTurn = standing?.lastTurn ?? 0;
    for (const address of standing?.active ?? []) {
      this.actors.find(address);
      this.judge.stand(address, this.deliveries.armedAt(address).keys());
    }
  }

  take(entry: Entry): void {
    const { n } = entry;
    if ('line' in entry) {
      this.#turn(entry.line);
      return;
    }
    if ('missing' in entry) {
      const last = n + entry.missing - 1;
      const says = `Turn ${n}${last > n ? ` to ${last}` : ''} is missing on the record.`;
      this.findings.add({ kind: 'record', name: 'missing turn', turn: n, says });
      return;
    }
    const says = `Turn ${n} cannot be read: ${entry.unreadable}`;
    this.findings.add({ kind: 'record', name: 'unreadable turn', turn: n, says });
  }

  /** All quiet properties, now; call at the end. Nothing is judged that is still under way. */
  end(): void {
    if (this.turns > 0 && this.deliveries.inFlight === 0) this.#quiet(true);
  }

  #turn({ turn, seq, before }: Line): void {
    const { n, envelope } = turn;
    this.lastTurn = n;
    this.turns++;
    if (envelope.cause === null) this.commands++;
    this.firstAt ??= envelope.at;
    this.lastAt = envelope.at;
    for (const says of this.deliveries.turn(turn))
      this.#add(turn, { kind: 'record', name: 'order of the record', says });
    if (!this.actors.chartOf(envelope.to)) {
      this.#add(turn, { kind: 'record', name: 'unknown actor', says: `There is no chart for ${envelope.to}.` });
      return;
    }
    const actor = this.actors.find(envelope.to);
    const former = actor.snapshot as ActorState;
    this.#stepAgain(turn, actor);
    this.#publish(turn, actor, { seq, before });
    const { from, to, message } = envelope;
    const seen = { from, to, message, before: former, after: actor.snapshot as ActorState, effects: turn.effects };
    for (const violation of this.judge.turn(seen)) this.#violated(turn, violation);
    if (this.deliveries.inFlight === 0) this.#quiet(false, turn);
  }

  /** Conformance: the chart of today is told the same and has to say the same, in the same order. */
  #stepAgain(turn: Turn, actor: Kept): void {
    const { to, message } = turn.envelope;
    let now: readonly Effect[];
    try {
      const { snapshot, effects } = step(this.actors.chartOf(to)!, actor.snapshot, message);
      if (!actor.used && !isSame(actor.snapshot, snapshot)) {
        actor.used = true;
        this.actorsUsed++;
      }
      actor.snapshot = snapshot;
      now = effects;
    } catch (error) {
      const says = `The chart fails now: ${error instanceof Error ? error.message : error}`;
      this.#add(turn, { kind: 'divergence', name: 'conformance', says, effects: { recorded: turn.effects, now: [] } });
      return;
    }
    const [said, says] = [JSON.stringify(turn.effects), JSON.stringify(now)];
    // The order of keys says nothing.
    if (said === says || isDeepStrictEqual(turn.effects, JSON.parse(says))) return;
    const sentence = `The chart says something else now than the record has of ${to} at ${message.type}.`;
    this.#add(turn, {
      kind: 'divergence',
      name: 'conformance',
      says: sentence,
      effects: { recorded: turn.effects, now },
    });
  }

  /** What clients have seen is what the record says was published. */
  #publish(turn: Turn, actor: Kept, { seq, before }: Pick<Line, 'seq' | 'before'>): void {
    const former = actor.publishedIn;
    let last = 0;
    for (const effect of turn.effects) {
      if (effect.type !== 'publish') continue;
      actor.view = fold(actor.view, { event: effect.event, at: turn.envelope.at });
      last = ++actor.seq;
      actor.publishedIn = turn.n;
    }
    if (last === seq && before === former) return;
    const says = `Event ${last} of ${turn.envelope.to} is numbered ${seq}, after turn ${before} instead of ${former}.`;
    this.#add(turn, { kind: 'record', name: 'order of a topic', says });
  }

  #quiet(everything: boolean, turn?: Turn): void {
    const { violations, since } = this.judge.quiet(everything);
    for (const { property, why, wrong } of violations) {
      const finding = { kind: 'violation', name: property, turn: this.lastTurn, says: wrong, why } as const;
      const isSinceLonger = property !== 'Q-VIEW' && since > 1;
      this.findings.add({
        ...finding,
        ...(isSinceLonger && { since: this.lastTurn - since }),
        ...(turn && { at: placeOf(turn) }),
      });
    }
  }

  #violated(turn: Turn, { property, why, wrong }: Violation): void {
    this.#add(turn, { kind: 'violation', name: property, says: wrong, why });
  }

  #add(turn: Turn, finding: Omit<Finding, 'turn' | 'at'>): void {
    this.findings.add({ ...finding, turn: turn.n, at: placeOf(turn) });
  }
}

const placeOf = ({ envelope: { from, to, message } }: Turn) => ({ from, to, message: message.type });
