/** Turns in a list, each a link to it on its tape. Draws what it is given. */
import { msg, str, updateWhenLocaleChanges } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { RefusalCode } from '../../machines/refusals.ts';
import { controls } from '../theme/controls.ts';
import { actorWords } from '../words/actor.ts';
import { numberWords } from '../words/formats.ts';
import type { NameOf } from '../words/names.ts';
import { refusalSentence } from '../words/refusal.ts';
import { designerStyles } from './styles.ts';

export interface ListedTurn {
  n: number;
  time: string;
  from: string;
  type: string;
  cause: number | null;
  refused?: RefusalCode | undefined;
  /** The state that it led to, if that is another one. */
  into?: string | undefined;
}

export class TurnList extends LitElement {
  static override properties = {
    turns: { attribute: false },
    nameOf: { attribute: false },
    linkOf: { attribute: false },
    label: {},
  };
  declare turns: readonly ListedTurn[];
  declare nameOf: NameOf;
  declare linkOf: (n: number) => string;
  declare label: string;

  static override styles = [
    controls,
    designerStyles,
    css`
      ol {
        max-height: 16rem;
        overflow-y: auto;
        border: 1px solid var(--line);
        border-radius: var(--radius-small);
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 var(--s2);
        padding: 2px var(--s2);
        font-size: 0.8125rem;
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      a {
        min-width: 3rem;
        min-height: 1.5rem;
        color: var(--accent);
        align-content: center;
      }
      .chip {
        white-space: normal;
        overflow-wrap: anywhere;
      }
      .type {
        font-weight: 600;
      }
    `,
  ];

  constructor() {
    super();
    this.turns = [];
    this.nameOf = (person) => person;
    updateWhenLocaleChanges(this);
  }

  override render() {
    if (this.turns.length === 0) return html`<p class="muted small">${msg('No turn yet.')}</p>`;
    return html`<ol aria-label=${this.label} tabindex="0">
      ${repeat(
        this.turns,
        ({ n }) => n,
        (turn) => this.#turn(turn),
      )}
    </ol>`;
  }

  #turn({ n, time, from, type, cause, refused, into }: ListedTurn) {
    return html`<li data-test="listed-turn" data-turn=${n}>
      <a class="number" href=${this.linkOf(n)} aria-label=${msg(str`Turn ${numberWords(n)}`)}>${n}</a>
      <span class="muted number">${time}</span>
      <span class="mono type">${type}</span>
      <span class="muted">${from === '' ? msg('from outside') : msg(str`from ${actorWords(from, this.nameOf)}`)}</span>
      ${cause === null ? nothing : html`<span class="muted">${msg(str`caused by turn ${cause}`)}</span>`}
      ${refused === undefined ? nothing : html`<span class="chip bad">${refusalSentence(refused)}</span>`}
      ${into === undefined ? nothing : html`<span class="chip accent mono">${into}</span>`}
    </li>`;
  }
}
customElements.define('hr-turns', TurnList);
