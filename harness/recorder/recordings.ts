/**
 * Who is recording since when: one recording for each person, kept for some hours and lost with the process. While it runs it
 * is nothing but the number of a turn; what was done so far is counted only when somebody asks.
 */
import { randomUUID } from 'node:crypto';
import { interaction } from '../../machines/names.ts';
import type { RecordingTold } from '../../machines/recordings.ts';
import type { InteractionView } from '../../machines/wire.ts';
import type { Host } from '../../server/actors/host.ts';
import { interactionNamed } from '../audit/acts.ts';
import type { Names } from '../traces/sentences.ts';
import { deedsOf, mediaNamed, personNamed } from '../traces/sentences.ts';
import type { Acted } from '../traces/trace.ts';
import { counts } from './concern.ts';
import type { Happened } from './happened.ts';
import { doerOf, Happenings } from './happened.ts';

const recordingLimits = {
  /** At once, on one server. */
  recordings: 100,
  ms: 12 * 3_600_000,
  /** Turns that one question about a recording may read; more are read with the next one. */
  turnsAtOnce: 20_000,
} as const;

export interface Recording {
  readonly id: string;
  readonly owner: string;
  readonly from: number;
  readonly startedAt: number;
  /** Whose deeds matter; undefined: everybody's. */
  readonly people: readonly string[] | undefined;
}

interface Kept extends Recording {
  /** The last turn that was counted. */
  counted: number;
  readonly deeds: Map<string, number>;
  newest: Acted | undefined;
  readonly happenings: Happenings;
}

export interface RecordingsOptions {
  host: Pick<Host, 'lastTurn' | 'turnsAfter' | 'peek'>;
  now(): number;
}

export class Recordings {
  readonly #options: RecordingsOptions;
  readonly #kept = new Map<string, Kept>();

  constructor(options: RecordingsOptions) {
    this.#options = options;
  }

  /** From now on. Undefined if that person is recording already, or too many are. */
  start(owner: string, people: readonly string[] | undefined): Recording | undefined {
    this.#forget();
    if (this.of(owner) || this.#kept.size >= recordingLimits.recordings) return undefined;
    const from = this.#options.host.lastTurn;
    const kept: Kept = {
      ...{ id: randomUUID(), owner, from, startedAt: this.#options.now(), people },
      ...{ counted: from, deeds: new Map(), newest: undefined, happenings: new Happenings() },
    };
    this.#kept.set(kept.id, kept);
    return kept;
  }

  /** The one that a person has. */
  of(owner: string): Recording | undefined {
    this.#forget();
    return [...this.#kept.values()].find((one) => one.owner === owner);
  }

  /** Nobody learns that somebody else's exists. */
  find(id: string, owner: string): Recording | undefined {
    this.#forget();
    const one = this.#kept.get(id);
    return one?.owner === owner ? one : undefined;
  }

  remove({ id }: Recording): void {
    this.#kept.delete(id);
  }

  async told({ id }: Recording): Promise<RecordingTold> {
    const kept = this.#kept.get(id) as Kept;
    await this.#count(kept);
    const { from, startedAt, deeds, newest } = kept;
    const people = [...deeds].map(([person, count]) => ({ id: person, name: personNamed(person), deeds: count }));
    return {
      ...{ recording: id, from, startedAt, people },
      deeds: people.reduce((sum, person) => sum + person.deeds, 0),
      newest: newest ? await this.#inWords(newest) : '',
    };
  }

  async #count(kept: Kept): Promise<void> {
    const { host } = this.#options;
    const until = Math.min(host.lastTurn, kept.counted + recordingLimits.turnsAtOnce);
    while (kept.counted < until) {
      const turns = await host.turnsAfter(kept.counted, Math.min(500, until - kept.counted));
      const last = turns.at(-1);
      // Another question has counted them meanwhile, or they cannot be read.
      if (!last || last.n <= kept.counted) return;
      for (const turn of turns) if (turn.n > kept.counted) note(kept, kept.happenings.turn(turn));
      kept.counted = last.n;
    }
  }

  async #inWords(act: Acted): Promise<string> {
    const on = interactionNamed(act.body);
    const state = on === undefined ? undefined : await this.#options.host.peek(interaction(on));
    const { media = 'call' } = (state?.context ?? {}) as Partial<InteractionView>;
    const names: Names = { person: personNamed, interaction: (id) => `${mediaNamed(media)} ${id}` };
    // Without what was written: whoever records may not be one who may read it.
    return (deedsOf(act, names)[0]?.text ?? act.command).replace(/:? ".*"/s, '').replace(/:$/, '');
  }

  #forget(): void {
    const now = this.#options.now();
    for (const [id, { startedAt }] of this.#kept) if (now - startedAt >= recordingLimits.ms) this.#kept.delete(id);
  }
}

function note(kept: Kept, happened: Happened | undefined): void {
  if (happened?.step.type !== 'act' || !counts(happened)) return;
  const person = doerOf(happened.step);
  if (kept.people && !kept.people.includes(person)) return;
  kept.deeds.set(person, (kept.deeds.get(person) ?? 0) + 1);
  kept.newest = happened.step;
}
