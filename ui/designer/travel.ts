/**
 * Going through a tape: which one, which turn, which actors. What a place of the desk shows is read off this; it draws nothing.
 * `turn` 0 never is: before all turns there is nothing to see.
 */
import type { Tape, TurnLine } from '../../machines/inspection.ts';
import type { InspectionClient, Seek } from './inspection-client.ts';
import { NotTold } from './inspection-client.ts';
import { Moments } from './moments.ts';
import { Player } from './player.ts';

export interface TravelOptions {
  client: InspectionClient;
  changed: () => void;
  /** Another turn is looked at, for the address. */
  moved: (n: number) => void;
}

/** How far ahead it is looked for messages under way. */
const underWayTurns = 300;

export class Travel {
  readonly #options: TravelOptions;
  readonly moments: Moments;
  readonly player: Player;
  tapes: readonly Tape[] | undefined;
  tape: Tape | undefined;
  problem: NotTold | undefined;
  /** Of whom charts are shown. */
  chosen: readonly string[] = [];
  /** What the last search for a turn came to. */
  sought: 'found' | 'none' | undefined;

  constructor(options: TravelOptions) {
    this.#options = options;
    const { client, changed } = options;
    this.moments = new Moments({
      load: async (n, actors) => {
        const name = this.tape!.tape;
        const [turn, states] = await Promise.all([client.turn(name, n), client.states(name, n, actors)]);
        return { n, turn, states };
      },
      isThere: (n) => this.tape !== undefined && n >= this.tape.first && n <= this.tape.turns,
      changed,
    });
    this.player = new Player({
      gapMs: async () => {
        const at = this.moments.shown;
        if (!at || !this.tape || at.n >= this.tape.turns) return undefined;
        const next = await this.moments.peek(at.n + 1);
        return next && next.turn.at - at.turn.at;
      },
      forward: () => this.step(1),
      changed,
    });
  }

  get turn(): number {
    return this.moments.wanted ?? 0;
  }

  /** The list of tapes, and one of them; the server's own record if none is named. */
  async open(name: string | null, turn: number | null, chosen: readonly string[]): Promise<void> {
    this.chosen = chosen;
    await this.#told(async () => {
      if (!this.tapes?.some(({ tape }) => tape === (name ?? 'record'))) this.tapes = await this.#options.client.tapes();
      const wanted = name ?? (this.tapes.some(({ tape }) => tape === 'record') ? 'record' : this.tapes[0]?.tape);
      if (wanted === undefined) return;
      if (this.tape?.tape !== wanted) {
        this.player.pause();
        this.moments.forget();
        this.tape = undefined;
        this.tape = await this.#options.client.tape(wanted);
      }
      if (this.tape.turns > 0) await this.go(turn ?? this.tape.turns);
    });
    this.#options.changed();
  }

  /** A record grows, and a run goes on. */
  async refresh(): Promise<void> {
    const { tape } = this;
    if (!tape) return;
    const now = await this.#options.client.tape(tape.tape).catch(() => undefined);
    if (!now || this.tape?.tape !== now.tape) return;
    const isNew = now.turns !== tape.turns || now.judged !== tape.judged;
    this.tape = now;
    if (isNew) this.#options.changed();
  }

  async go(n: number): Promise<void> {
    const { tape } = this;
    if (!tape || tape.turns === 0) return;
    const to = Math.max(tape.first, Math.min(tape.turns, Math.round(n)));
    this.sought = undefined;
    const went = this.moments.go(to, this.chosen);
    this.#options.moved(to);
    await went;
  }

  step = (by: number): Promise<void> => this.go(this.turn + by);

  async choose(chosen: readonly string[]): Promise<void> {
    this.chosen = chosen;
    if (this.turn > 0) await this.moments.go(this.turn, chosen);
  }

  /** To the next, or the one before, of a kind; stays where it is if there is none. */
  async seek(what: Seek['what'], to: Seek['to'], actor?: string): Promise<void> {
    this.player.pause();
    const { tape } = this;
    if (!tape) return;
    await this.#told(async () => {
      const seek: Seek = { from: this.turn, to, what, ...(actor !== undefined && { actor }) };
      const found = await this.#options.client.seek(tape.tape, seek);
      if (found !== null) await this.go(found);
      this.sought = found === null ? 'none' : 'found';
    });
    this.#options.changed();
  }

  /** To the last turn at that time, or before. */
  async goTime(at: number): Promise<void> {
    const { tape } = this;
    if (!tape) return;
    await this.#told(async () => {
      let [low, high] = [tape.first, tape.turns];
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        const [line] = await this.#options.client.turns(tape.tape, { after: middle - 1, limit: 1 });
        if (line && line.at <= at) low = middle;
        else high = middle - 1;
      }
      await this.go(low);
    });
  }

  /** Messages on their way to an actor after turn `n`, and its timers, as far as later turns tell of them. */
  async underWay(actor: string, n: number): Promise<TurnLine[]> {
    const { tape } = this;
    if (!tape) return [];
    const lines = await this.#options.client.turns(tape.tape, { after: n, limit: underWayTurns, actors: [actor] });
    return lines.filter(({ to, cause }) => to === actor && cause !== null && cause <= n);
  }

  async #told(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.problem = undefined;
    } catch (problem) {
      if (!(problem instanceof NotTold)) throw problem;
      this.problem = problem;
    }
  }
}
