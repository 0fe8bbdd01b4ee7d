/**
 * Judges a tape from its first turn on, some turns at a time, as an audit of the record does; says which edges each turn
 * took and keeps states here and there on the way. Nobody waits for it.
 */
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { edgesTaken } from '../../drawings/edges.ts';
import type { TapeViolation } from '../../machines/inspection.ts';
import type { Address } from '../../machines/names.ts';
import { partsOf } from '../../machines/names.ts';
import { stateOf } from '../../server/actors/step.ts';
import type { Line } from '../../server/store/encoding.ts';
import { Auditor } from '../audit/auditor.ts';
import type { Finding } from '../audit/finding.ts';
import type { States } from './states.ts';
import type { TurnIndex } from './turn-index.ts';
import type { TurnSource } from './turn-source.ts';

const violationsMax = 100;

interface Parts {
  index: TurnIndex;
  source: TurnSource;
  states: States;
  charts: Record<string, AnyStateMachine>;
}

export class Judging {
  /** In the order of the turns. */
  readonly violations: TapeViolation[] = [];
  readonly #parts: Parts;
  readonly #auditor: Auditor;
  #isEndJudged = true;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#auditor = new Auditor({
      charts: parts.charts,
      onEach: (finding) => this.#found(finding),
      stored: (address, n) => this.#stored(address, n),
    });
  }

  /** The last turn that was judged. */
  get judged(): number {
    return this.#auditor.lastTurn;
  }

  /** Goes on until that time of `performance.now()`. False if all is judged. */
  goOn(until: number): boolean {
    const { index, source } = this.#parts;
    while (this.judged < index.last && performance.now() < until) {
      this.#turn(this.judged + 1, source.line(this.judged + 1));
      this.#isEndJudged = false;
    }
    if (this.judged < index.last) return true;
    if (!this.#isEndJudged) this.#auditor.end();
    this.#isEndJudged = true;
    return false;
  }

  #turn(n: number, line: Line): void {
    const { index, states } = this.#parts;
    const { to, message } = line.turn.envelope;
    const actor = index.names.find(to);
    const chart = actor === undefined ? undefined : states.chartOf(actor);
    if (chart) {
      const before = this.#auditor.actors.find(to).snapshot;
      index.setTook(n, { kind: partsOf(to).kind, edges: edgesTaken(chart, before, message).map(({ id }) => id) });
    }
    this.#auditor.take({ n, line });
    if (chart) this.#keep(actor!, to, n);
  }

  #keep(actor: number, to: Address, n: number): void {
    const { index, states } = this.#parts;
    const count = index.countOf(actor, n);
    if (!states.checkpoints.isDue(count)) return;
    const { snapshot, seq, view } = this.#auditor.actors.find(to);
    const kept = view.kind === 'workgroup' ? view : undefined;
    states.checkpoints.keep(actor, count, { state: stateOf(snapshot as AnyMachineSnapshot), seq, view: kept });
  }

  #found({ turn, name, says }: Finding): void {
    if (this.violations.length < violationsMax) this.violations.push({ turn, property: name, says });
  }

  /** Of somebody who was over for long, before turn `n`. */
  #stored(address: Address, n: number) {
    const { index, states } = this.#parts;
    const actor = index.names.find(address);
    const count = actor === undefined ? 0 : index.countOf(actor, n - 1);
    if (actor === undefined || count === 0) return undefined;
    const { snapshot, seq } = states.at(actor, count);
    return { state: stateOf(snapshot), seq, publishedIn: publishedIn(this.#parts, actor, count) };
  }
}

function publishedIn({ index, source }: Parts, actor: number, count: number): number {
  for (let place = count - 1; place >= 0; place--) {
    const n = index.own[actor]![place]!;
    if (source.line(n).seq > 0) return n;
  }
  return 0;
}
