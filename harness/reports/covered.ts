/** What `handraise coverage` prints: by chart, how many transitions each source took, and those that nothing has taken. */
import colors from 'picocolors';
import { edgesOf } from '../../machines/edges.ts';
import { charts } from '../../machines/index.ts';
import type { Kind } from '../../machines/names.ts';
import type { Measured } from '../coverage/measured.ts';

export function describeMeasured({ marks, never }: Measured): string {
  return (Object.keys(charts) as Kind[])
    .flatMap((kind) => {
      const edges = Object.values(marks[kind] ?? {});
      const by = (['scenarios', 'properties', 'exploration'] as const)
        .map((source) => `${source} ${edges.filter((edge) => (edge[source] ?? 0) > 0).length}`)
        .join(', ');
      const missing = never.filter(({ chart }) => chart === kind);
      const names = missing.map(({ edge, guard }) => `${edge.trim()}${guard ? ` (${guard})` : ''}`);
      const width = Math.min(70, Math.max(0, ...names.map(({ length }) => length)));
      return [
        `${colors.bold(kind)}  ${edges.length} of ${edgesOf(charts[kind]).length} transitions taken: ${by}${missing.length > 0 ? '; never:' : ''}`,
        ...missing.map(({ why }, n) => `  ${names[n]!.padEnd(width)}  ${colors.dim(why)}`),
      ];
    })
    .join('\n');
}
