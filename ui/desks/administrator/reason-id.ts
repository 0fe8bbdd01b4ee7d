/**
 * Ids of canned reasons: requests on record name them, so one never changes, whatever the reason is called later. A new one
 * gets its id when it is saved, from its words: the same words later are the same reason again.
 */
import type { Reason } from '../../../machines/commands.ts';

/** No id has a colon: it is one that is not saved yet. */
const unsaved = ':';

/** For one that was just added. */
export function unsavedId(others: readonly Pick<Reason, 'id'>[]): string {
  const taken = new Set(others.map(({ id }) => id));
  for (let n = 1; ; n++) if (!taken.has(unsaved + n)) return unsaved + n;
}

export function withIds(reasons: readonly Reason[]): Reason[] {
  const taken = new Set(reasons.map(({ id }) => id));
  return reasons.map(({ id, label }) => {
    const trimmed = label.trim();
    if (!id.startsWith(unsaved)) return { id, label: trimmed };
    const own = freeId(trimmed, taken);
    taken.add(own);
    return { id: own, label: trimmed };
  });
}

function freeId(label: string, taken: ReadonlySet<string>): string {
  const plain = label.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const slug =
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 40) || 'reason';
  for (let n = 1; ; n++) {
    const id = n === 1 ? slug : `${slug}-${n}`;
    // Names that every object has are no ids.
    if (!taken.has(id) && !(id in {})) return id;
  }
}
