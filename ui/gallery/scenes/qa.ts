/** QA's page: scenarios and their verdicts, many runs, and one run with its steps, desks and failure. */
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import '../../desks/qa/run-place.ts';
import '../../desks/qa/scenarios-place.ts';
import '../laboratory.ts';
import { filterFrom } from '../../desks/qa/shown-scenarios.ts';
import { desksAfter } from '../../desks/qa/watched-run.ts';
import type { Answering } from '../laboratory.ts';
import { batch, file, going, run, spoilt, watched } from '../laboratory.ts';
import type { Scene } from '../scene.ts';

const scene = (name: string, shown: () => TemplateResult, answering: Answering = 'all'): Scene => ({
  name: `qa/${name}`,
  at: 'supervisor',
  isWide: true,
  render: () => html`<gallery-laboratory .answering=${answering} .shown=${shown()}></gallery-laboratory>`,
});

const stages = ['model', 'server', 'browser'];
const scenarios = (query = '') =>
  html`<hr-scenarios-place .active=${true} .filter=${filterFrom(new URLSearchParams(query))}></hr-scenarios-place>`;
const group = (of: typeof file, isBusy = false) =>
  html`<hr-scenario-group .file=${of} .stages=${stages} .stage=${'server'} .isOpen=${true} .isBusy=${isBusy}></hr-scenario-group>`;
const bar = (part: Partial<typeof batch>) => html`<hr-batch-bar .batch=${{ ...batch, ...part }}></hr-batch-bar>`;
const over = { state: 'ended', durationMs: 8_400 } as const;

/** Of a page that is small enough to stand here. */
const canvas = () => {
  const drawn = document.createElement('canvas');
  const context = drawn.getContext('2d')!;
  context.fillStyle = '#3a54d6';
  context.fillRect(20, 20, 200, 20);
  return drawn.toDataURL('image/jpeg');
};

export const qaScenes: readonly Scene[] = [
  scene('scenarios', () => scenarios()),
  scene('scenarios, found', () => scenarios('find=ignoring')),
  scene('scenarios, none found', () => scenarios('find=nothing+like+it')),
  scene('scenarios, not reached', () => scenarios(), 'unavailable'),
  scene('file, while many run', () => group(file, true)),
  scene('file with mistakes', () => group(spoilt)),
  scene('many runs', () => bar({})),
  scene('many runs, all passed', () => bar({ ...over, passed: 214 })),
  scene('many runs, some failed', () => bar({ ...over, passed: 211, failed: 3 })),
  scene('many runs, stopped', () => bar({ ...over, state: 'stopped' })),
  scene('steps, running', () => html`<hr-run-steps .run=${going} .seen=${2} .chosen=${2}></hr-run-steps>`),
  scene('steps, failed', () => html`<hr-run-steps .run=${run} .seen=${4} .chosen=${3}></hr-run-steps>`),
  ...desksAfter(watched, 2).map((desk) =>
    scene(`desk, ${desk.name}`, () => html`<hr-shown-desk .sight=${desk} .fresh=${desk.fresh}></hr-shown-desk>`),
  ),
  scene(
    'desk, pictured',
    () => html`<hr-shown-desk .sight=${{ ...watched.steps[0]!.desks[0]!, picture: canvas() }}></hr-shown-desk>`,
  ),
  scene('failure', () => html`<hr-run-failure .run=${run}></hr-run-failure>`),
  scene('lanes', () => html`<hr-lane-table .lanes=${run.failure!.lanes} .people=${run.people}></hr-lane-table>`),
  scene('repeat', () => html`<hr-repeat-command .command=${run.repeat}></hr-repeat-command>`),
  scene('last runs', () => html`<hr-last-runs></hr-last-runs>`),
  scene('last runs, none', () => html`<hr-last-runs></hr-last-runs>`, 'nothing'),
];
