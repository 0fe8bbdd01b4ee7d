/** An actor as `@xstate/inspect` takes it for an interpreter of XState 4: told from outside, moved by nobody. */
import type { Chart } from './chart.ts';

/** What travels as an event of that protocol. */
interface ScxmlEvent {
  name: string;
  data: { type: string };
  $$type: 'scxml';
  type: 'external';
  /** Who sent it, if it was an actor. */
  origin?: string;
}

export const scxmlOf = (event: { type: string }, origin?: string): ScxmlEvent => ({
  name: event.type,
  data: event,
  $$type: 'scxml',
  type: 'external',
  ...(origin !== undefined && { origin }),
});

/** A state of XState 4, as far as it says something. */
export const stateAfter = (
  event: { type: string },
  snapshot: { value: unknown; context: unknown },
  address: string,
) => ({
  value: snapshot.value,
  context: snapshot.context,
  event,
  _event: scxmlOf(event),
  _sessionid: address,
  actions: [],
  activities: {},
  meta: {},
  events: [],
  children: {},
  transitions: [],
  tags: [],
  done: false,
  changed: true,
});
type State = ReturnType<typeof stateAfter>;

export class Service {
  readonly id: string;
  readonly sessionId: string;
  machine: Chart | undefined;
  state: State | undefined;
  readonly #listeners = new Set<(state: State) => void>();
  readonly #stopListeners = new Set<() => void>();

  constructor(address: string, machine: Chart, state: State) {
    this.id = address;
    this.sessionId = address;
    this.machine = machine;
    this.state = state;
  }

  /** The package puts itself in front of this to learn what is sent. What a viewer would send ends here. */
  send(_event: ScxmlEvent): void {}

  subscribe(listener: (state: State) => void) {
    this.#listeners.add(listener);
    return { unsubscribe: () => void this.#listeners.delete(listener) };
  }

  onStop(listener: () => void): this {
    this.#stopListeners.add(listener);
    return this;
  }

  next(state: State): void {
    this.state = state;
    for (const listener of this.#listeners) listener(state);
  }

  /** The package forgets no service: what is left in its books is made small. */
  stop(): void {
    for (const listener of this.#stopListeners) listener();
    this.#listeners.clear();
    this.#stopListeners.clear();
    this.machine = undefined;
    this.state = undefined;
  }
}
