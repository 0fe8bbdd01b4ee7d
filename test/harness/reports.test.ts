/** Reports for programs and people, made from the same results. */
import { expect, test } from 'vitest';
import { htmlReport } from '../../harness/reports/html.ts';
import { jsonReport } from '../../harness/reports/json.ts';
import { junitReport } from '../../harness/reports/junit.ts';
import { drawLanes, lanesOf } from '../../harness/reports/lanes.ts';
import type { Result, Run } from '../../harness/runner/results.ts';

const people = [{ id: 'sue', name: 'Sue' }];
const result = (more: Partial<Result>): Result => ({
  id: 'a.feature:3',
  feature: 'Asking & "more"',
  name: 'One <thing>',
  tags: ['@R-TEXT'],
  stage: 'model',
  status: 'passed',
  durationMs: 12,
  repeat: 'npm run scenario -- a.feature:3 --on model',
  people,
  ...more,
});
const failure = {
  place: { file: 'a.feature', line: 5, column: 10 },
  step: 'Then Sue sees no toast',
  message: 'This is not so.\u0007',
  expected: 'nothing',
  seen: '<c1> & "c2"',
  lanes: [{ atMs: 1_500, who: 'sue', kind: 'sees', what: 'is shown toast <c1>' } as const],
};
const run: Run = {
  results: [
    result({}),
    result({ status: 'failed', failure }),
    result({ status: 'notApplicable', reason: "it's for <others>", stage: 'server' }),
  ],
  skipped: 0,
  durationMs: 1_234,
};

test('JSON has the four numbers at its top', () => {
  expect(JSON.parse(jsonReport(run))).toMatchObject({ passed: 1, failed: 1, skipped: 0, notApplicable: 1 });
});

test('JUnit is well-formed, counts, and tells the failure', () => {
  const xml = junitReport(run);
  expect(wellFormed(xml)).toBe(true);
  expect(xml).toContain('tests="3" failures="1"');
  expect(xml).toContain('message="expected nothing, seen &lt;c1&gt; &amp; &quot;c2&quot;"');
  expect(xml).toContain('<skipped message="it&#39;s for &lt;others&gt;"/>');
  expect(xml).not.toContain('\u0007');
});

test('the HTML page needs nothing else and shows the lanes as a table', () => {
  const html = htmlReport(run);
  expect(html).not.toMatch(/<(script|link|img)/);
  expect(html).toContain('<th scope="col">Sue</th>');
  expect(html).toContain('<td>· is shown toast &lt;c1&gt;</td>');
  expect(html).toContain('1 passed, 1 failed, 0 not run, 1 not applicable');
});

test('lanes have a column for each person and wrap what is too long', () => {
  const entries = [
    { atMs: 0, who: 'acd', kind: 'does', what: 'offers' },
    { atMs: 2_000, who: 'sue', kind: 'sees', what: 'a text that is much too long for its lane' },
  ] as const;
  const drawn = drawLanes(lanesOf(entries, people), 50);
  expect(drawn[0]).toMatch(/ACD +│ Sue/);
  expect(drawn.length).toBeGreaterThan(4);
  expect(Math.max(...drawn.map((line) => line.length))).toBeLessThanOrEqual(50);
});

/** Every element is closed in its turn, and nothing but the five entities is escaped. */
function wellFormed(xml: string): boolean {
  const open: string[] = [];
  for (const [, closing, name = '', attributes = '', empty] of xml.matchAll(
    /<(\/)?([\w?]+)((?:\s+\w+="[^"<]*")*)\s*([/?])?>/g,
  )) {
    if (closing) {
      if (open.pop() !== name) return false;
    } else if (!empty && !name.startsWith('?')) open.push(name);
    if (/&(?!(amp|lt|gt|quot|#39);)/.test(attributes)) return false;
  }
  const text = xml.replaceAll(/<[^>]*>/g, '');
  return open.length === 0 && !text.includes('<') && !/&(?!(amp|lt|gt|quot|#39);)/.test(text);
}
