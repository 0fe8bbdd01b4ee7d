/** The steps of a run, one marked as where it is; each that is over can be chosen, to see what desks showed then. */
import { msg, updateWhenLocaleChanges } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import type { RunTold } from '../../../machines/runs.ts';
import { RovingController } from '../../controllers/roving-controller.ts';
import { languageNow } from '../../data/language.ts';
import { controls } from '../../theme/controls.ts';
import { list } from '../../theme/list.ts';
import { labIcons } from './icons.ts';
import { qaStyles } from './styles.ts';
import type { StepState } from './watched-run.ts';
import { stepState } from './watched-run.ts';

/** `choose`: a CustomEvent with the number of a step, from 1. */
export class RunSteps extends LitElement {
  static override properties = { run: {}, chosen: {}, seen: {} };
  declare run: RunTold;
  /** From 1; 0: none. */
  declare chosen: number;
  /** Steps of which is known what desks showed. */
  declare seen: number;
  readonly #roving = new RovingController(this, 'button', (row) => row.dataset.n ?? '');

  constructor() {
    super();
    updateWhenLocaleChanges(this);
    this.chosen = 0;
    this.seen = 0;
  }

  static override styles = [
    controls,
    list,
    qaStyles,
    css`
      .step {
        display: grid;
        grid-template-columns: 1.5rem minmax(0, 1fr);
        gap: 0 var(--s2);
        width: 100%;
        min-height: 2.25rem;
        padding: var(--s1) var(--s3);
        border: 0;
        border-inline-start: 3px solid transparent;
        border-radius: 0;
        background: none;
        color: var(--text);
        font-weight: 400;
        text-align: start;
        white-space: normal;
        overflow-wrap: anywhere;
        align-items: center;
      }
      button.step:hover {
        background: var(--hover);
      }
      button.step:focus-visible {
        outline-offset: -2px;
      }
      .step[aria-current] {
        border-inline-start-color: var(--accent);
        background: var(--accent-soft);
      }
      .waiting {
        color: var(--muted);
      }
      .failed.step {
        border-inline-start-color: var(--bad);
        background: var(--bad-soft);
      }
      .keyword {
        color: var(--muted);
      }
      .below {
        grid-column: 2;
        padding-inline-start: var(--s3);
        font-size: var(--small);
      }
      .turning {
        width: 0.75rem;
        height: 0.75rem;
        border: 2px solid var(--line);
        border-block-start-color: var(--accent);
        border-radius: 50%;
        animation: turn 1s linear infinite;
      }
      @keyframes turn {
        to {
          rotate: 1turn;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .turning {
          animation: none;
        }
      }
      @media (forced-colors: active) {
        .step[aria-current] {
          outline: 2px solid Highlight;
          outline-offset: -2px;
        }
      }
    `,
  ];

  override render() {
    return html`<ol class="list" lang="en" @keydown=${this.#roving.press}>
      ${this.run.steps.map((step, n) => {
        const state = stepState(this.run, n);
        const words = html`<span class="mark ${markOf[state]}" aria-hidden="true">${this.#drawn(state)}</span>
          <span><span class="keyword">${step.keyword}</span> ${step.text}<span class="spoken" lang=${languageNow()}>${stateWords(state)}</span></span>
          ${(step.below ?? []).map((line) => html`<span class="below muted">${line}</span>`)}`;
        const isChosen = n + 1 === this.chosen;
        return html`<li>
          ${
            n < this.seen
              ? html`<button class="step ${state}" data-test="step" data-n=${n + 1} data-state=${state} aria-current=${isChosen ? 'step' : nothing} @click=${() => this.#choose(n + 1)}>${words}</button>`
              : html`<div class="step ${state}" data-test="step" data-n=${n + 1} data-state=${state}>${words}</div>`
          }
        </li>`;
      })}
    </ol>`;
  }

  #drawn(state: StepState) {
    if (state === 'now') return html`<span class="turning"></span>`;
    return { done: labIcons.passed, failed: labIcons.failed, waiting: labIcons.none }[state];
  }

  #choose(n: number): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: n }));
  }
}
customElements.define('hr-run-steps', RunSteps);

const markOf: Record<StepState, string> = { done: 'passed', failed: 'failed', now: '', waiting: '' };

function stateWords(state: StepState): string {
  switch (state) {
    case 'done':
      return msg('(done)');
    case 'failed':
      return msg('(failed)');
    case 'now':
      return msg('(now)');
    case 'waiting':
      return '';
  }
}
