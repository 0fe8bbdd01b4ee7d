/**
 * The slider over a tape, and going through it: step, play, jump. Knows no tape; says what somebody wants: `turn` with a number,
 * `jump` with what and which way, `play`, `speed`.
 */
import { msg, str, updateWhenLocaleChanges } from '@lit/localize';
import { html, LitElement, nothing, svg } from 'lit';
import type { Tape } from '../../machines/inspection.ts';
import { controls } from '../theme/controls.ts';
import { numberWords } from '../words/formats.ts';
import { turnOfWords } from '../words/tape.ts';
import { designerIcons } from './icons.ts';
import type { Seek } from './inspection-client.ts';
import type { Speed } from './player.ts';
import { speeds } from './player.ts';
import { designerStyles } from './styles.ts';
import { timelineStyles } from './timeline-styles.ts';

export interface Jump {
  what: Seek['what'];
  to: Seek['to'];
}

const pageTurns = 100;

export class Timeline extends LitElement {
  static override properties = {
    tape: { attribute: false },
    turn: { type: Number },
    time: {},
    actor: {},
    playing: { type: Boolean },
    speed: { type: Number },
  };
  declare tape: Tape;
  declare turn: number;
  /** Of the turn, in words. */
  declare time: string;
  /** Of the turn, in words: jumps go to the next turn of it. */
  declare actor: string | undefined;
  declare playing: boolean;
  declare speed: Speed;

  static override styles = [controls, designerStyles, timelineStyles];

  constructor() {
    super();
    this.time = '';
    updateWhenLocaleChanges(this);
  }

  override render() {
    const { first, turns } = this.tape;
    return html`<div class="row">
        <div class="row" role="group" aria-label=${msg('Step and play')}>
          ${this.#button('first', msg('To the first turn'), designerIcons.first, () => this.#go(first))}
          ${this.#button('back', msg('One turn back'), designerIcons.back, () => this.#go(this.turn - 1))}
          <button class="icon primary" data-test="play" aria-label=${this.playing ? msg('Pause') : msg('Play')} title=${this.playing ? msg('Pause') : msg('Play')} @click=${() => this.#say('play')}>${this.playing ? designerIcons.pause : designerIcons.play}</button>
          ${this.#button('forward', msg('One turn forward'), designerIcons.forward, () => this.#go(this.turn + 1))}
          ${this.#button('last', msg('To the last turn'), designerIcons.last, () => this.#go(turns))}
        </div>
        <div class="row speeds" role="group" aria-label=${msg('Speed')}>
          ${speeds.map((speed) => html`<button data-test="speed" data-speed=${speed} aria-pressed=${speed === this.speed} @click=${() => this.#say('speed', speed)}>${numberWords(speed)}×</button>`)}
        </div>
        <label class="row number">${msg('Turn', { id: 'turn-field' })}
          <input type="number" inputmode="numeric" data-test="turn-number" min=${first} max=${turns} .value=${String(this.turn)} @change=${this.#typed} />
          <span class="muted">${msg(str`of ${numberWords(turns)}`, { id: 'of-turns' })}</span>
        </label>
        <span class="number muted" data-test="time-now">${this.time}</span>
        ${this.#toTime()}
      </div>
      <div class="slider">
        <input
          type="range"
          data-test="slider"
          min=${first}
          max=${turns}
          step="1"
          .value=${String(this.turn)}
          aria-label=${msg('Turn', { id: 'turn-field' })}
          aria-valuetext=${turnOfWords(this.turn, turns, this.time)}
          @input=${this.#slid}
          @keydown=${this.#press}
        />
        ${this.#ticks()}
      </div>
      <div class="row" role="group" aria-label=${msg('Jump to')}>
        ${this.#jumps('refusal', msg('Refusal', { id: 'jump-refusal' }), msg('The refusal before'), msg('The next refusal'))}
        ${this.#jumps('violation', msg('Violation', { id: 'jump-violation' }), msg('The violation before'), msg('The next violation'))}
        ${
          this.actor === undefined
            ? nothing
            : this.#jumps(
                'actor',
                msg(str`Turn of ${this.actor}`),
                msg(str`The turn of ${this.actor} before`),
                msg(str`The next turn of ${this.actor}`),
              )
        }
      </div>`;
  }

  /** In the reader's own time of day, or in seconds of a run. */
  #toTime() {
    const isWall = this.tape.clock === 'wall';
    return html`<form class="row" @submit=${this.#timed}>
      <label class="row">${isWall ? msg('Time', { id: 'time-field' }) : msg('Second', { id: 'second-field' })}
        <input name="time" data-test="to-time" required type=${isWall ? 'datetime-local' : 'number'} step=${isWall ? '1' : 'any'} min=${isWall ? nothing : 0} />
      </label>
      <button data-test="go-to-time">${msg('Go there')}</button>
    </form>`;
  }

  readonly #timed = (event: SubmitEvent) => {
    event.preventDefault();
    const { value } = (event.target as HTMLFormElement).elements.namedItem('time') as HTMLInputElement;
    const at = this.tape.clock === 'wall' ? Date.parse(value) : Number(value) * 1_000;
    // A second is over with its last millisecond.
    if (Number.isFinite(at)) this.#say('time', at + 999);
  };

  /** Where something is wrong. */
  #ticks() {
    const { first, turns, violations } = this.tape;
    if (violations.length === 0 || turns <= first) return nothing;
    return html`<svg class="ticks" viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true">
      ${violations.map(({ turn }) => svg`<rect x=${((turn - first) / (turns - first)) * 996} y="0" width="4" height="8" />`)}
    </svg>`;
  }

  #button(test: string, label: string, icon: unknown, act: () => void) {
    return html`<button class="icon" data-test="turn-${test}" aria-label=${label} title=${label} @click=${act}>${icon}</button>`;
  }

  #jumps(what: Jump['what'], words: string, before: string, next: string) {
    const jump = (to: Jump['to']) => this.#say('jump', { what, to });
    return html`<span class="jump" data-test="jump-${what}">
      <button class="icon" data-test="jump-back" aria-label=${before} title=${before} @click=${() => jump('back')}>${designerIcons.back}</button>
      <span aria-hidden="true">${words}</span>
      <button class="icon" data-test="jump-forward" aria-label=${next} title=${next} @click=${() => jump('forward')}>${designerIcons.forward}</button>
    </span>`;
  }

  readonly #slid = (event: Event) => this.#go(Number((event.target as HTMLInputElement).value));

  readonly #typed = (event: Event) => {
    const input = event.target as HTMLInputElement;
    if (Number.isFinite(input.valueAsNumber)) this.#go(input.valueAsNumber);
    else input.value = String(this.turn);
  };

  /** A page is a hundred turns, however long the tape. */
  readonly #press = (event: KeyboardEvent) => {
    const by = { PageUp: pageTurns, PageDown: -pageTurns }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    this.#go(this.turn + by);
  };

  #go(n: number) {
    const { first, turns } = this.tape;
    this.#say('turn', Math.max(first, Math.min(turns, n)));
  }

  #say(type: string, detail?: unknown) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
customElements.define('hr-timeline', Timeline);
