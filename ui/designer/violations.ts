/** What was found wrong on a tape, each a link to its turn; how far it was looked. */
import { msg, str, updateWhenLocaleChanges } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import type { Tape } from '../../machines/inspection.ts';
import { controls } from '../theme/controls.ts';
import { numberWords, pluralWords } from '../words/formats.ts';
import { designerStyles } from './styles.ts';

export class Violations extends LitElement {
  static override properties = { tape: { attribute: false }, linkOf: { attribute: false } };
  declare tape: Tape;
  declare linkOf: (n: number) => string;

  static override styles = [
    controls,
    designerStyles,
    css`
      ul {
        max-height: 12rem;
        margin-top: var(--s1);
        overflow-y: auto;
      }
      a {
        color: inherit;
      }
    `,
  ];

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override render() {
    const { violations, judged, turns } = this.tape;
    const isWhole = judged >= turns;
    if (violations.length === 0) {
      return html`<p class="small muted" data-test="no-violations">
        ${isWhole ? msg('Every property holds on this tape.') : msg(str`Every property holds so far: ${numberWords(judged)} of ${numberWords(turns)} turns are judged.`)}
      </p>`;
    }
    return html`<div class="note bad" data-test="violations">
      <strong>${pluralWords(
        violations.length,
        (number) => msg(str`${number} violation`),
        (number) => msg(str`${number} violations`),
      )}</strong>
      <ul>
        ${violations.map(({ turn, property, says }) => html`<li><a href=${this.linkOf(turn)} data-test="violation">${msg(str`Turn ${numberWords(turn)}`)}</a> <strong>${property}</strong> <span lang="en">${says}</span></li>`)}
      </ul>
      ${isWhole ? nothing : html`<p class="small">${msg(str`${numberWords(judged)} of ${numberWords(turns)} turns are judged.`)}</p>`}
    </div>`;
  }
}
customElements.define('hr-violations', Violations);
