/**
 * History and measures as places of a desk: loaded when somebody first goes there, and kept from then on, so that whoever comes
 * back finds the list as it was. Small, because every desk loads it.
 */
import { ContextProvider } from '@lit/context';
import { msg } from '@lit/localize';
import type { ReactiveController, ReactiveElement, TemplateResult } from 'lit';
import { html } from 'lit';
import type { PlaceLink } from '../components/place-links.ts';
import { LazyController } from '../controllers/lazy-controller.ts';
import type { PlaceController } from '../controllers/place-controller.ts';
import type { PastDesk } from './past-desk.ts';
import { pastContext } from './past-desk.ts';

export const pastPlaces = ['history', 'measures'] as const;
type PastPlace = (typeof pastPlaces)[number];

const loads: Record<PastPlace, () => Promise<unknown>> = {
  history: () => import('./history-place.ts'),
  measures: () => import('./measures-place.ts'),
};

type Place = Pick<PlaceController<string>, 'query' | 'refine'> & { readonly now: string };

export class PastPlaces implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #place: Place;
  readonly #lazy: LazyController;
  /** What each was last asked for; absent while nobody was there. */
  readonly #asked = new Map<PastPlace, string>();

  constructor(host: ReactiveElement, place: Place, desk: PastDesk) {
    new ContextProvider(host, { context: pastContext, initialValue: desk });
    this.#host = host;
    this.#place = place;
    this.#lazy = new LazyController(host);
    host.addController(this);
  }

  hostUpdate(): void {
    const now = this.#now;
    if (now) this.#asked.set(now, this.#place.query.toString());
  }

  links(): PlaceLink[] {
    const words = { history: msg('History'), measures: msg('Measures') };
    return pastPlaces.map((place) => ({ hash: place, words: words[place], here: place === this.#now }));
  }

  render(): TemplateResult[] {
    return pastPlaces.filter((place) => this.#asked.has(place)).map((place) => this.#at(place));
  }

  focus(): void {
    const now = this.#now;
    if (now) this.#host.renderRoot.querySelector<HTMLElement>(`hr-${now}`)?.focus();
  }

  get #now(): PastPlace | undefined {
    return pastPlaces.find((place) => place === this.#place.now);
  }

  #at(place: PastPlace): TemplateResult {
    const isHere = place === this.#now;
    const load = loads[place];
    const state = this.#lazy.state(load);
    if (state === 'loading')
      return html`<p class="place empty" role="status" ?hidden=${!isHere}>${msg('Loading …')}</p>`;
    if (state === 'failed')
      return html`<p class="place empty" role="alert" ?hidden=${!isHere}>
        ${msg('This could not be loaded.')}
        <button @click=${() => this.#lazy.again(load)}>${msg('Try again')}</button>
      </p>`;
    const query = this.#asked.get(place);
    const refine = ({ detail }: CustomEvent<URLSearchParams>) => this.#place.refine(detail);
    return place === 'history'
      ? html`<hr-history class="place" ?hidden=${!isHere} .active=${isHere} .query=${query} @refine=${refine}></hr-history>`
      : html`<hr-measures class="place" ?hidden=${!isHere} .active=${isHere} .query=${query} @refine=${refine}></hr-measures>`;
  }
}
