/** The head of a run: what it is, how it stands, and what can be done with it. */
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { RunTold } from '../../../machines/runs.ts';
import { travelLink } from '../../designer/designer-links.ts';
import { secondsWords } from '../../words/formats.ts';
import { runStateWords, stageWords } from '../../words/laboratory.ts';
import { labIcons } from './icons.ts';
import { isOver } from './watched-run.ts';

const tones: Record<RunTold['state'], string> = {
  ...{ waiting: '', running: 'accent', passed: 'good', failed: 'bad', notApplicable: '', stopped: 'warn' },
};

export const runHead = (run: RunTold, does: { again: () => void; stop: () => void }) => {
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
          ? html`<button data-test="run-again" @click=${does.again}>${labIcons.again}${msg('Run again')}</button>`
          : html`<button data-test="stop" @click=${does.stop}>${labIcons.stop}${msg('Stop')}</button>`
      }
      ${tape ? html`<a class="button" data-test="open-tape" href=${`/designer${travelLink({ tape })}`}>${labIcons.tape}${msg('Step through it')}</a>` : nothing}
      <a class="button" data-test="edit" href=${`#edit?file=${encodeURIComponent(file)}&line=${line}`}>${labIcons.edit}${msg('Edit')}</a>
    </p>
  </div>`;
};
