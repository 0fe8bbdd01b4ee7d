/** What is wrong with a script, as a list below it: each mistake leads to its place. Says how many there are as that changes. */
import { msg, str, updateWhenLocaleChanges } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import type { ComplaintTold } from '../../machines/laboratory.ts';
import { controls } from '../theme/controls.ts';
import { mistakesWords, nearestWords, placeWords } from '../words/script.ts';
import type { LiveCheck } from './live-check.ts';

/** More are not worth scrolling through: whoever mends the first ones sees the next. */
const shownMax = 50;

export class MistakeList extends LitElement {
  static override properties = { complaints: { attribute: false }, standing: {}, scenarios: { type: Number } };
  declare complaints: readonly ComplaintTold[];
  declare standing: LiveCheck['standing'];
  declare scenarios: number;

  static override styles = [
    controls,
    css`
      section {
        border: 1px solid var(--line);
        border-radius: var(--radius-small);
        background: var(--surface);
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s1) var(--s3);
        padding: var(--s2) var(--s3);
      }
      ol {
        max-height: 14rem;
        overflow: auto;
        border-top: 1px solid var(--line);
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      button {
        display: block;
        width: 100%;
        min-height: 2rem;
        padding: var(--s2) var(--s3);
        border: 0;
        border-radius: 0;
        background: none;
        font-weight: 400;
        text-align: start;
        white-space: normal;
        overflow-wrap: anywhere;
      }
      button:focus-visible {
        outline-offset: -2px;
      }
      .place {
        margin-inline-end: var(--s2);
        color: var(--bad);
        font-weight: 600;
        white-space: nowrap;
      }
      .more {
        padding: var(--s2) var(--s3);
      }
    `,
  ];

  constructor() {
    super();
    this.complaints = [];
    this.standing = 'behind';
    this.scenarios = 0;
    updateWhenLocaleChanges(this);
  }

  override render() {
    const { complaints } = this;
    const more = complaints.length - shownMax;
    return html`<section aria-labelledby="heading" data-test="mistakes" data-standing=${this.standing}>
      <div class="head">
        <h3 id="heading">${msg('Check')}</h3>
        <span class="chip ${complaints.length > 0 ? 'bad' : this.standing === 'fresh' ? 'good' : ''}" role="status" data-test="mistake-count"
          >${this.#standing()}</span
        >
      </div>
      ${
        complaints.length === 0
          ? nothing
          : html`<ol>
              ${complaints.slice(0, shownMax).map((one) => this.#row(one))}
              ${more > 0 ? html`<li class="more muted">${msg(str`${more} more below these`)}</li>` : nothing}
            </ol>`
      }
    </section>`;
  }

  #row(complaint: ComplaintTold) {
    const { line, column, message, nearest } = complaint;
    return html`<li>
      <button
        type="button"
        data-test="mistake"
        data-line=${line}
        data-column=${column}
        @click=${() => this.dispatchEvent(new CustomEvent('go', { detail: complaint }))}
      >
        <span class="place">${placeWords(complaint)}</span> <span lang="en">${message}</span>
        ${nearest === undefined ? nothing : html`<strong data-test="nearest">${nearestWords(nearest)}</strong>`}
      </button>
    </li>`;
  }

  #standing(): string {
    if (this.complaints.length > 0) return mistakesWords(this.complaints.length);
    if (this.standing === 'unanswered') return msg('Not checked: the server does not answer');
    if (this.standing === 'behind') return msg('Checking …');
    return this.scenarios === 0 ? msg('No mistakes, and no scenario yet') : mistakesWords(0);
  }
}
customElements.define('hr-mistake-list', MistakeList);
