/** The bar on top of every desk: where, its places if it has several, who, whether connected, colours, log off. */
import { msg } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import './alert-settings.ts';
import './connection-chip.ts';
import './language-choice.ts';
import './theme-switch.ts';
import { BarController } from '../controllers/bar-controller.ts';
import { DeskController } from '../controllers/desk-controller.ts';
import { controls } from '../theme/controls.ts';
import type { AlertSettings } from './alert-settings.ts';
import { deskHeaderStyles } from './desk-header-styles.ts';
import { enableSound } from './enable-sound.ts';
import { icons } from './icons.ts';
import type { PlaceLink } from './place-links.ts';
import { placeLinks } from './place-links.ts';

export class DeskHeader extends LitElement {
  static override properties = { heading: {}, places: {} };
  declare heading: string;
  /** Undefined for a desk with one place only. */
  declare places: readonly PlaceLink[] | undefined;
  readonly #desk = new DeskController(this);
  protected readonly bar = new BarController(this);

  static override styles = [controls, deskHeaderStyles];

  override render() {
    const { session, siteName, store } = this.#desk.current;
    return html`<header>
      <span class="mark" aria-hidden="true">${icons.hand}</span>
      <div class="where">
        <h1>${this.heading}</h1>
        <p class="small muted">${siteName}</p>
      </div>
      ${this.places ? placeLinks(this.places) : nothing}
      ${enableSound(this.#desk.current)}
      <div class="tools">
        <hr-connection
          .state=${store.connection}
          .lostAt=${store.lostAt}
          .catchingUp=${() => store.isCatchingUp}
        ></hr-connection>
        <span class="who">${session.name}</span>
        <button
          class="quiet icon"
          data-test="alert-settings-open"
          aria-label=${msg('Alerts')}
          title=${msg('Alerts')}
          aria-haspopup="dialog"
          @click=${this.#settings}
        >
          ${icons.bell}
        </button>
        <button class="quiet icon" data-test="keys" aria-label=${msg('Keyboard')} title=${msg('Keyboard (?)')} @click=${this.#keys}>
          ${icons.keys}
        </button>
        <hr-language></hr-language>
        <hr-theme-switch></hr-theme-switch>
        <button class="quiet" data-test="log-off" @click=${this.#leave}>${icons.leave}<span class="words">${msg('Log off')}</span></button>
      </div>
    </header>
    <hr-alert-settings></hr-alert-settings>`;
  }

  #settings() {
    void this.renderRoot.querySelector<AlertSettings>('hr-alert-settings')?.open();
  }

  #keys() {
    this.dispatchEvent(new CustomEvent('keys'));
  }

  async #leave() {
    await this.#desk.current.logOff();
    location.assign('/');
  }
}
customElements.define('hr-desk-header', DeskHeader);
