/**
 * R-STATE: in which states an interaction of each media type may be asked about. A type that nobody has set is as usual, and
 * says so. Says `change` with what was set.
 */
import { msg, str, updateWhenLocaleChanges } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import type { GroupSettings } from '../../../machines/administration.ts';
import type { Conversation, Media } from '../../../machines/commands.ts';
import { medias, permittedByDefault } from '../../../machines/commands.ts';
import { controls } from '../../theme/controls.ts';
import { form } from '../../theme/form.ts';
import { mediaWords } from '../../words/administration.ts';
import { conversationWords } from '../../words/interaction.ts';

type Permitted = NonNullable<GroupSettings['permitted']>;

/** Of one that has ended nobody asks. */
const states = ['connected', 'held', 'parked', 'offering', 'alerting'] as const satisfies readonly Conversation[];

export class PermittedTable extends LitElement {
  static override properties = { permitted: {} };
  declare permitted: Permitted;

  static override styles = [
    controls,
    form,
    css`
      .wide {
        position: relative;
        overflow-x: auto;
      }
      table {
        border-collapse: collapse;
      }
      th,
      td {
        padding: var(--s1) var(--s3);
        border-bottom: 1px solid var(--line);
        text-align: center;
        font-weight: 400;
      }
      th:first-child {
        padding-inline-start: 0;
        text-align: start;
        font-weight: 550;
      }
      td:last-child {
        padding-inline-end: 0;
        text-align: start;
        white-space: nowrap;
      }
      thead th {
        color: var(--muted);
        font-size: var(--small);
      }
      td label {
        display: grid;
        place-items: center;
        min-width: 1.5rem;
        min-height: 1.5rem;
        cursor: pointer;
      }
      button.quiet {
        min-height: 1.5rem;
        padding: 0;
        font-size: var(--small);
      }
    `,
  ];

  constructor() {
    super();
    this.permitted = {};
    updateWhenLocaleChanges(this);
  }

  override render() {
    return html`<fieldset>
      <legend>${msg('May be asked about while')}</legend>
      <div class="wide" tabindex="0" role="group" aria-label=${msg('May be asked about while')}>
        <table>
          <thead>
            <tr>
              <th scope="col">${msg('Media type')}</th>
              ${states.map((state) => html`<th scope="col">${conversationWords(state)}</th>`)}
              <th scope="col"><span class="spoken">${msg('As usual or not')}</span></th>
            </tr>
          </thead>
          <tbody>
            ${medias.map((media) => this.#row(media))}
          </tbody>
        </table>
      </div>
    </fieldset>`;
  }

  #row(media: Media) {
    const own = this.permitted[media];
    const permitted = own ?? permittedByDefault;
    return html`<tr data-test="permitted" data-media=${media}>
      <th scope="row">${mediaWords(media)}</th>
      ${states.map(
        (state) => html`<td>
          <label
            ><input
              type="checkbox"
              data-state=${state}
              aria-label=${msg(str`${mediaWords(media)}: ${conversationWords(state)}`)}
              .checked=${permitted.includes(state)}
              @change=${(event: Event) => this.#set(media, state, (event.target as HTMLInputElement).checked)}
          /></label>
        </td>`,
      )}
      <td>
        ${
          own
            ? html`<button type="button" class="quiet" data-test="as-usual" aria-label=${msg(str`${mediaWords(media)}: as usual again`)} @click=${() => this.#usual(media)}>
                ${msg('As usual again')}
              </button>`
            : html`<span class="small muted">${msg('As usual')}</span>`
        }
      </td>
    </tr>`;
  }

  #set(media: Media, state: Conversation, is: boolean) {
    const before = this.permitted[media] ?? permittedByDefault;
    const now = is ? [...before, state] : before.filter((other) => other !== state);
    this.#tell({ ...this.permitted, [media]: now });
  }

  /** The button goes away: the focus stays in its row. */
  #usual(media: Media) {
    const { [media]: _, ...others } = this.permitted;
    this.#tell(others);
    this.renderRoot.querySelector<HTMLElement>(`[data-media="${media}"] input`)?.focus();
  }

  #tell(permitted: Permitted) {
    this.dispatchEvent(new CustomEvent('change', { detail: permitted }));
  }
}
customElements.define('hr-permitted', PermittedTable);
