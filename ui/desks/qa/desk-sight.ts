/** What one person's desk shows: its lines, those that are new marked, and in a browser a picture of the page. */
import { msg, str, updateWhenLocaleChanges } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import type { DeskSight } from '../../../machines/runs.ts';
import { icons } from '../../components/icons.ts';
import { controls } from '../../theme/controls.ts';
import { modal } from '../../theme/modal.ts';
import { deskWords } from '../../words/laboratory.ts';
import { qaStyles } from './styles.ts';

export class ShownDesk extends LitElement {
  static override properties = { sight: {}, fresh: {}, isLarge: { state: true } };
  declare sight: DeskSight;
  /** Lines that were not there before. */
  declare fresh: ReadonlySet<string>;

  /** The picture is shown in its own size. */
  declare protected isLarge: boolean;

  constructor() {
    super();
    this.isLarge = false;
    updateWhenLocaleChanges(this);
    this.fresh = new Set();
  }

  static override styles = [
    controls,
    modal,
    qaStyles,
    css`
      section {
        height: 100%;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        overflow: clip;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 var(--s2);
        padding: var(--s2) var(--s3);
      }
      img {
        display: block;
        width: 100%;
        height: auto;
        border-block: 1px solid var(--line);
      }
      button.picture {
        display: block;
        width: 100%;
        padding: 0;
        border: 0;
        border-radius: 0;
        cursor: zoom-in;
      }
      button.picture:focus-visible {
        outline-offset: -2px;
      }
      dialog {
        --modal-width: 80rem;
        padding: var(--s3);
      }
      dialog header {
        justify-content: space-between;
        align-items: center;
        padding: 0 0 var(--s2);
      }
      ul {
        padding: var(--s1) 0 var(--s2);
        font-size: var(--small);
      }
      li {
        padding: 1px var(--s3);
        border-inline-start: 3px solid transparent;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      li.fresh {
        border-inline-start-color: var(--accent);
        background: var(--accent-soft);
      }
      .none {
        padding: 0 var(--s3) var(--s3);
      }
      @media (forced-colors: active) {
        li.fresh {
          font-weight: 600;
        }
      }
    `,
  ];

  override render() {
    const { name, person, desk, lines, picture } = this.sight;
    return html`<section aria-label=${msg(str`${name}: ${deskWords(desk)}`)} data-test="desk" data-person=${person} data-desk=${desk}>
      <header><h3>${name}</h3><span class="small muted">${deskWords(desk)}</span></header>
      ${
        picture
          ? html`<button class="picture" aria-label=${msg(str`Show the page of ${name} larger`)} @click=${this.#enlarge}>
              <img data-test="picture" src=${picture} alt="" />
            </button>`
          : nothing
      }
      ${
        lines.length > 0
          ? html`<ul lang="en">
              ${lines.map((line) => html`<li class=${this.fresh.has(line) ? 'fresh' : ''}>${line}</li>`)}
            </ul>`
          : picture
            ? nothing
            : html`<p class="none small muted">${msg('Nothing yet.')}</p>`
      }
    </section>
    ${this.isLarge && picture ? this.#large(picture) : nothing}`;
  }

  #large(picture: string) {
    const { name, desk } = this.sight;
    return html`<dialog aria-labelledby="large" @close=${this.#closed}>
      <header>
        <h3 id="large">${name} <span class="small muted">${deskWords(desk)}</span></h3>
        <button class="quiet icon" aria-label=${msg('Close')} @click=${({ target }: Event) => (target as Element).closest('dialog')?.close()}>${icons.close}</button>
      </header>
      <img src=${picture} alt=${msg(str`The page of ${name}; what it shows is told below.`)} />
    </dialog>`;
  }

  readonly #enlarge = async () => {
    this.isLarge = true;
    await this.updateComplete;
    this.renderRoot.querySelector('dialog')?.showModal();
  };

  readonly #closed = () => {
    this.isLarge = false;
  };
}
customElements.define('hr-shown-desk', ShownDesk);
