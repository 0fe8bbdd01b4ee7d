/** The choice of a language, each in its own name. On a narrow window a code stands for it. Takes effect at once. */
import { msg, updateWhenLocaleChanges } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Language } from '../data/language.ts';
import { chooseLanguage, languageNow, languages } from '../data/language.ts';
import { controls } from '../theme/controls.ts';

export class LanguageChoice extends LitElement {
  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  static override styles = [
    controls,
    css`
      :host {
        position: relative;
        display: inline-flex;
        align-items: center;
        min-height: 2rem;
        border-radius: var(--radius-small);
        color: var(--muted);
      }
      :host(:hover) {
        background: var(--hover);
        color: var(--text);
      }
      :host(:focus-within) {
        outline: 2px solid var(--accent);
        outline-offset: 2px;
      }
      select {
        min-height: 2rem;
        padding: 0 var(--s1);
        border: none;
        outline: none;
        background: transparent;
        color: inherit;
        font: inherit;
        font-weight: 500;
      }
      option {
        background: var(--surface);
        color: var(--text);
      }
      .code {
        display: none;
      }
      @media (max-width: 40rem) {
        .code {
          display: block;
          width: 2rem;
          font-weight: 500;
          text-align: center;
          text-transform: uppercase;
        }
        /* The control itself lies over its code. */
        select {
          position: absolute;
          inset: 0;
          width: 100%;
          padding: 0;
          opacity: 0;
        }
      }
    `,
  ];

  override render() {
    const now = languageNow();
    return html`<span class="code" aria-hidden="true">${now}</span>
      <select data-test="language" aria-label=${msg('Language')} .value=${live(now)} @change=${this.#choose}>
        ${Object.entries(languages).map(
          ([code, name]) => html`<option value=${code} lang=${code} ?selected=${code === now}>${name}</option>`,
        )}
      </select>`;
  }

  #choose(event: Event) {
    void chooseLanguage((event.target as HTMLSelectElement).value as Language);
  }
}
customElements.define('hr-language', LanguageChoice);
