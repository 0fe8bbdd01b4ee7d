/**
 * Tries sentences out while a script is written: on the charts that a run failed on and, beside them, on those of the
 * product, so that each sentence is one that both can perform.
 */
import type { AnyStateMachine } from 'xstate';
import type { CommandBody } from '../../machines/commands.ts';
import type { Address } from '../../machines/names.ts';
import type { Turn } from '../../server/actors/host.ts';
import type { Site } from '../../server/site.ts';
import { Deliveries } from '../audit/deliveries.ts';
import type { Cast } from '../language/cast.ts';
import { resolve } from '../language/parameter-types.ts';
import type { StepDefinition } from '../language/vocabulary.ts';
import { Chronicle } from '../runner/chronicle.ts';
import { Impossible } from '../runner/impossible.ts';
import type { Refusal } from '../runner/refusals.ts';
import type { Deed } from '../runner/scene.ts';
import { Scene } from '../runner/scene.ts';
import type { Sight } from '../runner/sight.ts';
import { modelStage } from '../stages/model.ts';
import { vocabulary } from '../steps/index.ts';
import type { Sentence } from './sentences.ts';
import type { Acted } from './trace.ts';

export interface RehearsalOptions {
  site: Site;
  cast: Cast;
  /** Left out: the product's, and then nothing plays beside them. */
  charts?: Record<string, AnyStateMachine> | undefined;
}

/** What a person is about to do, in each scene. */
export type Aim = readonly Deed[];

const steps = vocabulary();

export class Rehearsal {
  readonly #cast: Cast;
  /** The charts that failed first. */
  readonly #scenes: Scene[];
  #isBroken = false;

  private constructor(cast: Cast, scenes: Scene[]) {
    this.#cast = cast;
    this.#scenes = scenes;
  }

  static async open({ site, cast, charts }: RehearsalOptions): Promise<Rehearsal> {
    const all = charts ? [{ charts }, {}] : [{}];
    const scenes = all.map(async (options) => {
      const centre = await modelStage(options).open(site, { seed: undefined, notice: () => {} });
      const scene = new Scene(site, cast, centre, new Chronicle(() => 0));
      scene.ignoreRefusals();
      return scene;
    });
    return new Rehearsal(cast, await Promise.all(scenes));
  }

  /** Whether anybody was refused anything, on either. */
  get wasRefused(): boolean {
    return this.#scenes.some((scene) => scene.wasRefused);
  }

  /** A turn of the charts that failed has thrown: nothing more can be tried on them. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  /** Something that is no deed of a person at a desk. Throws Impossible. */
  async happen(sentence: Sentence): Promise<void> {
    const { definition, args } = this.#read(sentence);
    if (definition.kind !== 'event') throw new Impossible(`"${sentence.text}" is no event.`);
    await this.#onEach((scene) => definition.run(scene, ...(args as never[])));
  }

  /** The first of the sentences that can be performed where the run failed; `beside`: what the product may do instead. */
  async happenOr(sentence: Sentence, beside: Sentence): Promise<Sentence> {
    const [failed, ...others] = this.#scenes;
    let chosen = sentence;
    const run = async (scene: Scene, said: Sentence) => {
      const { definition, args } = this.#read(said);
      if (definition.kind === 'event') await definition.run(scene, ...(args as never[]));
    };
    if (failed) await this.#guarded(failed, (scene) => run(scene, sentence));
    for (const scene of others) {
      await run(scene, sentence).catch((error: unknown) => {
        if (!(error instanceof Impossible)) throw error;
        chosen = beside;
      });
    }
    return chosen;
  }

  /** Aims at what is seen now. Undefined if it cannot be done, or would not send what the trace says. */
  async aim(sentence: Sentence, wanted: Acted): Promise<Aim | undefined> {
    const { definition, args } = this.#read(sentence);
    if (definition.kind !== 'act') return undefined;
    const deeds: Deed[] = [];
    for (const [n, scene] of this.#scenes.entries()) {
      const deed = await definition.aim(scene, ...(args as never[])).catch((error: unknown) => {
        if (!(error instanceof Impossible)) throw error;
      });
      if (!deed || (n === 0 && !isWanted(deed, wanted))) return undefined;
      deeds.push(deed);
    }
    return deeds;
  }

  async do(aims: readonly Aim[], order: 'any' | 'given'): Promise<void> {
    await this.#onEach((scene, n) =>
      scene.do(
        aims.map((aim) => aim[n] as Deed),
        order,
      ),
    );
  }

  /** Whether an expectation is met, on each; false if it cannot be judged. */
  async isSo(sentence: Sentence): Promise<boolean> {
    const { definition, args } = this.#read(sentence);
    if (definition.kind !== 'expectation') throw new Impossible(`"${sentence.text}" expects nothing.`);
    for (const scene of this.#scenes) {
      const mismatch = await definition.look(scene, ...(args as never[])).catch((error: unknown) => {
        if (!(error instanceof Impossible)) throw error;
        return { expected: sentence.text, seen: error.message };
      });
      if (mismatch) return false;
    }
    return true;
  }

  /** What somebody sees at all their desks, where a run failed; nothing of whoever is not logged on. */
  async sights(person: string): Promise<Sight[]> {
    return Promise.all(
      (this.#scenes[0]?.isHere(person) ? this.#scenes[0].seats(person) : []).map((seat) => seat.look()),
    );
  }

  /** What the person was refused last, if anything since they did something that was not. */
  refusal(person: string): Refusal | undefined {
    return this.#scenes[0]?.refusal(person);
  }

  /** The turns of the first so far. */
  async turns(): Promise<Turn[]> {
    const turns: Turn[] = [];
    for await (const turn of this.#scenes[0]?.centre.record() ?? []) turns.push(turn);
    return turns;
  }

  /** Until a timer rings there by itself; undefined if it is not armed. */
  async leftMs(actor: Address, timer: string): Promise<number | undefined> {
    const turns = await this.turns();
    const deliveries = new Deliveries();
    for (const turn of turns) deliveries.turn(turn);
    const armed = deliveries.armedAt(actor).get(timer);
    const begunAt = turns[0]?.envelope.at ?? 0;
    return armed && armed.due - begunAt - (this.#scenes[0]?.centre.elapsedMs() ?? 0);
  }

  /** How often it has rung there. */
  async timesRung(actor: Address, timer: string): Promise<number> {
    const turns = await this.turns();
    return turns.filter(({ envelope: { from, to, message } }) => {
      return from === actor && to === actor && message.type === `${timer}.due`;
    }).length;
  }

  async close(): Promise<void> {
    for (const { centre } of this.#scenes) await centre.close().catch(() => {});
  }

  #read({ text, below, table }: Sentence): { definition: StepDefinition; args: unknown[] } {
    const [match, ...more] = steps.match(text);
    if (!match || more.length > 0) throw new Impossible(`No step says "${text}".`);
    const args = match.written.map((written) => {
      const resolved = resolve(written, this.#cast);
      if ('message' in resolved) throw new Impossible(resolved.message);
      return resolved.value;
    });
    const given = below ?? table;
    return { definition: match.definition, args: given === undefined ? args : [...args, given] };
  }

  async #onEach(act: (scene: Scene, n: number) => Promise<void>): Promise<void> {
    for (const [n, scene] of this.#scenes.entries()) {
      if (n === 0) await this.#guarded(scene, (failed) => act(failed, n));
      else await act(scene, n);
    }
  }

  async #guarded(scene: Scene, act: (scene: Scene) => Promise<void>): Promise<void> {
    if (this.#isBroken) return;
    await act(scene).catch((error: unknown) => {
      if (error instanceof Impossible) throw error;
      this.#isBroken = true;
    });
  }
}

/** Ids of commands are made anew, and what the desk showed at a Done goes with it by itself. */
function isWanted({ aimed: { command } }: Deed, { command: type, body }: Acted): boolean {
  if (command?.type !== type) return false;
  return plain(command.body, body) === plain(body, body);
}

function plain(sent: CommandBody, wanted: CommandBody): string {
  const kept = Object.entries(sent).filter(([key]) => key !== 'ask' && (key !== 'saw' || 'saw' in wanted));
  return JSON.stringify(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
}
