/** What a turn changed in the books of its actor, place by place. Draws what it is given. */
import { msg, str, updateWhenLocaleChanges } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { controls } from '../theme/controls.ts';
import { numberWords } from '../words/formats.ts';
import type { Difference } from './context-diff.ts';
import { differencesMax, differencesOf } from './context-diff.ts';
import { designerStyles } from './styles.ts';
import { valueText } from './value-rows.ts';

const marks = { added: '+', removed: '−', changed: '→' } as const;

export class Differences extends LitElement {
  static override properties = { was: { attribute: false }, is: { attribute: false } };
  declare was: unknown;
  declare is: unknown;

  static override styles = [
    controls,
    designerStyles,
    css`
      th {
        width: 40%;
      }
      ins,
      del {
        padding: 0 var(--s1);
        border-radius: 3px;
      }
      ins {
        background: var(--good-soft);
        color: var(--good);
        text-decoration: none;
      }
      del {
        background: var(--bad-soft);
        color: var(--bad);
      }
      .mark {
        width: 1.5rem;
        color: var(--muted);
        text-align: center;
      }
      @media (forced-colors: active) {
        ins {
          text-decoration: underline;
        }
      }
    `,
  ];

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override render() {
    const found = differencesOf(this.was, this.is);
    if (found.length === 0)
      return html`<p class="muted small" data-test="no-differences">${msg('Nothing in its context changed.')}</p>`;
    return html`<table aria-label=${msg('What changed in its context')}>
        <tbody>
          ${found.map((one) => this.#row(one))}
        </tbody>
      </table>
      ${found.length >= differencesMax ? html`<p class="muted small">${msg(str`The first ${numberWords(differencesMax)} changes are shown.`)}</p>` : nothing}`;
  }

  #row(one: Difference) {
    const words = { added: msg('added'), removed: msg('removed'), changed: msg('changed') };
    return html`<tr data-test="difference" data-kind=${one.kind}>
      <th scope="row" class="mono">${one.path.filter((part) => part !== '+' && part !== '−').join('.')}</th>
      <td class="mark"><span aria-hidden="true">${marks[one.kind]}</span><span class="spoken">${words[one.kind]}</span></td>
      <td class="mono">
        ${'before' in one ? html`<del><bdi>${valueText(one.before)}</bdi></del>` : nothing}
        ${'after' in one ? html`<ins><bdi>${valueText(one.after)}</bdi></ins>` : nothing}
      </td>
    </tr>`;
  }
}
customElements.define('hr-differences', Differences);
