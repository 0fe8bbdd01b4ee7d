/** What a turn changed in the books of its actor, place by place. Draws what it is given. */
import { msg, str, updateWhenLocaleChanges } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { controls } from '../theme/controls.ts';
import { numberWords } from '../words/formats.ts';
import type { Difference } from './context-diff.ts';
import { differencesMax, differencesOf } from './context-diff.ts';
import { designerStyles } from './styles.ts';
import { valueText } from './value-rows.ts';

const marks = { added: '+', removed: '−', changed: ':' } as const;

export class Differences extends LitElement {
  static override properties = { was: { attribute: false }, is: { attribute: false } };
  declare was: unknown;
  declare is: unknown;

  static override styles = [
    controls,
    designerStyles,
    css`
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 var(--s1);
        padding-block: 2px;
        border-top: 1px solid var(--line);
      }
      li:first-child {
        border-top: 0;
      }
      .path {
        color: var(--muted);
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
    return html`<ul aria-label=${msg('What changed in its context')}>
        ${found.map((one) => this.#row(one))}
      </ul>
      ${found.length >= differencesMax ? html`<p class="muted small">${msg(str`The first ${numberWords(differencesMax)} changes are shown.`)}</p>` : nothing}`;
  }

  #row(one: Difference) {
    const words = { added: msg('added'), removed: msg('removed'), changed: msg('changed') };
    return html`<li class="mono" data-test="difference" data-kind=${one.kind}>
      <span class="path">${one.path.filter((part) => part !== '+' && part !== '−').join('.')}</span>
      <span aria-hidden="true">${marks[one.kind]}</span><span class="spoken">${words[one.kind]}</span>
      ${'before' in one ? html`<del><bdi>${valueText(one.before)}</bdi></del>` : nothing}
      ${'after' in one ? html`<ins><bdi>${valueText(one.after)}</bdi></ins>` : nothing}
    </li>`;
  }
}
customElements.define('hr-differences', Differences);
