/**
 * Going through a tape, for a place that shows it: the tape, its actors as of the turn, what is on its way, the desks as they
 * were. What takes longer than a step comes after it. Draws nothing.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { TurnLine } from '../../machines/inspection.ts';
import type { Frame } from '../../machines/wire.ts';
import { beforeNextFrame } from '../controllers/next-frame.ts';
import type { Fetch } from '../data/desk-fetch.ts';
import { ActorLists } from './actor-lists.ts';
import { InspectionClient } from './inspection-client.ts';
import type { Moment } from './moments.ts';
import { Travel } from './travel.ts';

export interface TravelControllerOptions {
  ask: () => Fetch;
  /** The address is another one: the place may keep it. */
  moved: (n: number) => void;
}

export interface DeskShown {
  n: number;
  at: number;
  frames: readonly Frame[];
}

/** After the last step; while somebody slides or plays nothing of this is asked for. */
const restMs = 150;
/** A record grows, a run goes on. */
const refreshEveryMs = 3_000;

export class TravelController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #ask: () => Fetch;
  #client: InspectionClient | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #shown: Moment | undefined;
  #changes = 0;
  readonly travel: Travel;
  readonly lists: ActorLists;
  /** On their way to the actor of the turn; undefined while nobody knows. */
  underWay: readonly TurnLine[] | undefined;
  /** Whose desks are shown, such as `agent/alice`. */
  desks: readonly string[] = [];
  readonly frames = new Map<string, DeskShown | 'none'>();

  constructor(host: ReactiveControllerHost, { ask, moved }: TravelControllerOptions) {
    this.#host = host;
    this.#ask = ask;
    const client = () => (this.#client ??= new InspectionClient(this.#ask()));
    // Made with the element, when nobody knows the server yet.
    const late = new Proxy({} as InspectionClient, { get: (_, name) => client()[name as keyof InspectionClient] });
    this.travel = new Travel({ client: late, changed: () => this.#changed(), moved });
    this.lists = new ActorLists({
      load: (query) => late.actors({ ...query, turn: this.travel.turn }, this.travel.tape?.tape ?? 'record'),
      changed: () => {
        this.#changes++;
        this.#render();
      },
    });
    host.addController(this);
  }

  hostConnected(): void {
    this.#timer = setInterval(() => {
      if (document.visibilityState === 'visible') void this.travel.refresh();
    }, refreshEveryMs);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
    clearTimeout(this.#rest);
    this.travel.player.pause();
  }

  get version(): number {
    return this.#changes;
  }

  showDesks(desks: readonly string[]): void {
    if (desks.join(' ') === this.desks.join(' ')) return;
    this.desks = desks;
    for (const desk of [...this.frames.keys()]) if (!desks.includes(desk)) this.frames.delete(desk);
    this.#render();
    this.#later();
  }

  readonly #render = () => this.#host.requestUpdate();

  #changed(): void {
    const { shown } = this.travel.moments;
    if (shown !== this.#shown) {
      if (shown?.n !== this.#shown?.n) this.underWay = undefined;
      this.#shown = shown;
      this.#later();
    }
    beforeNextFrame(this.#render);
  }

  #later(): void {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => void this.#settle(), restMs);
  }

  async #settle(): Promise<void> {
    const shown = this.#shown;
    const tape = this.travel.tape;
    if (!shown || !tape) return;
    const isStill = () => this.#shown === shown;
    const desks = this.desks.map(async (desk) => {
      const [kind, person] = desk.split('/') as ['agent' | 'supervisor', string];
      const frames = await this.#client?.desk(tape.tape, shown.n, person, kind).catch(() => undefined);
      if (isStill()) this.frames.set(desk, frames ? { n: shown.n, at: shown.turn.at, frames } : 'none');
    });
    const underWay = this.travel.underWay(shown.turn.to, shown.n).catch(() => undefined);
    await Promise.all([...desks, this.lists.refresh(), underWay]);
    if (!isStill()) return;
    this.underWay = await underWay;
    this.#render();
  }
}
