/**
 * How a store of an earlier shape becomes one of this shape. A start takes the listed steps one after the other, all in
 * one transaction, or refuses; nothing is guessed.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { Shape } from './schema.ts';

export interface Migration {
  /** For the log. */
  name: string;
  from: Shape;
  to: Shape;
  run(database: DatabaseSync): void;
}

export const migrations: readonly Migration[] = [];

const isSame = (a: Shape, b: Shape) => a.schema === b.schema && a.charts === b.charts;

/** The steps from one shape to another; undefined if none are listed. */
export function pathBetween(from: Shape, to: Shape, listed: readonly Migration[]): Migration[] | undefined {
  if (isSame(from, to)) return [];
  for (const migration of listed) {
    if (!isSame(migration.from, from)) continue;
    const others = listed.filter((other) => other !== migration);
    const rest = pathBetween(migration.to, to, others);
    if (rest) return [migration, ...rest];
  }
  return undefined;
}
