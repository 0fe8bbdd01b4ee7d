/** The designer's desk: charts as they run, back in time, the sequence of messages, coverage. Template and wiring. */
import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import '../../components/office-header.ts';
import type { PlaceLink } from '../../components/place-links.ts';
import { OfficeController } from '../../controllers/office-controller.ts';
import { PlaceController } from '../../controllers/place-controller.ts';
import { controls } from '../../theme/controls.ts';
import './coverage-place.ts';
import './live-place.ts';
import type { PlaceName } from './places.ts';
import { places } from './places.ts';
import './sequence-place.ts';
import './travel-place.ts';

export class DesignerDesk extends LitElement {
  readonly #office = new OfficeController(this);
  readonly #place = new PlaceController(this, places);

  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      main {
        max-width: 120rem;
        margin: 0 auto;
        padding: var(--s4) var(--s4) var(--s6);
      }
      @media (max-width: 56rem) {
        main {
          padding-inline: var(--s3);
        }
      }
    `,
  ];

  override render() {
    const { session, siteName, leave } = this.#office.current;
    return html`<hr-office-header
        .heading=${msg('Statecharts')}
        .about=${siteName}
        .who=${session.name}
        .places=${this.#links}
        @log-off=${leave}
      ></hr-office-header>
      <main data-test="designer-desk" data-place=${this.#place.now}>${this.#content()}</main>`;
  }

  #content() {
    const { query } = this.#place;
    switch (this.#place.now) {
      case 'travel':
        return html`<hr-travel-place .query=${query} @refine=${this.#refine}></hr-travel-place>`;
      case 'sequence':
        return html`<hr-sequence-place .query=${query} @refine=${this.#refine}></hr-sequence-place>`;
      case 'coverage':
        return html`<hr-coverage-place .query=${query}></hr-coverage-place>`;
      default:
        return html`<hr-live-place .query=${query} @refine=${this.#refine}></hr-live-place>`;
    }
  }

  get #links(): readonly PlaceLink[] {
    const words: Record<PlaceName, string> = {
      live: msg('Live', { id: 'place-live' }),
      travel: msg('Back in time'),
      sequence: msg('Sequence', { id: 'place-sequence' }),
      coverage: msg('Coverage', { id: 'place-coverage' }),
    };
    return places.map((place, n) => ({
      hash: n === 0 ? '' : place,
      words: words[place],
      here: place === this.#place.now,
    }));
  }

  readonly #refine = ({ detail }: CustomEvent<URLSearchParams>) => this.#place.refine(detail);
}
customElements.define('hr-designer-desk', DesignerDesk);
