/** One turn: the message and who sent it, why and when, what it did, what changed, what is wrong. Draws what it is given. */
import { msg, str, updateWhenLocaleChanges } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import type { TapeViolation, TurnDetail, TurnLine } from '../../machines/inspection.ts';
import { controls } from '../theme/controls.ts';
import { actorWords } from '../words/actor.ts';
import { effectWords } from '../words/effect.ts';
import { numberWords } from '../words/formats.ts';
import type { NameOf } from '../words/names.ts';
import { refusalSentence } from '../words/refusal.ts';
import './context-table.ts';
import './differences.ts';
import { stateText } from './state-text.ts';
import { designerStyles } from './styles.ts';
import { turnDetailStyles } from './turn-detail-styles.ts';

export class TurnDetailElement extends LitElement {
  static override properties = {
    turn: { attribute: false },
    time: {},
    nameOf: { attribute: false },
    linkOf: { attribute: false },
    violations: { attribute: false },
    underWay: { attribute: false },
  };
  declare turn: TurnDetail;
  /** When it was, in words. */
  declare time: string;
  declare nameOf: NameOf;
  declare linkOf: (n: number) => string;
  /** Found in this turn. */
  declare violations: readonly TapeViolation[];
  /** To the same actor, sent by then and not arrived; undefined while nobody knows. */
  declare underWay: readonly TurnLine[] | undefined;

  static override styles = [controls, designerStyles, turnDetailStyles];

  constructor() {
    super();
    this.violations = [];
    updateWhenLocaleChanges(this);
  }

  override render() {
    const { n, from, to, type, cause, refused, took, message, before, after } = this.turn;
    const [was, is] = [stateText(before.value), stateText(after.value)];
    const { type: _, ...fields } = message;
    return html`<article aria-labelledby="turn" data-test="turn" data-turn=${n}>
      <h2 id="turn"><span class="number">${msg(str`Turn ${numberWords(n)}`)}</span> <span class="mono">${type}</span></h2>
      <p class="route">
        ${from === to ? msg(str`A timer of ${actorWords(to, this.nameOf)}`) : msg(str`From ${actorWords(from, this.nameOf)} to ${actorWords(to, this.nameOf)}`)}
      </p>
      <p class="muted">
        <span class="number" data-test="turn-time">${this.time}</span> ·
        ${cause === null ? msg('a command: nothing caused it') : html`<a href=${this.linkOf(cause)} data-test="cause">${msg(str`caused by turn ${numberWords(cause)}`)}</a>`}
      </p>
      ${this.violations.map(({ property, says }) => html`<p class="note bad" data-test="violation-here"><strong>${property}</strong> <span lang="en">${says}</span></p>`)}
      ${refused === undefined ? nothing : html`<p class="note warn" data-test="refused">${msg('It refused a command:')} ${refusalSentence(refused)} <code>${refused}</code></p>`}
      <p class="states" data-test="states">
        ${
          was === is
            ? html`<span class="chip mono">${is}</span> <span class="muted">${took.length === 0 ? msg('It did not listen to this message.') : msg('It stayed where it was.')}</span>`
            : html`<span class="chip mono">${was}</span> <span aria-label=${msg('then', { id: 'state-then' })}>→</span> <span class="chip accent mono">${is}</span>`
        }
      </p>
      ${this.#part(msg('The message'), html`<hr-actor-context label=${msg('Fields of the message')} .context=${fields}></hr-actor-context>`)}
      ${this.#part(msg('What it did'), this.#effects())}
      ${this.#part(msg('What changed'), html`<hr-differences .was=${before.context} .is=${after.context}></hr-differences>`)}
      ${this.#part(msg('On their way to it'), this.#underWay())}
      <details data-test="whole-context">
        <summary>${msg('All of its context afterwards')}</summary>
        <hr-actor-context label=${msg('Its context')} .context=${after.context}></hr-actor-context>
      </details>
    </article>`;
  }

  #part(heading: string, content: unknown) {
    return html`<section><h3>${heading}</h3>${content}</section>`;
  }

  #effects() {
    const { effects, caused, took } = this.turn;
    if (effects.length === 0) return html`<p class="muted small">${msg('Nothing that anybody hears of.')}</p>`;
    return html`<ol class="effects" aria-label=${msg('What it did')}>
        ${effects.map((effect) => html`<li class="effect ${effect.type}" data-test="effect" data-effect=${effect.type}>${effectWords(effect, this.nameOf)}</li>`)}
      </ol>
      ${
        caused.length === 0
          ? nothing
          : html`<p class="small muted">${msg('Led to')} ${caused.map((n) => html`<a class="number" href=${this.linkOf(n)}>${msg(str`turn ${numberWords(n)}`, { id: 'led-to-turn' })}</a> `)}</p>`
      }
      ${took.length === 0 ? nothing : html`<p class="small muted mono">${took.join(' · ')}</p>`}`;
  }

  #underWay() {
    if (this.underWay === undefined) return html`<p class="muted small">${msg('Looking …')}</p>`;
    if (this.underWay.length === 0)
      return html`<p class="muted small" data-test="nothing-under-way">${msg('Nothing, as far as the next turns tell.')}</p>`;
    return html`<ul class="effects" aria-label=${msg('On their way to it')}>
      ${this.underWay.map(
        ({ n, from, to, type }) => html`<li data-test="under-way">
          <span class="mono">${type}</span>
          <span class="muted">${from === to ? msg('a timer', { id: 'under-way-timer' }) : msg(str`from ${actorWords(from, this.nameOf)}`)}</span>
          <a class="number" href=${this.linkOf(n)}>${msg(str`arrives in turn ${numberWords(n)}`)}</a>
        </li>`,
      )}
    </ul>`;
  }
}
customElements.define('hr-turn', TurnDetailElement);
