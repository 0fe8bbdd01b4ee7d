/**
 * Where a person is on a desk that has several places: the address's hash, such as `#wall` or `#history?outcome=open`, so
 * that a refresh, a link and the Back button work. The first place has no hash. Draws nothing.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export class PlaceController<Place extends string> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #places: readonly Place[];

  constructor(host: ReactiveControllerHost, places: readonly Place[]) {
    this.#host = host;
    this.#places = places;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('hashchange', this.#moved);
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#moved);
  }

  /** An address that names no place here is the first one. */
  get now(): Place {
    const name = location.hash.slice(1).split('?', 1)[0];
    return this.#places.find((place) => place === name) ?? this.#places[0]!;
  }

  /** What the place was asked for, such as its filters. */
  get query(): URLSearchParams {
    const [, query = ''] = location.hash.split('?', 2);
    return new URLSearchParams(query);
  }

  /** Goes there, also where it is already; the query belongs to the place. */
  go(place: Place, query = new URLSearchParams()): void {
    location.hash = addressOf(place === this.#places[0] ? '' : place, query);
  }

  /** Another query for the place where the person is, which Back does not undo step by step. */
  refine(query: URLSearchParams): void {
    const place = this.now;
    history.replaceState(null, '', `#${addressOf(place === this.#places[0] ? '' : place, query)}`);
    this.#moved();
  }

  readonly #moved = () => this.#host.requestUpdate();
}

const addressOf = (place: string, query: URLSearchParams) => (query.size > 0 ? `${place}?${query}` : place);
