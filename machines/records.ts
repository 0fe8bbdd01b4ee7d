/**
 * Canonical books: records with sorted keys, sets as sorted arrays, keys deleted rather than undefined. Two equal
 * situations are then equal byte for byte, which is what exploration and replay compare.
 */

const sorted = <Value>(entries: [string, Value][]): Record<string, Value> =>
  Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));

/** A key that is there keeps its place: lists are long, and what changes in them is nearly always known. */
export const put = <Value>(record: Readonly<Record<string, Value>>, key: string, value: NoInfer<Value>) =>
  Object.hasOwn(record, key) ? { ...record, [key]: value } : sorted<Value>([...Object.entries(record), [key, value]]);

export const without = <Value>(record: Readonly<Record<string, Value>>, ...keys: string[]): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));

export const fill = <Value>(keys: readonly string[], at: (key: string) => Value): Record<string, Value> =>
  sorted([...new Set(keys)].map((key) => [key, at(key)]));

export const setOf = (members: readonly string[]): string[] => [...new Set(members)].sort();
export const add = (set: readonly string[], member: string): string[] => setOf([...set, member]);
export const remove = (set: readonly string[], member: string): string[] => set.filter((other) => other !== member);

/** Text of plain JSON: equal values have equal texts, whatever order their keys came in. */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}
