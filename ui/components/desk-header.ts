/** The bar on top of every desk: where, its places if it has several, who, whether connected, colours, log off. */
import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import './alert-settings.ts';
import './connection-chip.ts';
import './language-choice.ts';
import './theme-switch.ts';
import { DeskController } from '../controllers/desk-controller.ts';
import { controls } from '../theme/controls.ts';
import { numberWords } from '../words/formats.ts';
import type { AlertSettings } from './alert-settings.ts';
import { enableSound } from './enable-sound.ts';
import { icons } from './icons.ts';

/** A place of the desk as its link shows it. */
export interface PlaceLink {
  /** As in the address: `wall`; empty for the first one. */
  hash: string;
  words: string;
  /** What waits for the person there. */
  count?: number;
  here: boolean;
}

export class DeskHeader extends LitElement {
  static override properties = { heading: {}, places: {} };
  declare heading: string;
  /** Undefined for a desk with one place only. */
  declare places: readonly PlaceLink[] | undefined;
  readonly #desk = new DeskController(this);

  static override styles = [
    controls,
    css`
      :host {
        position: sticky;
        top: 0;
        z-index: 1;
      }
      header {
        display: flex;
        align-items: center;
        gap: var(--s3);
        min-height: var(--bar);
        padding: var(--s2) var(--s4);
        border-bottom: 1px solid var(--line);
        background: var(--surface);
      }
      .mark {
        display: grid;
        place-items: center;
        width: 1.75rem;
        height: 1.75rem;
        border-radius: var(--radius-small);
        background: var(--accent);
        color: var(--on-accent);
      }
      .where {
        flex: 1;
        min-width: 0;
        line-height: 1.25;
      }
      .where * {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      header:has(nav) .where {
        flex: 0 1 auto;
      }
      nav {
        display: flex;
        flex: 1;
        align-self: stretch;
        gap: var(--s1);
        margin-block: calc(-1 * var(--s2));
        overflow-x: auto;
        scrollbar-width: none;
      }
      nav a {
        display: inline-flex;
        align-items: center;
        gap: var(--s2);
        padding: 0 var(--s3);
        border-block: 2px solid transparent;
        color: var(--muted);
        font-weight: 550;
        text-decoration: none;
        white-space: nowrap;
      }
      nav a:hover {
        color: var(--text);
      }
      nav a:focus-visible {
        outline-offset: -2px;
      }
      nav a[aria-current] {
        border-block-end-color: var(--accent);
        color: var(--text);
      }
      .tools {
        display: flex;
        align-items: center;
        gap: var(--s3);
      }
      .who {
        font-weight: 500;
      }
      /* Places get a row of their own below the bar. */
      @media (max-width: 64rem) {
        header:has(nav) {
          flex-wrap: wrap;
        }
        header:has(nav) .where {
          flex: 1;
        }
        nav {
          flex: 1 0 100%;
          order: 2;
          min-height: 2.25rem;
          margin: 0 calc(-1 * var(--s3)) calc(-1 * var(--s2));
        }
      }
      @media (max-width: 40rem) {
        header {
          gap: var(--s2);
          padding: var(--s2) var(--s3);
        }
        .tools {
          gap: var(--s1);
        }
        header:has([data-test='enable-sound']) {
          flex-wrap: wrap;
        }
        [data-test='enable-sound'] {
          flex: 1 0 100%;
          order: 1;
        }
        .who,
        .words {
          position: absolute;
          width: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
      }
      /* Where a name on one line would be cut off it takes two, in the place of the site's; no word is ever cut. */
      @media (max-width: 26rem) {
        header {
          flex-wrap: wrap;
        }
        .where {
          min-width: min-content;
        }
        .tools {
          flex-wrap: wrap;
          justify-content: flex-end;
          margin-inline-start: auto;
        }
        .where h1 {
          white-space: normal;
          line-height: 1.15;
        }
        .where p {
          display: none;
        }
      }
      @media (max-width: 23rem) {
        .mark {
          display: none;
        }
      }
    `,
  ];

  override render() {
    const { session, siteName, store } = this.#desk.current;
    return html`<header>
      <span class="mark" aria-hidden="true">${icons.hand}</span>
      <div class="where">
        <h1>${this.heading}</h1>
        <p class="small muted">${siteName}</p>
      </div>
      ${this.places ? this.#places(this.places) : nothing}
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

  #places(places: readonly PlaceLink[]) {
    return html`<nav aria-label=${msg('Places')}>
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
