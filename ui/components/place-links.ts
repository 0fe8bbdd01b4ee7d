/** The links to the places of a desk, in its bar. */
import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { numberWords } from '../words/formats.ts';

/** A place of the desk as its link shows it. */
export interface PlaceLink {
  /** As in the address: `wall`; empty for the first one. */
  hash: string;
  words: string;
  /** What waits for the person there. */
  count?: number;
  here: boolean;
}

export const placeLinks = (places: readonly PlaceLink[]) => html`<nav aria-label=${msg('Places')}>
  ${places.map(
    ({ hash, words, count = 0, here }) => html`<a
      href="#${hash}"
      data-test="place"
      data-place=${hash}
      aria-current=${here ? 'page' : nothing}
      >${words} ${count > 0 ? html`<span class="chip accent">${numberWords(count)}</span>` : nothing}</a
    >`,
  )}
</nav>`;
