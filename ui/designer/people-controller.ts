/** Names of people for an element of the designer's desk: asked for once a desk, by whoever needs one. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Fetch } from '../data/desk-fetch.ts';
import { People } from '../data/people.ts';

export class PeopleController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #ask: () => Fetch;
  #people: People | undefined;

  constructor(host: ReactiveControllerHost, ask: () => Fetch) {
    this.#host = host;
    this.#ask = ask;
    host.addController(this);
  }

  hostConnected(): void {
    this.#people ??= new People(this.#ask(), () => this.#host.requestUpdate());
  }

  readonly nameOf = (person: string): string => this.#people?.nameOf(person) ?? person;
}
