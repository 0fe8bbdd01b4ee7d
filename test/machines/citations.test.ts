/** Citations name words, states and rules that there are, and every rule that charts can keep is cited. */
import { expect, test } from 'vitest';
import { citations, rulesOfEdge, rulesOfState } from '../../machines/citations.ts';
import { actionName, edgesOf, pathOf, statesOf, wordsOfGuard } from '../../machines/edges.ts';
import { charts } from '../../machines/index.ts';
import type { Kind } from '../../machines/names.ts';
import { rules } from '../../machines/rules.ts';

const kinds = Object.keys(charts) as Kind[];

/** What is kept around the charts, and where. */
const keptElsewhere = [
  'R-DIMMED', // the desk
  'R-DRAFT', // the browser session
  'R-IDEMPOTENT', // the host
  'R-PRESENCE', // the server's sessions
  'R-TYPING', // the live feed
  'R-CLOSE-ASKS', // the dialog
  'R-RECORD', // the store
];

test.each(kinds)('every word that is cited is in the chart: %s', (kind) => {
  const words = new Set([
    ...statesOf(charts[kind]).flatMap(({ entry, exit }) => [...entry, ...exit].map(actionName)),
    ...edgesOf(charts[kind]).flatMap(({ event, guard, actions }) =>
      [...wordsOfGuard(guard), ...actions].flatMap((word) => [word, `${event} ${word}`]),
    ),
  ]);
  expect(Object.keys(citations[kind].words).filter((word) => !words.has(word))).toEqual([]);
});

test.each(kinds)('every state that is cited is in the chart: %s', (kind) => {
  const states = statesOf(charts[kind]).map(pathOf);
  expect(Object.keys(citations[kind].states).filter((state) => !states.includes(state))).toEqual([]);
});

test('every rule is cited by a chart, or kept around the charts', () => {
  const cited = new Set(
    kinds.flatMap((kind) => [
      ...edgesOf(charts[kind]).flatMap((edge) => rulesOfEdge(kind, edge)),
      ...statesOf(charts[kind]).flatMap((node) => rulesOfState(kind, pathOf(node), node.entry.map(actionName))),
    ]),
  );
  expect([...cited, ...keptElsewhere].sort()).toEqual(Object.keys(rules).sort());
});

test('where a word serves several rules, its event tells which', () => {
  const rulesAt = (id: string) => rulesOfEdge('request', edgesOf(charts.request).find((edge) => edge.id === id)!);
  expect(rulesAt('done.told request.say[1]')).toEqual(['R-NO-LATE', 'R-FINAL']);
  expect(rulesAt('done request.accept[1]')).toEqual(['R-FINAL']);
  expect(rulesAt('open.waiting request.accept[3]')).toEqual(['R-TAKEN']);
});
