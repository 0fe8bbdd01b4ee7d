/** The administrator's desk: workgroups, people, services, what was changed, and the site itself. Template and wiring. */
import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import '../../components/office-header.ts';
import './changes-place.ts';
import './groups-place.ts';
import './people-place.ts';
import './services-place.ts';
import './site-place.ts';
import type { PlaceLink } from '../../components/place-links.ts';
import { PlaceController } from '../../controllers/place-controller.ts';
import { PastPlaces, pastPlaces } from '../../history/past-places.ts';
import { controls } from '../../theme/controls.ts';
import { form } from '../../theme/form.ts';
import { pastOfSite } from './past-of-site.ts';
import type { PlaceName } from './places.ts';
import { places } from './places.ts';
import { WorkplaceController } from './workplace.ts';

export class AdministratorDesk extends LitElement {
  readonly #workplace = new WorkplaceController(this);
  readonly #place = new PlaceController(this, [...places, ...pastPlaces]);
  readonly #past = new PastPlaces(
    this,
    this.#place,
    pastOfSite(() => this.#workplace.current.administration),
  );

  static override styles = [
    controls,
    form,
    css`
      :host {
        display: block;
      }
      main {
        max-width: 80rem;
        margin: 0 auto;
        padding: var(--s5) var(--s4) var(--s6);
      }
      .note {
        max-width: 80rem;
        margin: var(--s4) auto 0;
      }
      .note a {
        color: inherit;
      }
      @media (max-width: 56rem) {
        main {
          padding: var(--s4) var(--s3) var(--s5);
        }
      }
    `,
  ];

  override render() {
    const { session, administration } = this.#workplace.current;
    const { isLoggedOff, isReachable, site } = administration;
    return html`<hr-office-header
        .heading=${msg('Administration')}
        .about=${site?.site.value.name}
        .who=${session.name}
        .places=${this.#links}
        .reachable=${isReachable}
        @log-off=${this.#leave}
      ></hr-office-header>
      ${
        isLoggedOff
          ? html`<p class="note warn" role="alert" data-test="logged-off">
              ${msg('You are logged off. What you typed is still here:')}
              <a href="/" target="_blank">${msg('log on again in another tab')}</a>
              <button @click=${() => void this.#goOn()}>${msg('Go on')}</button>
            </p>`
          : nothing
      }
      <main data-test="administrator-desk" ?data-ready=${site !== undefined}>${site ? this.#content() : html`<p class="muted">${msg('Loading …')}</p>`}</main>`;
  }

  #content() {
    return html`${this.#own()} ${this.#past.render()}`;
  }

  #own() {
    switch (this.#place.now) {
      case 'workgroups':
        return html`<hr-groups-place></hr-groups-place>`;
      case 'people':
        return html`<hr-people-place></hr-people-place>`;
      case 'services':
        return html`<hr-services-place></hr-services-place>`;
      case 'changes':
        return html`<hr-changes-place></hr-changes-place>`;
      case 'site':
        return html`<hr-site-place></hr-site-place>`;
      default:
        return nothing;
    }
  }

  get #links(): readonly PlaceLink[] {
    const words: Record<PlaceName, string> = {
      workgroups: msg('Workgroups'),
      people: msg('People'),
      services: msg('Services'),
      changes: msg('Changes'),
      site: msg('Site'),
    };
    const own = places.map((place, n) => ({
      hash: n === 0 ? '' : place,
      words: words[place],
      here: place === this.#place.now,
    }));
    return [...own, ...this.#past.links()];
  }

  readonly #leave = async () => {
    const { drafts, logOff } = this.#workplace.current;
    if (drafts.hasChanges && !confirm(msg('There are changes that are not saved. Log off and lose them?'))) return;
    await logOff();
    location.assign('/');
  };

  #goOn() {
    const { administration } = this.#workplace.current;
    administration.isLoggedOff = false;
    return administration.refresh();
  }
}
customElements.define('hr-administrator-desk', AdministratorDesk);
