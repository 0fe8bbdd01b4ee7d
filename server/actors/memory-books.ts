/** What the memory host keeps: actors, record, topics, texts and answers, each in a map. Gone with the process. */
import type { AnyStateMachine } from 'xstate';
import type { ActorState } from '../../machines/index.ts';
import type { Address, Kind } from '../../machines/names.ts';
import { partsOf } from '../../machines/names.ts';
import type { Numbered } from '../../machines/wire.ts';
import type { Topic } from './feed.ts';
import type { ListedAddress, Turn } from './host.ts';
import { blankView } from './kept-view.ts';
import type { Actor, Ran } from './ledger.ts';
import type { Kept } from './pending.ts';
import { initialSnapshot, stateOf } from './step.ts';

export class MemoryBooks {
  readonly turns: Turn[] = [];
  readonly texts = new Map<string, string>();
  readonly answers = new Map<string, Kept>();
  readonly #charts: Record<string, AnyStateMachine>;
  readonly #actors = new Map<Address, Actor>();
  readonly #topics = new Map<Address, Numbered[]>();

  constructor(charts: Record<string, AnyStateMachine>) {
    this.#charts = charts;
  }

  find(address: Address): Actor {
    let actor = this.#actors.get(address);
    if (!actor) {
      const chart = this.#charts[partsOf(address).kind];
      if (!chart) throw new Error(`There is no chart for ${address}.`);
      const snapshot = initialSnapshot(chart);
      actor = { address, chart, snapshot, seq: 0, publishedIn: 0, used: false, view: blankView(address) };
      this.#actors.set(address, actor);
    }
    return actor;
  }

  stateAt(address: Address): ActorState | undefined {
    const actor = this.#actors.get(address);
    return actor?.used ? stateOf(actor.snapshot) : undefined;
  }

  states(): Map<Address, ActorState> {
    const used = [...this.#actors.values()].filter((actor) => actor.used);
    return new Map(used.map(({ address, snapshot }) => [address, stateOf(snapshot)]));
  }

  actorsAfter(after: string, count: number, kind?: Kind): ListedAddress[] {
    return [...this.#actors.values()]
      .filter(({ address, used }) => used && address > after && (!kind || partsOf(address).kind === kind))
      .sort((a, b) => (a.address < b.address ? -1 : 1))
      .slice(0, count)
      .map(({ address, publishedIn }) => ({ address, publishedIn }));
  }

  record({ turn, published }: Ran): void {
    this.turns.push(turn);
    for (const { topic, numbered } of published) {
      const events = this.#topics.get(topic);
      if (events) events.push(numbered);
      else this.#topics.set(topic, [numbered]);
    }
  }

  turnsAfter(after: number, count: number, kind?: Kind): Turn[] {
    const turns = this.turns.slice(after, after + count);
    return kind ? turns.filter(({ envelope }) => partsOf(envelope.to).kind === kind) : turns;
  }

  topic(address: Address): Topic {
    const events = this.#topics.get(address) ?? [];
    return {
      seq: events.length,
      after: (seq) => events.slice(seq),
      state: () => this.stateAt(address),
      view: () => this.#actors.get(address)?.view,
    };
  }
}
