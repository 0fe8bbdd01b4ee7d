/**
 * Writes the steps of a script by performing each: the best sentence is the first that means what the trace says in the
 * situation that there is by then. What people do at their desks is in deeds.ts.
 */
import type { AnyStateMachine } from 'xstate';
import { partsOf } from '../../machines/names.ts';
import type { Site } from '../../server/site.ts';
import type { Cast } from '../language/cast.ts';
import { castOf } from '../language/cast.ts';
import { Sites } from '../language/library.ts';
import { Impossible } from '../runner/impossible.ts';
import { actorNamed, heldAs, senderNamed } from './actor-names.ts';
import { Deeds } from './deeds.ts';
import { isDesk, isSession } from './desk.ts';
import { Draft } from './draft.ts';
import type { Holding } from './holding.ts';
import { isOfQuiet, judged } from './judged.ts';
import { asState, waitsFrom } from './order.ts';
import { Rehearsal } from './rehearsal.ts';
import { Seats, withoutDesk } from './seats.ts';
import type { Names, Sentence } from './sentences.ts';
import { broughtAs, namesOf, servedAs, unseatedAs } from './sentences.ts';
import { nextActs, passing } from './stretches.ts';
import type { Acted, Delivered, Rang, Trace, TraceStep } from './trace.ts';
import type { Line } from './written.ts';

export interface ScriptOptions {
  /** The charts on which the trace violates its property, if they are not the product's. */
  charts?: Record<string, AnyStateMachine>;
  /** `pass`: a timer rings because its time passes, which every stage can do. `ring`: it rings at any time. */
  timers?: 'pass' | 'ring';
  /** What one actor says to another is held back from one step of the trace on, instead of single deliveries. */
  held?: Holding;
  /** The site, if it is none of scenarios/sites. */
  on?: { site: Site; cast: Cast };
  telling?: Telling;
}

/** What somebody who tells a longer story adds to the steps of a trace, and when it happened. */
export interface Telling {
  /** Steps before this one say how things were. */
  begins: number;
  /** Time that passes before a step, ms; undefined: what timers need to ring. */
  passesMs?(n: number): number;
  /** Told once before each step, and after those from `n` up to `until`, with what has come of them. */
  before(n: number, rehearsal: Rehearsal): Promise<readonly Sentence[]>;
  after(n: number, until: number, rehearsal: Rehearsal): Promise<readonly Sentence[]>;
  /** A step that cannot be said, and is left out. */
  cannot(n: number, why: string): void;
}

export interface Said {
  lines: readonly Line[];
  /** Somebody was refused something, where it failed or on the product. */
  wasRefused: boolean;
  /** It says what no server could be made to do. */
  onlyModel: boolean;
}

const sites = new Sites();

export class Writer {
  readonly #steps: readonly TraceStep[];
  readonly #timers: 'pass' | 'ring';
  readonly #held: Holding | undefined;
  readonly #telling: Telling | undefined;
  readonly #site: Site;
  readonly #names: Names;
  readonly #seats: Seats;
  readonly #withoutDesk: ReadonlySet<string>;
  readonly #rehearsal: Rehearsal;
  readonly #draft: Draft;
  readonly #deeds: Deeds;
  /** From this step on every delivery is a step of the script. */
  readonly #waitsFrom: number;
  readonly #isJudgedWhenQuiet: boolean;

  private constructor(trace: Trace, options: ScriptOptions, site: Site, rehearsal: Rehearsal) {
    const { timers = 'pass', held, telling } = options;
    this.#steps = trace.steps;
    this.#isJudgedWhenQuiet = judged.some((one) => one.name === trace.violation?.property && isOfQuiet(one));
    this.#timers = timers;
    this.#held = held;
    this.#telling = telling;
    this.#site = site;
    this.#names = namesOf(trace.steps.filter((step) => step.type === 'act'));
    const sessions = trace.steps.filter((step) => step.type === 'act').filter(isSession);
    this.#seats = new Seats(site, this.#names);
    this.#withoutDesk = withoutDesk(sessions, site, this.#names);
    this.#rehearsal = rehearsal;
    this.#waitsFrom = waitsFrom(trace.steps);
    this.#draft = new Draft(rehearsal);
    this.#deeds = new Deeds({
      ...{ steps: trace.steps, names: this.#names, draft: this.#draft },
      partOf: (n) => this.#partOf(n),
      waits: (n) => this.#waits(n),
      isTurningPoint: (n) => [this.#waitsFrom, held?.from, held?.until, telling?.begins].includes(n),
    });
  }

  static async open(trace: Trace, options: ScriptOptions): Promise<Writer> {
    const site = options.on?.site ?? sites.site(trace.site);
    const cast = options.on?.cast ?? castOf(trace.site, site);
    const rehearsal = await Rehearsal.open({ site, cast, charts: options.charts });
    return new Writer(trace, options, site, rehearsal);
  }

  get rehearsal(): Rehearsal {
    return this.#rehearsal;
  }

  close(): Promise<void> {
    return this.#rehearsal.close();
  }

  /** Throws Impossible if the trace holds something that no step says. */
  async write(): Promise<Said> {
    for (let n = 0; n < this.#steps.length && !this.#rehearsal.isBroken; ) {
      if (n === this.#waitsFrom) await this.#wait();
      if (n === this.#held?.from) await this.#hold(this.#held);
      if (n === this.#held?.until) await this.#release();
      n += await this.#told(n);
    }
    if (this.#held && this.#held.until >= this.#steps.length) await this.#release();
    // The product may have more to say than what failed had.
    if (this.#isJudgedWhenQuiet && this.#waits(this.#steps.length) && this.#steps.at(-1)?.type !== 'settle') {
      await this.#draft.happen({ text: 'everything is delivered' });
    }
    const { lines, onlyModel } = this.#draft;
    return { lines, wasRefused: this.#rehearsal.wasRefused, onlyModel };
  }

  async #told(n: number): Promise<number> {
    const telling = this.#steps[n]?.type === 'settle' ? undefined : this.#telling;
    if (!telling) return this.#step(n);
    this.#draft.part = this.#partOf(n);
    for (const sentence of await telling.before(n, this.#rehearsal)) await this.#draft.happen(sentence);
    const ms = telling.passesMs?.(n) ?? 0;
    if (ms > 0) await this.#draft.happen(passing(ms));
    let count = 1;
    try {
      count = await this.#step(n);
    } catch (error) {
      if (!(error instanceof Impossible)) throw error;
      telling.cannot(n, error.message);
    }
    for (const sentence of await telling.after(n, n + count, this.#rehearsal)) this.#draft.say('Then', sentence);
    return count;
  }

  /** A deed is what happens, unless it is told how things were. */
  #partOf(n: number): Line['part'] {
    return this.#telling && n < this.#telling.begins ? 'Given' : 'When';
  }

  /** How many steps of the trace it has written. */
  async #step(n: number): Promise<number> {
    const step = this.#steps[n] as TraceStep;
    switch (step.type) {
      case 'settle':
        if (this.#waits(n)) await this.#draft.happen({ text: 'everything is delivered' });
        return 1;
      case 'deliver':
        await this.#deliver(step);
        return 1;
      case 'fire':
        await this.#ring(step, n);
        return 1;
      case 'act':
        return isDesk(step) ? this.#deeds.write(step, n) : this.#event(step, n);
    }
  }

  #waits(n: number): boolean {
    return n >= this.#waitsFrom;
  }

  async #wait(): Promise<void> {
    this.#draft.onlyModel = true;
    await this.#draft.happen({ text: 'messages wait until they are delivered' });
  }

  async #hold({ actor, to }: Holding): Promise<void> {
    this.#draft.onlyModel = true;
    await this.#draft.happen(heldAs(actor, to, this.#names));
  }

  async #release(): Promise<void> {
    if (!this.#rehearsal.isBroken) await this.#draft.happen({ text: 'what was held back arrives' });
  }

  async #event(act: Acted, n: number): Promise<number> {
    if (isSession(act)) {
      const said = this.#session(act);
      if (said) await this.#draft.happen(this.#draft.part === 'Given' && !this.#waits(n) ? asState(said) : said);
      return 1;
    }
    const { acts, length } = nextActs(this.#steps, n, 3);
    const brought = this.#waits(n) ? undefined : broughtAs(acts, this.#names, this.#site);
    await this.#draft.happen(brought ?? servedAs(act, this.#names, this.#site));
    return brought ? length : 1;
  }

  /** Undefined if it was said already. */
  #session(act: Acted): Sentence | undefined {
    try {
      if (!this.#withoutDesk.has(partsOf(act.self).id)) return this.#seats.sentence(act);
    } catch (error) {
      if (!(error instanceof Impossible)) throw error;
    }
    this.#draft.onlyModel = true;
    return unseatedAs(act, this.#names);
  }

  async #deliver({ message, from, to }: Delivered): Promise<void> {
    const text = `the ${message} from ${senderNamed(from, this.#names)} reaches ${actorNamed(to, this.#names)}`;
    await this.#draft.happenOr({ text }, { text: `${text}, if there is one` });
  }

  #timesTold(actor: string, timer: string, n: number): number {
    const told = this.#steps.slice(0, n + 1);
    return told.filter((step) => step.type === 'fire' && step.actor === actor && step.timer === timer).length;
  }

  async #ring({ actor, timer }: Rang, n: number): Promise<void> {
    // In time that has passed for another one.
    if (this.#telling && (await this.#rehearsal.timesRung(actor, timer)) >= this.#timesTold(actor, timer, n)) return;
    const passes = !this.#waits(n) && this.#timers === 'pass';
    const leftMs = passes ? await this.#rehearsal.leftMs(actor, timer) : undefined;
    this.#draft.part = this.#partOf(n);
    if (leftMs !== undefined) {
      if (!this.#telling?.passesMs) await this.#draft.happen(passing(leftMs));
      return;
    }
    if (this.#telling) return;
    this.#draft.onlyModel = true;
    const text = `the ${timer} timer of ${actorNamed(actor, this.#names)} rings`;
    await this.#draft.happenOr({ text }, { text: `${text}, if it is armed` });
  }
}
