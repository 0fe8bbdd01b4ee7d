/** How far many runs are, and what came of them: a bar above the scenarios. Template and wiring. */
import { msg, str, updateWhenLocaleChanges } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import type { BatchTold } from '../../../machines/runs.ts';
import { icons } from '../../components/icons.ts';
import { controls } from '../../theme/controls.ts';
import { numberWords, secondsWords } from '../../words/formats.ts';
import { batchWords, stageWords } from '../../words/laboratory.ts';
import { labIcons } from './icons.ts';
import { qaStyles } from './styles.ts';

/** `stop`; `failed`: the person wants to see which; `dismiss`: it is over, and the person has seen it. */
export class BatchBar extends LitElement {
  static override properties = { batch: {} };
  declare batch: BatchTold;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  static override styles = [
    controls,
    qaStyles,
    css`
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s2) var(--s3);
        padding: var(--s2) var(--s3);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        font-variant-numeric: tabular-nums;
      }
      .bar.bad {
        border-color: var(--bad);
      }
      progress {
        flex: 1 1 8rem;
        min-width: 6rem;
        height: 0.5rem;
        accent-color: var(--accent);
      }
      .end {
        margin-inline-start: auto;
      }
      strong {
        font-weight: 600;
      }
    `,
  ];

  override render() {
    const { stage, state, total, passed, failed, notApplicable, durationMs } = this.batch;
    const done = passed + failed + notApplicable;
    const isOver = state === 'ended' || state === 'stopped';
    const name = msg(str`${numberWords(total)} on: ${stageWords(stage)}`);
    return html`<div class="bar ${failed > 0 ? 'bad' : ''}" role="group" aria-label=${msg('Many runs')} data-test="batch" data-state=${state}>
      <strong>${name}</strong>
      ${
        isOver
          ? html`<span class="chip ${failed > 0 ? 'bad' : state === 'ended' ? 'good' : ''}">${state === 'stopped' ? msg('Stopped') : failed > 0 ? msg('Failed') : msg('All passed')}</span>`
          : html`<progress max=${total} .value=${done} aria-label=${msg('Runs that are over')}></progress>`
      }
      <span data-test="batch-words">${isOver ? nothing : msg(str`${numberWords(done)} of ${numberWords(total)}:`)} ${batchWords(this.batch)}</span>
      ${isOver && durationMs !== null ? html`<span class="muted">${secondsWords(durationMs)}</span>` : nothing}
      ${isOver && failed > 0 ? html`<button data-test="show-failed" @click=${() => this.dispatchEvent(new Event('failed'))}>${msg('Show the failed')}</button>` : nothing}
      <span class="end">
        ${
          isOver
            ? html`<button class="quiet icon" data-test="dismiss-batch" aria-label=${msg('Close')} @click=${() => this.dispatchEvent(new Event('dismiss'))}>${icons.close}</button>`
            : html`<button data-test="stop-batch" @click=${() => this.dispatchEvent(new Event('stop'))}>${labIcons.stop}${msg('Stop')}</button>`
        }
      </span>
    </div>`;
  }
}
customElements.define('hr-batch-bar', BatchBar);
