/** The books of an actor as a table, as deep as they are. Draws what it is given. */
import { msg, str, updateWhenLocaleChanges } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { controls } from '../theme/controls.ts';
import { numberWords, pluralWords } from '../words/formats.ts';
import { designerStyles } from './styles.ts';
import { valueRows, valueRowsMax } from './value-rows.ts';

/** Deeper ones are not moved in any more. */
const depthMax = 5;

export class ContextTable extends LitElement {
  static override properties = { context: { attribute: false }, label: {}, changed: { attribute: false } };
  declare context: unknown;
  declare label: string;
  /** Places that are marked, such as `helpers.sue`. */
  declare changed: ReadonlySet<string>;

  static override styles = [
    controls,
    designerStyles,
    css`
      th {
        width: 45%;
      }
      .deep1 {
        padding-inline-start: var(--s4);
      }
      .deep2 {
        padding-inline-start: 1.5rem;
      }
      .deep3 {
        padding-inline-start: 2rem;
      }
      .deep4 {
        padding-inline-start: 2.5rem;
      }
      .deep5 {
        padding-inline-start: 3rem;
      }
      .number,
      .boolean {
        color: var(--accent-strong);
      }
      .nothing {
        color: var(--muted);
        font-style: italic;
      }
      tr.changed > * {
        background: var(--warn-soft);
      }
    `,
  ];

  constructor() {
    super();
    this.changed = new Set();
    updateWhenLocaleChanges(this);
  }

  override render() {
    const rows = valueRows(this.context);
    if (rows.length === 0) return html`<p class="muted small">${msg('Nothing is kept in it.')}</p>`;
    return html`<table aria-label=${this.label}>
        <tbody>
          ${rows.map(
            ({
              path,
              name,
              depth,
              text,
              kind,
              count,
            }) => html`<tr class=${classMap({ changed: this.changed.has(path) })} data-path=${path}>
              <th scope="row" class="mono deep${Math.min(depth, depthMax)}">${name}</th>
              <td class="mono ${kind}">${
                text === undefined
                  ? html`<span class="muted">${pluralWords(
                      count ?? 0,
                      (number) => msg(str`${number} entry`),
                      (number) => msg(str`${number} entries`),
                    )}</span>`
                  : html`<bdi>${text}</bdi>`
              }</td>
            </tr>`,
          )}
        </tbody>
      </table>
      ${rows.length >= valueRowsMax ? html`<p class="muted small">${msg(str`The first ${numberWords(valueRowsMax)} places are shown.`)}</p>` : nothing}`;
  }
}
customElements.define('hr-actor-context', ContextTable);
