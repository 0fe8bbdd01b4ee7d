/**
 * Requests of the past as a table: a row each, whose link opens the story. Columns of times sort the rows that are shown; on
 * narrow screens each row is a small list of its own. Template and wiring.
 */
import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icons, mediaIcons } from '../components/icons.ts';
import { controls } from '../theme/controls.ts';
import { spanWords } from '../words/duration.ts';
import { dateTimeWords } from '../words/formats.ts';
import { mediaWords } from '../words/interaction.ts';
import { outcomeWords, stateWords } from '../words/past.ts';
import type { Past } from './past.ts';
import { PastController } from './past-desk.ts';
import type { Column, Sorting } from './sorting.ts';
import { sorted } from './sorting.ts';
import { historyStyles } from './styles.ts';

export class PastTable extends LitElement {
  static override properties = { rows: {}, addressOf: {}, sorting: { state: true } };
  declare rows: readonly Past[];
  /** The address of a request's story. */
  declare addressOf: (request: string) => string;
  declare sorting: Sorting;
  readonly #past = new PastController(this);

  static override styles = [
    controls,
    historyStyles,
    css`
      tbody tr {
        cursor: pointer;
      }
      tbody tr:hover {
        background: var(--hover);
      }
      th button {
        min-height: 1.5rem;
        margin-inline-start: calc(-1 * var(--s2));
        font-size: var(--small);
        font-weight: 600;
      }
      tbody a {
        color: var(--text);
        font-weight: 550;
        text-decoration-color: var(--edge);
        text-underline-offset: 3px;
        white-space: nowrap;
      }
      .what {
        display: inline-flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s1) var(--s2);
      }
      @media (max-width: 48rem) {
        table,
        tbody,
        tr {
          display: block;
        }
        thead {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
        tr {
          padding: var(--s2) var(--s3);
        }
        tbody th,
        td {
          display: flex;
          justify-content: space-between;
          gap: var(--s3);
          padding: var(--s1) 0;
          text-align: end;
          overflow-wrap: anywhere;
        }
        tbody th {
          text-align: start;
        }
        td::before {
          content: attr(data-label);
          color: var(--muted);
          font-size: var(--small);
          white-space: nowrap;
        }
        td.nothing {
          display: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.sorting = { by: 'opened', isUp: false };
  }

  override render() {
    const rows = sorted(this.rows, this.sorting);
    // Roles, because a table that is laid out as blocks is none for some browsers.
    return html`<div class="scroll" role="region" aria-label=${msg('Requests found')} tabindex="0">
      <table role="table">
        <caption class="spoken">${msg('Requests found, the newest first unless sorted')}</caption>
        <thead role="rowgroup">
          <tr role="row">
            ${this.#heading('opened', msg('Opened'))}
            <th role="columnheader" scope="col">${msg('Agent')}</th>
            <th role="columnheader" scope="col">${msg('Workgroup')}</th>
            <th role="columnheader" scope="col">${msg('Reason')}</th>
            <th role="columnheader" scope="col">${msg('How it ended')}</th>
            <th role="columnheader" scope="col">${msg('Supervisor')}</th>
            ${this.#heading('response', msg('First response'))} ${this.#heading('took', msg('Until the end'))}
          </tr>
        </thead>
        <tbody role="rowgroup" @click=${this.#open}>
          ${repeat(
            rows,
            ({ request }) => request,
            (one) => this.#row(one),
          )}
        </tbody>
      </table>
    </div>`;
  }

  #heading(by: Column, words: string) {
    const { sorting } = this;
    const isThis = sorting.by === by;
    return html`<th
      role="columnheader"
      scope="col"
      aria-sort=${isThis ? (sorting.isUp ? 'ascending' : 'descending') : nothing}
    >
      <button class="quiet" data-test="sort-${by}" @click=${() => this.#sort(by)}>
        ${words} <span aria-hidden="true">${isThis ? (sorting.isUp ? '↑' : '↓') : '↕'}</span>
      </button>
    </th>`;
  }

  #row(one: Past) {
    const { nameOf } = this.#past.desk;
    const { request, agent, workgroup, reason, responsible, openedAt, respondedAt, doneAt } = one;
    const label = reason && this.#past.labelOf(reason, workgroup);
    const cell = (words: string, text: string | null, isNumber = false) => html`<td
      role="cell"
      data-label=${words}
      class="${isNumber ? 'number' : ''} ${text ? '' : 'nothing'}"
    >
      ${text ?? ''}
    </td>`;
    return html`<tr role="row" data-test="past" data-request=${request} data-outcome=${one.outcome ?? 'open'} data-by=${responsible ?? ''} data-response=${respondedAt === null ? '' : respondedAt - openedAt} data-agent=${agent}>
      <th role="rowheader" scope="row">
        <a href=${this.addressOf(request)} aria-label=${msg(str`Request of ${nameOf(agent)}, ${dateTimeWords(openedAt)}`)}
          >${dateTimeWords(openedAt)}</a
        >
      </th>
      ${cell(msg('Agent'), nameOf(agent))}${cell(msg('Workgroup'), workgroup)}${cell(msg('Reason'), label)}
      <td role="cell" data-label=${msg('How it ended')}>${this.#standing(one)}</td>
      ${cell(msg('Supervisor'), responsible && nameOf(responsible))}
      ${cell(msg('First response'), respondedAt === null ? null : spanWords(respondedAt - openedAt), true)}
      ${cell(msg('Until the end'), doneAt === null ? null : spanWords(doneAt - openedAt), true)}
    </tr>`;
  }

  #standing({ outcome, state, urgency, escalated, media }: Past) {
    const tone = outcome === 'completed' ? 'good' : outcome === null ? 'accent' : '';
    return html`<span class="what"
      ><span class="chip ${tone}">${outcome ? outcomeWords(outcome) : stateWords(state)}</span>
      ${media ? html`<span title=${mediaWords(media)}>${mediaIcons[media]}<span class="spoken">${mediaWords(media)}</span></span>` : nothing}
      ${urgency === 'urgent' ? html`<span class="chip bad">${icons.urgent} ${msg('Urgent')}</span>` : nothing}
      ${escalated ? html`<span class="chip warn">${msg('Escalated')}</span>` : nothing}</span
    >`;
  }

  #sort(by: Column) {
    const isUp = this.sorting.by === by ? !this.sorting.isUp : by !== 'opened';
    this.sorting = { by, isUp };
  }

  /** Anywhere on a row; what is selected with the mouse is no click. */
  #open({ target, defaultPrevented }: MouseEvent) {
    if (defaultPrevented || !(target instanceof Element) || target.closest('a') || getSelection()?.toString()) return;
    target.closest('tr')?.querySelector('a')?.click();
  }

  /** Puts the focus on the row of a request; false if it is not here. */
  focusOn(request: string): boolean {
    const row = this.renderRoot.querySelector(`tr[data-request="${CSS.escape(request)}"] a`);
    (row as HTMLElement | null)?.focus();
    return row !== null;
  }
}
customElements.define('hr-past-table', PastTable);
