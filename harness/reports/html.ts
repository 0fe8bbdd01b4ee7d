/** One HTML page that needs nothing else: totals, every scenario by feature, failures open with their lanes as tables. */

import { escaped } from '../../drawings/markup.ts';
import { describePlace } from '../language/complaints.ts';
import type { Result, Run } from '../runner/results.ts';
import { totalsOf } from '../runner/results.ts';
import { lanesOf } from './lanes.ts';

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 75rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; } th, td { padding: .2rem .8rem; text-align: start; vertical-align: top; }
tbody tr { border-top: 1px solid color-mix(in srgb, currentcolor 20%, transparent); }
.lanes { display: block; overflow-x: auto; font-size: .9rem; } .lanes td { min-width: 9rem; }
li { margin: .3rem 0; } pre { white-space: pre-wrap; } .quiet { opacity: .75; }
details { border-inline-start: .3rem solid #c92a2a; padding-inline-start: 1rem; }
`;

export function htmlReport(run: Run): string {
  const { passed, failed, notApplicable, skipped } = totalsOf(run);
  const features = Map.groupBy(run.results, ({ feature }) => feature);
  const verdict = failed > 0 ? `${failed} failed` : 'All passed';
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${verdict}: scenarios</title><style>${style}</style></head>
<body><main>
<h1>Scenarios: ${verdict}</h1>
<p>${passed} passed, ${failed} failed, ${skipped} not run, ${notApplicable} not applicable, in ${(run.durationMs / 1_000).toFixed(1)} s.</p>
${[...features].map(([name, results]) => feature(name, results)).join('\n')}
</main></body></html>
`;
}

function feature(name: string, results: readonly Result[]): string {
  const scenarios = Map.groupBy(results, ({ id }) => id);
  return `<section><h2>${escaped(name)}</h2><ul>
${[...scenarios.values()].map(scenario).join('\n')}
</ul></section>`;
}

const words: Record<Result['status'], string> = {
  passed: '✓ passed',
  failed: '✗ failed',
  notApplicable: '– not applicable',
  stopped: '– stopped',
};

function scenario(results: readonly Result[]): string {
  const [first] = results;
  if (!first) return '';
  const verdicts = results.map(
    ({ stage, status, reason }) => `${stage} ${words[status]}${reason ? ` (${reason})` : ''}`,
  );
  const tags = first.tags.length > 0 ? ` <span class="quiet">${escaped(first.tags.join(' '))}</span>` : '';
  const line = `<strong>${escaped(first.name)}</strong>${tags}<br>${escaped(verdicts.join(' · '))} <span class="quiet">${escaped(first.id)}</span>`;
  return `<li>${line}${results.map(failureOf).join('')}</li>`;
}

function failureOf({ failure, stage, people, repeat, seed }: Result): string {
  if (!failure) return '';
  const { heads, rows } = lanesOf(failure.lanes, people);
  const cells = ({ at, lane, what }: (typeof rows)[number]) =>
    `<tr><th scope="row">${at}</th>${heads.map((_, n) => `<td>${n === lane ? escaped(what) : ''}</td>`).join('')}</tr>`;
  const expected =
    failure.expected === undefined
      ? ''
      : `<dl><dt>Expected</dt><dd>${escaped(failure.expected)}</dd><dt>Seen</dt><dd>${escaped(failure.seen ?? '')}</dd></dl>`;
  return `
<details open><summary>Failed on the ${stage}: ${escaped(failure.step)}</summary>
<p>${escaped(describePlace(failure.place))}</p><pre>${escaped(failure.message)}</pre>${expected}
<table class="lanes"><caption>Who did and saw what</caption>
<thead><tr><th scope="col">Time</th>${heads.map((head) => `<th scope="col">${escaped(head)}</th>`).join('')}</tr></thead>
<tbody>${rows.map(cells).join('')}</tbody></table>
<p>${seed === undefined ? '' : `Seed ${seed}. `}Repeat it with <code>${escaped(repeat)}</code></p></details>`;
}
