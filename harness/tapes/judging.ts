/** Judges a tape from its first turn on, some turns at a time, as an audit of the record does. Nobody waits for it. */
import type { AnyStateMachine } from 'xstate';
import type { TapeViolation } from '../../machines/inspection.ts';
import type { Address } from '../../machines/names.ts';
import { stateOf } from '../../server/actors/step.ts';
import { Auditor } from '../audit/auditor.ts';
import type { Finding } from '../audit/finding.ts';
import type { TapeParts } from './edges-of-turns.ts';

const violationsMax = 100;

interface Parts extends TapeParts {
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
      const n = this.judged + 1;
      this.#auditor.take({ n, line: source.line(n) });
      this.#isEndJudged = false;
    }
    if (this.judged < index.last) return true;
    if (!this.#isEndJudged) this.#auditor.end();
    this.#isEndJudged = true;
    return false;
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
