/**
 * The conversation of a request, oldest first, in the order everyone sees. Keeps the newest line in sight unless the
 * reader has scrolled up. Shows at most 200 lines until asked for all, and tells which line was on screen (`read`).
 */
import { msg, str, updateWhenLocaleChanges } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Line } from '../../machines/wire.ts';
import type { PendingLine } from '../controllers/chat-controller.ts';
import { NewestController } from '../controllers/newest-controller.ts';
import { SightController } from '../controllers/sight-controller.ts';
import { controls } from '../theme/controls.ts';
import { pluralWords, timeWords } from '../words/formats.ts';
import { namesWords } from '../words/names.ts';

const linesShownMax = 200;

export class Transcript extends LitElement {
  static override properties = { lines: {}, pending: {}, readers: {}, me: {}, nameOf: {}, all: { state: true } };
  declare lines: readonly Line[];
  declare pending: readonly PendingLine[];
  /** Who has read the last line of `me`. */
  declare readers: readonly string[];
  declare me: string;
  declare nameOf: (person: string) => string;
  declare all: boolean;
  readonly #newest = new NewestController(this);
  protected readonly sight = new SightController<HTMLElement>(this, 'li[data-n]', ({ dataset }) =>
    this.dispatchEvent(new CustomEvent('read', { detail: Number(dataset.n) })),
  );

  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      .scroll {
        max-height: var(--transcript-height, 20rem);
        overflow-y: auto;
        margin-top: var(--s3);
        padding: 0 var(--s4) var(--s3);
      }
      ol {
        display: flex;
        flex-direction: column;
        gap: var(--s2);
      }
      li {
        align-self: flex-start;
        max-width: min(85%, 34rem);
      }
      li.mine {
        align-self: flex-end;
      }
      .said {
        display: flex;
        gap: var(--s2);
        margin-bottom: 2px;
        color: var(--muted);
        font-size: var(--small);
      }
      .mine .said {
        justify-content: flex-end;
      }
      .text {
        width: fit-content;
        padding: var(--s2) var(--s3);
        border-radius: var(--radius);
        border-start-start-radius: 2px;
        background: var(--hover);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .mine .text {
        margin-inline-start: auto;
        border-start-start-radius: var(--radius);
        border-start-end-radius: 2px;
        background: var(--accent-soft);
      }
      .read {
        margin-top: 2px;
        color: var(--muted);
        font-size: var(--small);
        text-align: end;
      }
      .sending .text {
        opacity: 0.7;
      }
      .earlier {
        align-self: center;
      }
      @media (forced-colors: active) {
        .text {
          border: 1px solid;
        }
      }
    `,
  ];

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override render() {
    const hidden = this.all ? 0 : Math.max(0, this.lines.length - linesShownMax);
    const lastOwn = this.lines.findLast(({ person }) => person === this.me)?.n;
    return html`<div class="scroll" role="log" aria-label=${msg('Conversation')} tabindex="0" @scroll=${this.#newest.scrolled}>
      <ol>
        ${
          hidden
            ? html`<li class="earlier">
                <button class="quiet" @click=${() => (this.all = true)}>
                  ${pluralWords(
                    hidden,
                    (number) => msg(str`Show ${number} earlier line`),
                    (number) => msg(str`Show ${number} earlier lines`),
                  )}
                </button>
              </li>`
            : nothing
        }
        ${repeat(
          this.lines.slice(hidden),
          ({ n }) => n,
          (line, index) => this.#line(line, index + hidden, line.n === lastOwn),
        )}
        ${this.pending.map(
          ({ text }) => html`<li class="mine sending" aria-live="off">
            <p class="said"><span>${msg('Sending …')}</span></p>
            <p class="text" dir="auto">${text}</p>
          </li>`,
        )}
      </ol>
    </div>`;
  }

  #line({ person, text, at, n }: Line, index: number, isLastOwn: boolean) {
    const time = timeWords(at);
    const mine = person === this.me;
    const goesOn = this.lines[index - 1]?.person === person;
    return html`<li class=${mine ? 'mine' : ''} data-test="line" data-person=${person} data-n=${n}>
      <p class=${goesOn ? 'spoken' : 'said'}><span>${mine ? msg('You') : this.nameOf(person)}</span> <time>${time}</time></p>
      <p class="text" dir="auto" title=${time}>${text.body ?? '…'}</p>
      ${
        isLastOwn && this.readers.length > 0
          ? html`<p class="read" data-test="read" aria-live="off">${msg(str`Read by ${namesWords(this.readers, this.nameOf)}`)}</p>`
          : nothing
      }
    </li>`;
  }

  override focus() {
    this.renderRoot.querySelector<HTMLElement>('.scroll')?.focus();
  }
}
customElements.define('hr-transcript', Transcript);
