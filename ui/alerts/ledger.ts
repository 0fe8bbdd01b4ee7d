/**
 * Which alerts some tab of this person has sounded and shown already, kept where all tabs and the next leader find it.
 * Holds ids only: nothing that a person wrote.
 */

/** Ids kept: many more than happen in the time that tabs are apart. */
const keptMax = 300;

export class Ledger {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly #key: string;
  /** Also here, for where storage is full or forbidden. */
  #own: readonly string[] = [];

  constructor(storage: Pick<Storage, 'getItem' | 'setItem'>, self: string) {
    this.#storage = storage;
    this.#key = `alerted/${self}`;
  }

  /** Those of `ids` that no tab has handled. */
  open(ids: readonly string[]): string[] {
    const handled = new Set([...this.#own, ...this.#kept()]);
    return ids.filter((id) => !handled.has(id));
  }

  add(ids: readonly string[]): void {
    this.#own = [...this.#own, ...ids].slice(-keptMax);
    try {
      this.#storage.setItem(this.#key, JSON.stringify([...new Set([...this.#kept(), ...ids])].slice(-keptMax)));
    } catch {
      // Another tab may sound once more then.
    }
  }

  #kept(): string[] {
    try {
      const kept: unknown = JSON.parse(this.#storage.getItem(this.#key) ?? '[]');
      return Array.isArray(kept) ? kept.map(String) : [];
    } catch {
      return [];
    }
  }
}
