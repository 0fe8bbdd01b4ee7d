/**
 * Takes a chart along: as a file in one of the formats of the field, or to Stately's tools, which attach to this server by an
 * address that is good once. Nothing leaves the machine by itself.
 */
import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import * as z from 'zod/mini';
import type { Kind } from '../../machines/names.ts';
import { OfficeController } from '../controllers/office-controller.ts';
import { controls } from '../theme/controls.ts';
import { modal } from '../theme/modal.ts';
import { timeWords } from '../words/formats.ts';
import type { ChartFormat } from './chart-exports.ts';
import { chartExports } from './chart-exports.ts';
import { copy, download } from './download.ts';
import { designerIcons } from './icons.ts';
import { designerStyles } from './styles.ts';

const ticket = z.object({ address: z.string(), expiresAt: z.string() });

export class ExportMenu extends LitElement {
  static override properties = { kind: {}, live: { type: Boolean }, ticket: { state: true }, said: { state: true } };
  declare kind: Kind;
  /** The chart is of a server that runs: tools can attach to it. */
  declare live: boolean;
  declare ticket: z.infer<typeof ticket> | 'refused' | undefined;
  declare said: string | undefined;
  readonly #office = new OfficeController(this);

  static override styles = [
    controls,
    designerStyles,
    modal,
    css`
      :host {
        position: relative;
      }
      summary {
        display: inline-flex;
        align-items: center;
        gap: var(--s1);
        min-height: 2rem;
        padding: 0 var(--s2);
        border-radius: var(--radius-small);
        color: var(--muted);
        font-weight: 500;
        list-style: none;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary:hover {
        background: var(--hover);
        color: var(--text);
      }
      ul {
        position: absolute;
        inset-inline-end: 0;
        z-index: 3;
        display: grid;
        min-width: 14rem;
        padding: var(--s1);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        box-shadow: var(--shadow);
      }
      li button {
        width: 100%;
        justify-content: start;
        border-color: transparent;
      }
      dialog p {
        margin-block: var(--s2);
      }
      input {
        width: 100%;
      }
    `,
  ];

  override render() {
    const words: Record<ChartFormat, string> = {
      svg: msg('SVG picture'),
      mermaid: msg('Mermaid text'),
      scxml: msg('SCXML'),
      xstate: msg('XState JSON'),
    };
    return html`<details data-test="export-menu" @keydown=${this.#press} @focusout=${this.#left}>
        <summary>${designerIcons.save} ${msg('Export')}</summary>
        <ul aria-label=${msg('Export this chart')}>
          ${Object.keys(chartExports).map((name) => html`<li><button data-test="export" data-format=${name} @click=${() => void this.#save(name as ChartFormat)}>${words[name as ChartFormat]}</button></li>`)}
          ${this.live ? html`<li><button data-test="open-in-stately" @click=${this.#attach}>${msg('Open in Stately’s tools …')}</button></li>` : nothing}
        </ul>
      </details>
      <dialog aria-labelledby="attach" @close=${() => (this.ticket = undefined)}>${this.#attaching()}</dialog>`;
  }

  #attaching() {
    const { ticket } = this;
    if (ticket === undefined) return html`<p role="status">${msg('Asking for an address …')}</p>`;
    return html`<h2 id="attach">${msg('Open in Stately’s tools')}</h2>
      ${
        ticket === 'refused'
          ? html`<p class="note warn" role="alert">${msg('The server gives no address now. Try again in a moment.')}</p>`
          : html`<p>${msg('Give this address to a receiver of @statelyai/inspect, such as createWebSocketReceiver. It is good for one connection.')}</p>
            <input readonly data-test="ticket" aria-label=${msg('Address')} .value=${ticket.address} @focus=${(event: Event) => (event.target as HTMLInputElement).select()} />
            <p class="muted small">${msg(str`Use it before ${timeWords(Date.parse(ticket.expiresAt))}. Whoever has it watches as you do.`)}</p>`
      }
      <div class="row">
        ${ticket === 'refused' ? nothing : html`<button class="primary" data-test="copy-ticket" @click=${() => void this.#copy(ticket.address)}>${msg('Copy')}</button>`}
        <button @click=${() => this.#dialog?.close()}>${msg('Close')}</button>
        <span class="small muted" role="status">${this.said ?? ''}</span>
      </div>`;
  }

  async #save(format: ChartFormat) {
    const { extension, type, write } = chartExports[format];
    this.#shut(true);
    download(`${this.kind}.${extension}`, await write(this.kind), type);
  }

  readonly #attach = async () => {
    this.#shut(false);
    this.said = undefined;
    this.#dialog?.showModal();
    const response = await this.#office.current.ask('/api/inspect/tickets', { method: 'POST' }).catch(() => undefined);
    const told = ticket.safeParse(await response?.json().catch(() => undefined));
    this.ticket = response?.ok && told.success ? told.data : 'refused';
  };

  async #copy(address: string) {
    this.said = (await copy(address)) ? msg('Copied.') : msg('Your browser does not allow this; copy it by hand.');
  }

  readonly #press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') this.#shut(true);
  };

  readonly #left = ({ relatedTarget }: FocusEvent) => {
    if (!this.#menu?.contains(relatedTarget as Node | null)) this.#shut(false);
  };

  #shut(goesBack: boolean) {
    if (!this.#menu?.open) return;
    this.#menu.open = false;
    if (goesBack) this.#menu.querySelector('summary')?.focus();
  }

  get #menu() {
    return this.renderRoot.querySelector('details');
  }
  get #dialog() {
    return this.renderRoot.querySelector('dialog');
  }
}
customElements.define('hr-export-menu', ExportMenu);
