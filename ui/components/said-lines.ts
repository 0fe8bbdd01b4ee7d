/**
 * What customer and agent wrote to each other, oldest first, as far as it is shown (R-CONTEXT). Keeps the newest line in
 * sight unless the reader has scrolled up. Nobody writes here.
 */
import { msg, str, updateWhenLocaleChanges } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { SaidLine } from '../../machines/wire.ts';
import { NewestController } from '../controllers/newest-controller.ts';
import { controls } from '../theme/controls.ts';
import { pluralWords, timeWords } from '../words/formats.ts';

export class SaidLines extends LitElement {
  static override properties = { lines: {}, customer: {}, agent: {}, quiet: { type: Boolean } };
  declare lines: readonly SaidLine[];
  /** Names of the two. */
  declare customer: string;
  declare agent: string;
  /** New lines are not announced. */
  declare quiet: boolean;
  readonly #newest = new NewestController(this);

  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      .scroll {
        max-height: var(--said-height, 12rem);
        overflow-y: auto;
        padding: var(--s2);
        border: 1px solid var(--line);
        border-radius: var(--radius-small);
        background: var(--sunken);
      }
      li {
        width: fit-content;
        max-width: 92%;
        padding: var(--s1) var(--s2);
        border: 1px solid var(--line);
        border-radius: var(--radius-small);
        background: var(--surface);
      }
      li + li {
        margin-top: var(--s1);
      }
      /* The two are told apart by their names and their sides; colour only adds to it. */
      li.agent {
        margin-inline-start: auto;
        background: var(--accent-soft);
      }
      .said {
        display: flex;
        gap: var(--s2);
        color: var(--muted);
        font-size: var(--small);
      }
      .who {
        font-weight: 600;
      }
      .text {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .earlier {
        margin-bottom: var(--s1);
        color: var(--muted);
        font-size: var(--small);
        text-align: center;
      }
    `,
  ];

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override render() {
    const earlier = (this.lines[0]?.n ?? 1) - 1;
    return html`<div
      class="scroll"
      role="log"
      aria-live=${this.quiet ? 'off' : 'polite'}
      aria-label=${msg('Conversation with the customer')}
      tabindex="0"
      @scroll=${this.#newest.scrolled}
    >
      ${
        earlier > 0
          ? html`<p class="earlier">
              ${pluralWords(
                earlier,
                (number) => msg(str`${number} earlier line is not shown`),
                (number) => msg(str`${number} earlier lines are not shown`),
              )}
            </p>`
          : nothing
      }
      <ol>
        ${repeat(
          this.lines,
          ({ n }) => n,
          (line) => this.#line(line),
        )}
      </ol>
    </div>`;
  }

  #line({ from, at, text }: SaidLine) {
    return html`<li class=${from} data-test="said" data-from=${from}>
      <p class="said">
        <span class="who">${from === 'customer' ? this.customer : this.agent}</span> <time>${timeWords(at)}</time>
      </p>
      <p class="text" dir="auto">${text.body ?? '…'}</p>
    </li>`;
  }
}
customElements.define('hr-said-lines', SaidLines);
