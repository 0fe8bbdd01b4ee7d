/**
 * Record what people do at their desks, and get a scenario of it. `recorded`: its text is wanted in the editor, with
 * `detail` `{file, text, site}`. Template and wiring; what becomes of a recording is the controller's.
 */
import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { Recorded, RecordingTold } from '../../machines/recordings.ts';
import { icons } from '../components/icons.ts';
import { FocusController } from '../controllers/focus-controller.ts';
import { OfficeController } from '../controllers/office-controller.ts';
import { controls } from '../theme/controls.ts';
import { form } from '../theme/form.ts';
import { listWords, pluralWords, timeWords } from '../words/formats.ts';
import { refusalSentence } from '../words/refusal.ts';
import './recorded-scenario.ts';
import { RecordingController } from './recording-controller.ts';

/** Whoever logs on there is asked to choose a desk. */
const desks = () => [
  ['/', msg('Log-on page')],
  ['/agent', msg('Agent’s desk')],
  ['/supervisor', msg('Supervisor’s desk')],
];

export class Recorder extends LitElement {
  readonly #office = new OfficeController(this);
  protected readonly recording = new RecordingController(this, () => this.#office.current.ask);
  protected readonly focused = new FocusController(this, () => this.#heading()?.focus());
  #name = '';

  static override styles = [
    controls,
    form,
    css`
      :host {
        display: block;
      }
      section {
        display: grid;
        gap: var(--s3);
        max-width: 60rem;
      }
      /* The grid has its own distances. */
      .note + * {
        margin-top: 0;
      }
      h2:focus {
        outline: none;
      }
      .desks {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s1) var(--s4);
      }
      .desks a {
        display: inline-flex;
        align-items: center;
        min-height: 1.5rem;
        color: var(--accent-strong);
      }
      .live {
        display: grid;
        gap: var(--s1);
        padding: var(--s3) var(--s4);
        border: 1px solid var(--line);
        border-inline-start: 4px solid var(--bad);
        border-radius: var(--radius-small);
        background: var(--surface);
        overflow-wrap: anywhere;
      }
      .field {
        max-width: 30rem;
      }
    `,
  ];

  override render() {
    const { state, refused } = this.recording;
    const isShown = refused !== undefined || state.at === 'writing';
    return html`<section aria-labelledby="heading">
      <h2 id="heading" tabindex="-1">${msg('Record what people do')}</h2>
      <p role="status" class=${classMap({ note: isShown, bad: refused !== undefined, spoken: !isShown })} data-test="recorder-says">${this.#says()}</p>
      ${this.#body()}
    </section>`;
  }

  #says(): string {
    const { state, refused } = this.recording;
    if (refused) return refusalSentence(refused);
    switch (state.at) {
      case 'recording':
        return msg('Recording has begun.');
      case 'writing':
        return msg('The scenario is being written and tried out …');
      case 'recorded':
        return msg('The scenario is written.');
      default:
        return '';
    }
  }

  #body() {
    const { state } = this.recording;
    switch (state.at) {
      case 'unknown':
        return nothing;
      case 'ready':
        return this.#ready();
      case 'recorded':
        return this.#recorded(state.recorded);
      default:
        return this.#running(state.recording, state.at === 'writing');
    }
  }

  #ready() {
    return html`<p>${msg('Press Record, work at two desks or more, and stop: what people did becomes a scenario that can be played again.')}</p>
      ${this.#desks()}
      <div class="row">
        <button class="primary" data-test="record" @click=${() => this.recording.start()}>${icons.record} ${msg('Record')}</button>
      </div>`;
  }

  #desks() {
    return html`<nav class="desks" aria-label=${msg('Desks, each in a new tab')}>
      <span class="muted">${msg('Open in a new tab:')}</span>
      ${desks().map(([href, name]) => html`<a href=${href!} target="_blank" rel="noopener">${name}</a>`)}
    </nav>`;
  }

  #running({ startedAt, deeds, people, newest }: RecordingTold, isWriting: boolean) {
    return html`<div class="live" data-test="recording" data-deeds=${deeds}>
        <p><span class="chip bad">${icons.record} ${msg('Recording')}</span> ${msg(str`Since ${timeWords(startedAt)}.`)}</p>
        <p>${this.#soFar(
          deeds,
          people.map(({ name }) => name),
        )}</p>
        ${newest ? html`<p class="muted">${msg(str`Last: ${newest}`)}</p>` : nothing}
      </div>
      ${this.#desks()}
      <div class="field">
        <label for="name">${msg('Name of the scenario')}</label>
        <input id="name" maxlength="200" autocomplete="off" aria-describedby="name-hint" data-test="recording-name" .value=${this.#name} @input=${this.#typed} />
        <p class="hint" id="name-hint">${msg('May be left empty: then it is called by who did something.')}</p>
      </div>
      <div class="row">
        <button class="primary" data-test="stop" aria-busy=${isWriting} @click=${() => this.recording.stop(this.#name.trim())}>${msg('Stop and write the scenario')}</button>
        <button class="quiet" data-test="cancel" aria-disabled=${isWriting} @click=${() => this.recording.cancel()}>${msg('Cancel')}</button>
      </div>`;
  }

  #soFar(deeds: number, people: readonly string[]): string {
    if (deeds === 0) return msg('Nobody has done anything yet.');
    const who = listWords(people);
    return pluralWords(
      deeds,
      (count) => msg(str`${count} deed of ${who} so far.`),
      (count) => msg(str`${count} deeds of ${who} so far.`),
    );
  }

  #recorded(recorded: Recorded) {
    return html`<hr-recorded-scenario .recorded=${recorded} @again=${this.#again}></hr-recorded-scenario>`;
  }

  readonly #typed = (event: Event) => {
    this.#name = (event.target as HTMLInputElement).value;
  };

  readonly #again = () => {
    this.#name = '';
    this.recording.again();
  };

  #heading(): HTMLElement | null {
    return this.renderRoot.querySelector('h2');
  }
}
customElements.define('hr-recorder', Recorder);
