/** Writes what people do at their desks: one after the other, at the same time, once more, or without a desk at all. */
import { partsOf } from '../../machines/names.ts';
import { Impossible } from '../runner/impossible.ts';
import { isDesk } from './desk.ts';
import type { Draft } from './draft.ts';
import { orderOf } from './order.ts';
import type { Aim } from './rehearsal.ts';
import type { Names, Sentence } from './sentences.ts';
import { deedsOf, unseatedAs } from './sentences.ts';
import { isRepeated, lastDeedBefore, together } from './stretches.ts';
import type { Acted, TraceStep } from './trace.ts';
import type { Line } from './written.ts';

export interface DeedsParts {
  steps: readonly TraceStep[];
  names: Names;
  draft: Draft;
  partOf(n: number): Line['part'];
  /** Messages wait by then until a step delivers them. */
  waits(n: number): boolean;
  /** Something is said right before this step that must not come later. */
  isTurningPoint(n: number): boolean;
}

export class Deeds {
  readonly #parts: DeedsParts;

  constructor(parts: DeedsParts) {
    this.#parts = parts;
  }

  /** The deed at that step. How many steps of the trace it has written. Throws Impossible. */
  async write(act: Acted, n: number): Promise<number> {
    const { steps, names, draft, waits, isTurningPoint } = this.#parts;
    const { rehearsal } = draft;
    if (isRepeated(steps, n)) return this.#repeat(act, n);
    if (waits(n)) return this.#alone(act, n);
    const atOnce = together(steps, n);
    if (atOnce.length > 1) return this.#atOnce(atOnce);
    const after = steps[n + 1]?.type === 'settle' ? n + 2 : n + 1;
    const next = steps[after];
    const isBeside = isDesk(next) && next.self !== act.self && !isTurningPoint(after);
    const [plain] = isBeside ? deedsOf(next, names) : [];
    const before = plain && isDesk(next) ? await rehearsal.aim(plain, next) : undefined;
    const aimed = await this.#aimed(act);
    if (!aimed) return this.#unseated(act);
    await rehearsal.do([aimed.aim], 'given');
    // What could be done before, and cannot be done any more, was done at the same time.
    if (plain && before && isDesk(next) && !(await rehearsal.aim(plain, next))) {
      const order = orderOf(act, next, names);
      await rehearsal.do([before], 'given');
      this.#say(n, { text: 'at the same time:' }, [aimed.sentence, plain]);
      this.#say(n, { text: order });
      return after - n + 1;
    }
    this.#say(n, aimed.sentence);
    return 1;
  }

  async #alone(act: Acted, n: number): Promise<number> {
    const aimed = await this.#aimed(act);
    if (!aimed) return this.#unseated(act);
    await this.#parts.draft.rehearsal.do([aimed.aim], 'given');
    this.#say(n, aimed.sentence);
    return 1;
  }

  /** No host runs it again. A person can repeat the last command only; what is older may be left out. */
  async #repeat(act: Acted, n: number): Promise<number> {
    const { steps, names, draft } = this.#parts;
    const last = lastDeedBefore(steps, n);
    if (last?.id !== act.id) return 1;
    const sentence = { text: `${names.person(partsOf(act.self).id)} sends the last command again` };
    const aim = await draft.rehearsal.aim(sentence, act);
    if (!aim) return 1;
    await draft.rehearsal.do([aim], 'given');
    this.#say(n, sentence);
    return 1;
  }

  async #atOnce(acts: readonly Acted[]): Promise<number> {
    const { draft } = this.#parts;
    const aimed = [];
    for (const act of acts) {
      const one = await this.#aimed(act);
      if (!one) throw new Impossible(`No step says that ${act.name} happens at the same time as something else.`);
      aimed.push(one);
    }
    await draft.rehearsal.do(
      aimed.map(({ aim }) => aim),
      'any',
    );
    // Elsewhere any order may come about.
    draft.onlyModel = true;
    draft.say(
      'When',
      { text: 'at the same time:' },
      aimed.map(({ sentence }) => sentence),
    );
    return acts.length;
  }

  /** Whoever is at no desk for it sends it all the same. */
  async #unseated(act: Acted): Promise<number> {
    const { names, draft } = this.#parts;
    draft.onlyModel = true;
    draft.part = 'When';
    await draft.happen(unseatedAs(act, names));
    return 1;
  }

  /** Undefined if it is nothing that a desk of the person sends. */
  async #aimed(act: Acted): Promise<{ sentence: Sentence; aim: Aim } | undefined> {
    for (const sentence of deedsOf(act, this.#parts.names)) {
      const aim = await this.#parts.draft.rehearsal.aim(sentence, act);
      if (aim) return { sentence, aim };
    }
    return undefined;
  }

  #say(n: number, sentence: Sentence, block?: readonly Sentence[]): void {
    this.#parts.draft.say(this.#parts.partOf(n), sentence, block);
  }
}
