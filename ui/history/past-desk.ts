/** What the past needs of the desk that it is looked at from, whichever desk that is, and how an element gets at it. */
import { ContextConsumer, createContext } from '@lit/context';
import { updateWhenLocaleChanges } from '@lit/localize';
import type { ReactiveController, ReactiveElement } from 'lit';
import type { Reason } from '../../machines/commands.ts';
import type { Desk } from '../data/desk.ts';
import type { DeskKind, Fetch } from '../data/desk-fetch.ts';

/** Read when needed: a desk may not have all of it from its beginning. */
export interface PastDesk {
  readonly kind: DeskKind;
  /** Sees only what this person asked. */
  readonly isAgent: boolean;
  /** Asks the server as this desk. */
  ask: Fetch;
  /** Workgroups that may be chosen; others are known once something of theirs is told. */
  readonly workgroups: readonly string[];
  nameOf(person: string): string;
  /** Names by id. */
  readonly people: ReadonlyMap<string, string>;
  reasonsOf(workgroup: string): readonly Reason[];
  /** ms UTC. */
  readonly now: number;
  /** `listener` is called whenever something on the desk has changed; returns the way to stop. */
  onChange(listener: () => void): () => void;
}

export const pastContext = createContext<PastDesk>('past-desk');

/** An agent's or a supervisor's desk. */
export const pastDeskOf = (desk: () => Desk): PastDesk => ({
  get kind() {
    return desk().kind;
  },
  get isAgent() {
    return desk().store.agent !== undefined;
  },
  ask: (...asked) => desk().ask(...asked),
  get workgroups() {
    const { agent, supervisor } = desk().store;
    return agent?.workgroups ?? supervisor?.memberOf ?? [];
  },
  nameOf: (person) => desk().people.nameOf(person),
  get people() {
    return desk().people.known;
  },
  reasonsOf: (workgroup) => desk().reasons.of(workgroup),
  get now() {
    return desk().store.serverNow;
  },
  onChange: (listener) => desk().store.onChange(listener),
});

export class PastController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #consumer: ContextConsumer<typeof pastContext, ReactiveElement>;
  readonly #changed: (() => void) | undefined;
  #stop: (() => void) | undefined;

  /** `changed` runs at every change before the element renders. */
  constructor(host: ReactiveElement, changed?: () => void) {
    this.#host = host;
    this.#changed = changed;
    this.#consumer = new ContextConsumer(host, { context: pastContext });
    host.addController(this);
    updateWhenLocaleChanges(host);
  }

  get desk(): PastDesk {
    const desk = this.#consumer.value;
    if (!desk) throw new Error(`${this.#host.localName} is outside of a desk with a past`);
    return desk;
  }

  labelOf(reason: string, workgroup: string): string {
    return this.desk.reasonsOf(workgroup).find(({ id }) => id === reason)?.label ?? reason;
  }

  hostConnected(): void {
    this.#stop = this.desk.onChange(() => {
      this.#changed?.();
      this.#host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.#stop?.();
  }
}
