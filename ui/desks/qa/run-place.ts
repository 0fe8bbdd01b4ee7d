/** A run as it happens: its steps, beside them the desks that it drives, and what came of it. Without a run, the last ones. */
import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import './desk-sight.ts';
import './lane-table.ts';
import './last-runs.ts';
import './repeat-command.ts';
import './run-failure.ts';
import './run-steps.ts';
import type { RunTold } from '../../../machines/laboratory.ts';
import type { Following, NoAnswer } from '../../data/laboratory.ts';
import { isNoAnswer } from '../../data/laboratory.ts';
import { travelLink } from '../../designer/designer-links.ts';
import { controls } from '../../theme/controls.ts';
import { numberWords, secondsWords } from '../../words/formats.ts';
import { outcomeOfRun, runStateWords, stageWords } from '../../words/laboratory.ts';
import { refusalSentence } from '../../words/refusal.ts';
import { labIcons } from './icons.ts';
import { LaboratoryController } from './laboratory-desk.ts';
import { qaStyles } from './styles.ts';
import type { WatchedRun } from './watched-run.ts';
import { desksAfter, isOver, lanesOf, received } from './watched-run.ts';

const tones: Record<RunTold['state'], string> = {
  ...{ waiting: '', running: 'accent', passed: 'good', failed: 'bad', notApplicable: '', stopped: 'warn' },
};

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

  static override styles = [
    controls,
    qaStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s3);
      }
      .back {
        margin-inline-start: calc(-1 * var(--s2));
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s2) var(--s3);
      }
      .head .what {
        flex: 1 1 18rem;
        min-width: 0;
      }
      h2 {
        font-size: var(--large);
        overflow-wrap: anywhere;
      }
      .facts {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s1) var(--s2);
        margin-top: var(--s1);
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
      }
      .both {
        display: grid;
        grid-template-columns: minmax(16rem, 2fr) minmax(0, 3fr);
        align-items: start;
        gap: var(--s5);
      }
      .desks {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr));
        gap: var(--s3);
      }
      .desks.pictured {
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr));
      }
      .at {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s2) var(--s3);
        min-height: 2rem;
        margin-bottom: var(--s2);
      }
      details > summary {
        width: fit-content;
        min-height: 1.75rem;
        margin-bottom: var(--s2);
        color: var(--muted);
        font-weight: 550;
        cursor: pointer;
      }
      @media (max-width: 56rem) {
        .both {
          grid-template-columns: minmax(0, 1fr);
          gap: var(--s4);
        }
      }
    `,
  ];

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
      ${this.#failure()}
      ${this.watched ? this.#watched(this.watched) : this.run === undefined || this.failure ? html`<hr-last-runs></hr-last-runs>` : html`<p class="muted">${msg('Loading …')}</p>`}
      <p class="spoken" role="status" data-test="run-said">${this.said}</p>`;
  }

  #watched(watched: WatchedRun) {
    const { run, steps } = watched;
    const at = this.chosen ?? steps.at(-1)?.n ?? 0;
    const lanes = lanesOf(watched);
    return html`${this.#head(run)}
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

  #head(run: RunTold) {
    const { state, stage, site, durationMs, reason, scenario, name, tape } = run;
    const [, file = '', line = ''] = /^(.*):(\d+)$/.exec(scenario) ?? [];
    return html`<div class="head">
      <div class="what">
        <h2 lang="en" tabindex="-1">${name}</h2>
        <p class="facts">
          <span class="chip ${tones[state]}" data-test="run-state" data-state=${state}>${runStateWords(state)}</span>
          <span>${stageWords(stage)}</span>
          ${durationMs === null ? nothing : html`<span class="muted">${secondsWords(durationMs)}</span>`}
          <span class="small muted">${scenario}</span>
          <span class="small muted">${msg(str`Site: ${site}`)}</span>
          ${reason ? html`<span class="small" lang="en">${reason}</span>` : nothing}
        </p>
      </div>
      <p class="actions">
        ${
          isOver(run)
            ? html`<button data-test="run-again" @click=${() => this.#again(run)}>${labIcons.again}${msg('Run again')}</button>`
            : html`<button data-test="stop" @click=${() => this.#stop(run)}>${labIcons.stop}${msg('Stop')}</button>`
        }
        ${tape ? html`<a class="button" data-test="open-tape" href=${`/designer${travelLink({ tape })}`}>${labIcons.tape}${msg('Step through it')}</a>` : nothing}
        <a class="button" data-test="edit" href=${`#edit?file=${encodeURIComponent(file)}&line=${line}`}>${labIcons.edit}${msg('Edit')}</a>
      </p>
    </div>`;
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

  #failure() {
    if (!this.failure) return nothing;
    const { refused, detail } = this.failure;
    return html`<p class="note bad" role="alert" data-test="failure">
      ${refusalSentence(refused)} ${detail ? html`<span lang="en">${detail}</span>` : nothing}
    </p>`;
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
