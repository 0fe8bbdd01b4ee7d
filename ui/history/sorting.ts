/** In which order the rows of the past stand that are shown. Pure. */
import type { Past } from './past.ts';

export type Column = 'opened' | 'response' | 'took';
export interface Sorting {
  by: Column;
  isUp: boolean;
}

const sortedBy: Record<Column, (one: Past) => number | undefined> = {
  opened: ({ openedAt }) => openedAt,
  response: ({ openedAt, respondedAt }) => (respondedAt === null ? undefined : respondedAt - openedAt),
  took: ({ openedAt, doneAt }) => (doneAt === null ? undefined : doneAt - openedAt),
};

/** Those without a time stand last, whichever way. */
export function sorted(rows: readonly Past[], { by, isUp }: Sorting): Past[] {
  const value = sortedBy[by];
  const sign = isUp ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined);
    return sign * (x - y);
  });
}
