/** A run as it happens: its steps, beside them the desks that it drives, and what came of it. Without a run, the last ones. */
import { msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import './desk-sight.ts';
import './lane-table.ts';
import './last-runs.ts';
import './repeat-command.ts';
import './run-failure.ts';
import './run-steps.ts';
import type { RunTold } from '../../../machines/runs.ts';
import type { Following, NoAnswer } from '../../data/laboratory.ts';
import { isNoAnswer } from '../../data/laboratory.ts';
import { controls } from '../../theme/controls.ts';
import { numberWords } from '../../words/formats.ts';
import { outcomeOfRun } from '../../words/laboratory.ts';
import { failureNote } from './failure-note.ts';
import { labIcons } from './icons.ts';
import { LaboratoryController } from './laboratory-desk.ts';
import { runHead } from './run-head.ts';
import { runPlaceStyles } from './run-place-styles.ts';
import { qaStyles } from './styles.ts';
import type { WatchedRun } from './watched-run.ts';
import { desksAfter, isOver, lanesOf, received } from './watched-run.ts';

/** `follow`: a CustomEvent with the run that was started instead of this one. */
export class RunPlace extends LitElement {
  static override properties = {
    run: {},
    back: {},
    isNew: { type: Boolean },
    watched: { state: true },
    chosen: { state: true },
    failure: { state: true },
    said: { state: true },
  };
  /** Its id; undefined: none. */
  declare run: string | undefined;
  /** The address of the scenarios, as the person left them. */
  declare back: string;
  /** It was started here: what comes of it is said, however soon that is. */
  declare isNew: boolean;
  declare protected watched: WatchedRun | undefined;
  /** The step that the person looks at; undefined: wherever the run is. */
  declare protected chosen: number | undefined;
  declare protected failure: NoAnswer | undefined;
  declare protected said: string;
  readonly #laboratory = new LaboratoryController(this);
  #following: Following | undefined;

  constructor() {
    super();
    this.said = '';
    this.isNew = false;
  }

  static override styles = [controls, qaStyles, runPlaceStyles];

  override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has('run')) return;
    this.#following?.close();
    this.watched = undefined;
    this.chosen = undefined;
    this.failure = undefined;
    this.said = '';
    if (this.run !== undefined) this.#follow(this.run);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#following?.close();
  }

  override render() {
    return html`<p><a class="button quiet back" href=${this.back}><span class="mirrored">${labIcons.back}</span>${msg('All scenarios')}</a></p>
      ${failureNote(this.failure)}
      ${this.watched ? this.#watched(this.watched) : this.run === undefined || this.failure ? html`<hr-last-runs></hr-last-runs>` : html`<p class="muted">${msg('Loading …')}</p>`}
      <p class="spoken" role="status" data-test="run-said">${this.said}</p>`;
  }

  #watched(watched: WatchedRun) {
    const { run, steps } = watched;
    const at = this.chosen ?? steps.at(-1)?.n ?? 0;
    const lanes = lanesOf(watched);
    return html`${runHead(run, { again: () => void this.#again(run), stop: () => void this.#stop(run) })}
      ${run.failure ? html`<hr-run-failure .run=${run}></hr-run-failure>` : nothing}
      <div class="both">
        <hr-run-steps .run=${run} .seen=${steps.length} .chosen=${at} @choose=${({ detail }: CustomEvent<number>) => this.#choose(detail)}></hr-run-steps>
        ${this.#desks(watched, at)}
      </div>
      ${
        lanes.length > 0
          ? html`<details ?open=${run.failure !== undefined}>
              <summary>${msg('Who did and saw what')}</summary>
              <hr-lane-table .lanes=${lanes} .people=${run.people}></hr-lane-table>
            </details>`
          : nothing
      }
      <hr-repeat-command .command=${run.repeat}></hr-repeat-command>`;
  }

  #desks(watched: WatchedRun, at: number) {
    const desks = desksAfter(watched, at);
    const last = watched.steps.at(-1)?.n ?? 0;
    const isPictured = desks.some(({ picture }) => picture !== undefined);
    return html`<section aria-label=${msg('Desks')}>
      <div class="at">
        <h3>${at > 0 ? msg(str`Desks after step ${numberWords(at)}`) : msg('Desks')}</h3>
        ${this.chosen !== undefined && this.chosen !== last ? html`<button data-test="latest" @click=${() => this.#choose(undefined)}>${msg('Latest')}</button>` : nothing}
      </div>
      ${
        desks.length > 0
          ? html`<div class="desks ${isPictured ? 'pictured' : ''}">
              ${desks.map((desk) => html`<hr-shown-desk .sight=${desk} .fresh=${desk.fresh}></hr-shown-desk>`)}
            </div>`
          : html`<p class="empty" data-test="no-desks">${isOver(watched.run) && watched.steps.length === 0 ? msg('It ran among others, where nobody watches the desks. Run it again to see them.') : msg('No desk is open yet.')}</p>`
      }
    </section>`;
  }

  #follow(run: string): void {
    let wasGoing = this.isNew;
    this.#following = this.#laboratory.current.follow(run, {
      onEvent: (event) => {
        this.watched = received(this.watched, event);
        if (event.type === 'run') wasGoing ||= !isOver(event.run);
        // Said once, and only of what the person has waited for.
        if (event.type === 'ended' && wasGoing) this.said = outcomeOfRun(event.run);
      },
      onLost: () => {
        this.failure = { refused: 'unknownRun' };
      },
    });
  }

  #choose(n: number | undefined): void {
    this.chosen = n;
    // The button that was pressed is gone then.
    if (n === undefined) this.renderRoot.querySelector('h2')?.focus();
  }

  async #again({ run, stage, seed }: RunTold): Promise<void> {
    this.failure = undefined;
    const started = await this.#laboratory.current.start({ again: run, stage, ...(seed !== undefined && { seed }) });
    if (isNoAnswer(started)) this.failure = started;
    else this.dispatchEvent(new CustomEvent('follow', { detail: started.run }));
  }

  async #stop({ run }: RunTold): Promise<void> {
    const stopped = await this.#laboratory.current.stop(run);
    if (isNoAnswer(stopped)) this.failure = stopped;
  }
}
customElements.define('hr-run-place', RunPlace);
