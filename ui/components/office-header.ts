/** The bar on top of a desk of which no chart knows: where, its places, who, whether the server answers, colours, log off. */
import { msg, updateWhenLocaleChanges } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import './language-choice.ts';
import './theme-switch.ts';
import { BarController } from '../controllers/bar-controller.ts';
import { controls } from '../theme/controls.ts';
import { deskHeaderStyles } from './desk-header-styles.ts';
import { icons } from './icons.ts';
import type { PlaceLink } from './place-links.ts';
import { placeLinks } from './place-links.ts';

/** `log-off`: the person wants to leave. */
export class OfficeHeader extends LitElement {
  static override properties = { heading: {}, about: {}, who: {}, places: {}, reachable: { type: Boolean } };
  declare heading: string;
  /** Below the heading, such as the site's name. */
  declare about: string | undefined;
  /** Who is logged on. */
  declare who: string;
  declare places: readonly PlaceLink[];
  declare reachable: boolean;
  protected readonly bar = new BarController(this);

  constructor() {
    super();
    updateWhenLocaleChanges(this);
    this.places = [];
    this.reachable = true;
  }

  static override styles = [controls, deskHeaderStyles];

  override render() {
    return html`<header>
      <span class="mark" aria-hidden="true">${icons.hand}</span>
      <div class="where">
        <h1>${this.heading}</h1>
        <p class="small muted">${this.about}</p>
      </div>
      ${this.places.length > 0 ? placeLinks(this.places) : nothing}
      <div class="tools">
        <span role="status">${this.reachable ? nothing : html`<span class="chip warn" data-test="unreachable">${msg('Reconnecting')}</span>`}</span>
        <span class="who">${this.who}</span>
        <hr-language></hr-language>
        <hr-theme-switch></hr-theme-switch>
        <button class="quiet" data-test="log-off" @click=${() => this.dispatchEvent(new Event('log-off'))}>${icons.leave}<span class="words">${msg('Log off')}</span></button>
      </div>
    </header>`;
  }
}
customElements.define('hr-office-header', OfficeHeader);
