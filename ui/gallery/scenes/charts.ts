/** Statecharts: alone, with an actor in them, and with what coverage found. */
import { html } from 'lit';
import '../../designer/chart/chart.ts';
import '../../designer/chart/coverage-list.ts';
import type { EdgeMarks } from '../../../drawings/chart/marks.ts';
import type { Scene } from '../scene.ts';

const drawn = (stage: HTMLElement) => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const chart = stage.querySelector('hr-chart');
  if (chart?.shadowRoot?.querySelector('.view svg')) resolve();
  else chart?.addEventListener('drawn', () => resolve(), { once: true });
  return promise;
};

const marks: EdgeMarks = {
  'absent request.open[1]': { scenarios: 240, properties: 1_200, exploration: 36, record: 18 },
  'open.waiting request.accept[1]': { exploration: 12 },
  'open.waiting request.accept[3]': { scenarios: 120, exploration: 36, record: 9 },
  'open.waiting request.done[1]': { scenarios: 40, properties: 300 },
  'open.helping request.done[1]': { scenarios: 90, record: 9 },
  'open.helping.attended request.ignore[1]': { properties: 4 },
  'done.closing request.freed[1]': { scenarios: 130, properties: 300, exploration: 40, record: 18 },
};

const scene = (name: string, render: Scene['render']): Scene => ({
  name: `chart/${name}`,
  at: 'supervisor',
  isWide: true,
  render,
  after: drawn,
});

export const chartScenes: readonly Scene[] = [
  scene('alone', () => html`<hr-chart .chart=${'workgroup'}></hr-chart>`),
  scene(
    'live',
    () =>
      html`<hr-chart
        .chart=${'interaction'}
        .state=${{ value: { present: { conversation: 'connected', assistance: 'opening' } } }}
        .taken=${['present.assistance.free assistance.ask[4]']}
      ></hr-chart>`,
  ),
  scene(
    'marks',
    () =>
      html`<hr-chart .chart=${'request'} .marks=${marks}></hr-chart><hr-coverage-list .chart=${'request'} .marks=${marks}></hr-coverage-list>`,
  ),
];
