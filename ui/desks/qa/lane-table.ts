/** Who did and saw what, and when: a column for each person; where there is no room, one line after the other. */
import { msg, updateWhenLocaleChanges } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import type { Lane, RunTold } from '../../../machines/runs.ts';
import { controls } from '../../theme/controls.ts';
import { elapsedWords } from '../../words/formats.ts';
import { qaStyles } from './styles.ts';

export class LaneTable extends LitElement {
  static override properties = { lanes: {}, people: {} };
  declare lanes: readonly Lane[];
  declare people: RunTold['people'];

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  static override styles = [
    controls,
    qaStyles,
    css`
      .scroll {
        max-height: 28rem;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        overflow: auto;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--small);
        font-variant-numeric: tabular-nums;
      }
      th,
      td {
        padding: var(--s1) var(--s3);
        text-align: start;
        vertical-align: baseline;
      }
      thead th {
        position: sticky;
        top: 0;
        padding-block: var(--s2);
        background: var(--surface);
        box-shadow: inset 0 -1px var(--line);
        font-weight: 600;
      }
      tbody th {
        color: var(--muted);
        font-weight: 400;
        text-align: end;
        white-space: nowrap;
      }
      td {
        min-width: 8rem;
        overflow-wrap: anywhere;
      }
      td + td,
      th + td {
        border-inline-start: 1px solid var(--line);
      }
      tr:nth-child(even) {
        background: var(--sunken);
      }
      .does {
        font-weight: 550;
      }
      .answer {
        color: var(--bad);
      }
      .sees {
        color: var(--muted);
      }
      @media (max-width: 40rem) {
        thead {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
        table,
        tbody,
        tr {
          display: block;
        }
        tr {
          display: flex;
          gap: var(--s2);
          padding: var(--s1) var(--s3);
        }
        tbody th {
          flex: 0 0 3.5rem;
          padding: 0;
        }
        td {
          display: none;
          min-width: 0;
          padding: 0;
        }
        td.own {
          display: block;
          border: 0;
        }
        td.own::before {
          content: attr(data-who) ' ';
          font-weight: 600;
          color: var(--text);
        }
      }
    `,
  ];

  override render() {
    const whos = this.#columns();
    return html`<div class="scroll" role="region" tabindex="0" aria-label=${msg('Who did and saw what')} data-test="lanes">
      <table>
        <thead>
          <tr><th scope="col">${msg('Time', { id: 'time-column' })}</th>${whos.map((who) => html`<th scope="col">${this.#name(who)}</th>`)}</tr>
        </thead>
        <tbody lang="en">
          ${this.lanes.map(
            ({ atMs, who, kind, what }, n) => html`<tr>
              <th scope="row"><span class=${this.lanes[n - 1]?.atMs === atMs ? 'spoken' : ''}>${elapsedWords(atMs)}</span></th>
              ${whos.map((each) =>
                each === who
                  ? html`<td class="own ${kind}" data-who=${this.#name(who)}>${kind === 'answer' ? '✗ ' : ''}${what}</td>`
                  : html`<td></td>`,
              )}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  /** What nobody at a desk does comes first. */
  #columns(): string[] {
    const all = [...new Set(this.lanes.map(({ who }) => who))];
    const nobody = all.filter((who) => !this.people.some(({ id }) => id === who));
    return [...nobody, ...all.filter((who) => !nobody.includes(who))];
  }

  #name(who: string): string {
    if (who === 'acd') return msg('ACD');
    if (who === 'clock') return msg('Clock');
    return this.people.find(({ id }) => id === who)?.name ?? who;
  }
}
customElements.define('hr-lane-table', LaneTable);
