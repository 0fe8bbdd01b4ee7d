/** The page about coverage in docs/reference: what was taken by what, and every transition that nothing has taken, with why. */

import { edgesOf } from '../../machines/edges.ts';
import { charts } from '../../machines/index.ts';
import type { CoverageSource } from '../../machines/inspection.ts';
import type { Kind } from '../../machines/names.ts';
import { page, table } from '../reference/page.ts';
import type { Measured } from './measured.ts';

const sources = ['scenarios', 'properties', 'exploration'] as const satisfies CoverageSource[];

/** Without the space that stands for the whole chart. */
const nameOf = (edge: string) => `\`${edge.trim()}\``;
const guardOf = (guard: string | undefined) => (guard === undefined ? '' : `\`${guard}\``);

export function coveragePage({ marks, never, ran }: Measured): string {
  const kinds = Object.keys(charts) as Kind[];
  const rows = kinds.map((kind) => {
    const edges = Object.values(marks[kind] ?? {});
    const taken = sources.map((source) => String(edges.filter((edge) => (edge[source] ?? 0) > 0).length));
    const nobody = never.filter(({ chart }) => chart === kind).length;
    return [kind, String(edgesOf(charts[kind]).length), ...taken, String(nobody)];
  });
  const neverRows = never.map(({ chart, edge, guard, why }) => [chart, nameOf(edge), guardOf(guard), why]);
  const missing = kinds.flatMap((kind) =>
    edgesOf(charts[kind]).flatMap(({ id, guard }) => {
      const by = marks[kind]?.[id];
      const without = sources.filter((source) => by && !by[source]);
      return without.length === 0 ? [] : [[kind, nameOf(id), guardOf(guard), without.join(', ')]];
    }),
  );
  const body = [
    table(['chart', 'transitions', ...sources, 'never'], rows),
    sources.map((source) => `- **${source}**: ${ran[source] ?? 'not measured'}`).join('\n'),
    '## Never taken',
    never.length === 0 ? 'None.' : table(['chart', 'transition', 'guard', 'why'], neverRows),
    '## Not taken by every source',
    missing.length === 0 ? 'None.' : table(['chart', 'transition', 'guard', 'not by'], missing),
    'A transition is named by its state, its event and its place among the alternatives. Measured anew by `npm run coverage`; the numbers are in `coverage.json`.',
  ];
  return page('Coverage', 'Which transitions of the charts are taken by what.', body.join('\n\n'));
}
