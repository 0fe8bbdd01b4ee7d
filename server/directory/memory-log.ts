/** Changes of a site that are kept in memory alone: for the memory host, and for a site that nothing changes. */
import type { Change, ChangeLog, ChangeQuery, ChangeSet } from './change.ts';

export class MemoryLog implements ChangeLog {
  #changes: Change[] = [];
  readonly #keys = new Map<string, { fingerprint: string; first: number }>();
  #told = 0;

  get last(): number {
    return this.#changes.length;
  }

  get told(): number {
    return this.#told;
  }

  markTold(n: number): void {
    this.#told = n;
  }

  append({ at, by, edits, key, fingerprint = '' }: ChangeSet): Change[] {
    const first = this.last + 1;
    const added = edits.map((edit, index) => ({ ...edit, n: first + index, at, by, first }));
    this.#changes = [...this.#changes, ...added];
    if (key !== undefined) this.#keys.set(key, { fingerprint, first });
    return added;
  }

  after(n: number): Change[] {
    return this.#changes.slice(n);
  }

  page({ before, count, kind, id, by }: ChangeQuery): Change[] {
    const isSought = (change: Change) =>
      change.n < before &&
      (kind === undefined || change.kind === kind) &&
      (id === undefined || change.id === id) &&
      (by === undefined || change.by === by);
    return this.#changes.filter(isSought).reverse().slice(0, count);
  }

  former({ n, kind, id }: Pick<Change, 'n' | 'kind' | 'id'>): Change | undefined {
    return this.#changes.findLast((change) => change.n < n && change.kind === kind && change.id === id);
  }

  keyed(key: string): { fingerprint: string; first: number } | undefined {
    return this.#keys.get(key);
  }
}
