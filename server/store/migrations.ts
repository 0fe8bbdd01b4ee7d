/**
 * How a store of an earlier shape becomes one of this shape. A start takes the listed steps one after the other, all in
 * one transaction, or refuses; nothing is guessed.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { Shape } from './schema.ts';
import { changesTable } from './schema.ts';

export interface Migration {
  /** For the log. */
  name: string;
  /** Without `charts`: of whatever charts, and their actors are left as they are. */
  from: Pick<Shape, 'schema'> & Partial<Shape>;
  to: Pick<Shape, 'schema'> & Partial<Shape>;
  run(database: DatabaseSync): void;
}

export const migrations: readonly Migration[] = [
  {
    name: 'a table for the changes of the site',
    from: { schema: 3 },
    to: { schema: 4 },
    run: (database) => database.exec(changesTable),
  },
];

/** Whether actors mean the same before and after it. */
export const leavesActors = ({ from, to }: Migration): boolean => from.charts === to.charts;

const isSame = (a: Shape, b: Shape) => a.schema === b.schema && a.charts === b.charts;
const startsFrom = ({ from }: Migration, { schema, charts }: Shape) =>
  from.schema === schema && (from.charts ?? charts) === charts;

/** The steps from one shape to another; undefined if none are listed. */
export function pathBetween(from: Shape, to: Shape, listed: readonly Migration[]): Migration[] | undefined {
  if (isSame(from, to)) return [];
  for (const migration of listed) {
    if (!startsFrom(migration, from)) continue;
    const others = listed.filter((other) => other !== migration);
    const rest = pathBetween({ charts: from.charts, ...migration.to }, to, others);
    if (rest) return [migration, ...rest];
  }
  return undefined;
}
