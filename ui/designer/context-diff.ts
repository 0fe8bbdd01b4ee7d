/** What is different between two contexts of an actor, place by place, however deep. Pure; says nothing in words. */

export type Difference =
  | { path: readonly string[]; kind: 'added'; after: unknown }
  | { path: readonly string[]; kind: 'removed'; before: unknown }
  | { path: readonly string[]; kind: 'changed'; before: unknown; after: unknown };

/** More would be read by nobody. */
export const differencesMax = 200;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isPlain = (value: unknown) => typeof value !== 'object' || value === null;

/** What JSON cannot tell apart is the same. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (isPlain(a) || isPlain(b)) return false;
  return JSON.stringify(a) === JSON.stringify(b);
}

/** In the order of the keys, those that are new at the end; at most `differencesMax` of them. */
export function differencesOf(before: unknown, after: unknown): Difference[] {
  const found: Difference[] = [];
  look(before, after, [], found);
  return found;
}

function look(before: unknown, after: unknown, path: readonly string[], found: Difference[]): void {
  if (found.length >= differencesMax || isSame(before, after)) return;
  if (isRecord(before) && isRecord(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const at = [...path, key];
      if (found.length >= differencesMax) return;
      if (!(key in before)) found.push({ path: at, kind: 'added', after: after[key] });
      else if (!(key in after)) found.push({ path: at, kind: 'removed', before: before[key] });
      else look(before[key], after[key], at, found);
    }
    return;
  }
  if (Array.isArray(before) && Array.isArray(after)) lookInList(before, after, path, found);
  else found.push({ path, kind: 'changed', before, after });
}

/** Lists of plain values are sets for the charts: members come and go. Others are compared place by place. */
function lookInList(before: unknown[], after: unknown[], path: readonly string[], found: Difference[]): void {
  if ([...before, ...after].every(isPlain)) {
    const [gone, come] = [before.filter((one) => !after.includes(one)), after.filter((one) => !before.includes(one))];
    // Only their order is different, or how often.
    if (gone.length + come.length === 0) found.push({ path, kind: 'changed', before, after });
    for (const one of gone) found.push({ path: [...path, '−'], kind: 'removed', before: one });
    for (const one of come) found.push({ path: [...path, '+'], kind: 'added', after: one });
    return;
  }
  for (let n = 0; n < Math.max(before.length, after.length); n++) {
    const at = [...path, String(n + 1)];
    if (n >= before.length) found.push({ path: at, kind: 'added', after: after[n] });
    else if (n >= after.length) found.push({ path: at, kind: 'removed', before: before[n] });
    else look(before[n], after[n], at, found);
  }
}
