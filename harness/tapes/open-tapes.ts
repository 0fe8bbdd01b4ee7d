/**
 * The tapes that are open, as the thread has them: questions are answered at once, and while nobody asks, what is open is
 * judged further. The record and stretches of it share one player.
 */
import type { AnyStateMachine } from 'xstate';
import type { Tape } from '../../machines/inspection.ts';
import type { Turn } from '../../server/actors/host.ts';
import { Refused } from '../../server/problems.ts';
import type { Trace } from '../traces/trace.ts';
import { fromZero } from './as-recorded.ts';
import type { Stretch } from './player.ts';
import { Player } from './player.ts';
import type { Question, TapeOpened } from './questions.ts';
import { RecordSource } from './record-source.ts';
import { MemorySource } from './turn-source.ts';

/** Of a longer record only the newest turns can be looked at, and one of this length is not opened at all. */
export const recordLimits = { shownTurns: 2_000_000, turns: 10_000_000 };

interface Open extends TapeOpened {
  player: Player;
  stretch(): Stretch;
}

export class OpenTapes {
  readonly #charts: Record<string, AnyStateMachine>;
  readonly #limits: typeof recordLimits;
  readonly #tapes = new Map<string, Open>();
  readonly #records = new Map<string, Player>();

  constructor(charts: Record<string, AnyStateMachine>, limits = recordLimits) {
    this.#charts = charts;
    this.#limits = limits;
  }

  /** Rejects with a `StoreError`, or Refused. */
  async open(opened: TapeOpened): Promise<void> {
    const { tape, turns } = opened;
    if (!('record' in turns)) {
      const source = new MemorySource('trace' in turns ? fromZero(await played(turns.trace)) : turns.turns);
      const player = new Player({ source, charts: this.#charts, epoch: tape });
      while (player.follow());
      this.#tapes.set(tape, { ...opened, player, stretch: () => player.whole });
      return;
    }
    const player = this.#recordAt(turns.record);
    const stretch = (): Stretch => {
      const { first, last } = player.whole;
      return 'after' in turns
        ? { first: Math.max(first, turns.after + 1), last: Math.min(last, turns.until) }
        : { first, last };
    };
    this.#tapes.set(tape, { ...opened, player, stretch });
  }

  has(tape: string): boolean {
    return this.#tapes.has(tape);
  }

  close(tape: string): void {
    const open = this.#tapes.get(tape);
    this.#tapes.delete(tape);
    if (!open || [...this.#tapes.values()].some(({ player }) => player === open.player)) return;
    open.player.close();
    for (const [path, player] of this.#records) if (player === open.player) this.#records.delete(path);
  }

  /** Throws Refused. What it gives is JSON. */
  answer(tape: string, question: Question): unknown {
    const open = this.#tapes.get(tape);
    if (!open) throw new Refused('unknownTape');
    const { player } = open;
    while (player.follow());
    const stretch = open.stretch();
    switch (question.ask) {
      case 'tape':
        return told(open, stretch);
      case 'lines':
        return { turns: player.lines(stretch, question.after, question.limit, question.actors) };
      case 'turn':
        return player.turn(stretch, question.n);
      case 'seek':
        return { turn: player.seek(stretch, question.seek) };
      case 'actors':
        return player.actors(stretch, question.actors);
      case 'states':
        return { states: player.states(stretch, question.turn, question.actors) };
      case 'desk':
        return { frames: player.desk(stretch, question.desk) };
      case 'coverage':
        return { marks: player.coverage(stretch) };
    }
  }

  /** Prepares and judges what is open further, for about so long. False if all is judged. */
  goOn(forMs: number): boolean {
    const until = performance.now() + forMs;
    const players = new Set([...this.#tapes.values()].map(({ player }) => player));
    return [...players].map((player) => player.goOn(until)).includes(true);
  }

  #recordAt(path: string): Player {
    const known = this.#records.get(path);
    if (known) return known;
    const source = new RecordSource(path, this.#charts);
    try {
      const newest = source.newest();
      if (newest > this.#limits.turns)
        throw new Refused('unavailable', { detail: 'The record is too long to look at.' });
      const first = Math.max(1, newest - this.#limits.shownTurns + 1);
      const player = new Player({ source, charts: this.#charts, epoch: source.epoch, first });
      while (player.follow());
      this.#records.set(path, player);
      return player;
    } catch (error) {
      source.close();
      throw error;
    }
  }
}

/** What plays a run again is loaded for it alone: nobody who opens the record waits for the language of scenarios. */
async function played(trace: Trace): Promise<Turn[]> {
  const { turnsOf } = await import('./findings.ts');
  return turnsOf(trace);
}

function told({ tape, kind, title, player }: Open, { first, last }: Stretch): Tape {
  const isEmpty = last < first;
  const { judged, violations } = player.judging;
  return {
    tape,
    kind,
    title,
    turns: last,
    from: isEmpty ? 0 : player.timeOf(first),
    until: isEmpty ? 0 : player.timeOf(last),
    clock: kind === 'record' || kind === 'recording' ? 'wall' : 'virtual',
    first,
    judged: Math.min(judged, last),
    violations: violations.filter(({ turn }) => turn >= first && turn <= last),
  };
}
