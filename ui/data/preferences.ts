/**
 * What a person chose for themselves in this browser, apart from what others chose who log on in it too. Every preference
 * belongs to the module that it is for; what is kept and makes no sense counts as not chosen. The server knows none.
 */
import type * as z from 'zod/mini';

export interface Preference<Value> {
  /** Such as `language`; unique. */
  name: string;
  schema: z.ZodMiniType<Value>;
  /** What holds until the person chooses. */
  fallback: Value;
}

export class Preferences {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly #person: string;
  readonly #changed: () => void;
  /** Also kept here, so that a choice holds for this page where storage is full or forbidden. */
  readonly #chosen = new Map<string, unknown>();

  constructor(storage: Pick<Storage, 'getItem' | 'setItem'>, person: string, changed: () => void) {
    this.#storage = storage;
    this.#person = person;
    this.#changed = changed;
  }

  read<Value>({ name, schema, fallback }: Preference<Value>): Value {
    if (this.#chosen.has(name)) return this.#chosen.get(name) as Value;
    const value = this.#kept(name, schema) ?? fallback;
    this.#chosen.set(name, value);
    return value;
  }

  choose<Value>({ name }: Preference<Value>, value: Value): void {
    this.#chosen.set(name, value);
    try {
      this.#storage.setItem(this.#key(name), JSON.stringify(value));
    } catch {
      // Only the next page forgets it then.
    }
    this.#changed();
  }

  /** For the window's `storage` event: the same person has chosen in another tab. */
  readonly heard = ({ key }: Pick<StorageEvent, 'key'>): void => {
    if (key !== null && !key.startsWith(this.#key(''))) return;
    this.#chosen.clear();
    this.#changed();
  };

  #kept<Value>(name: string, schema: z.ZodMiniType<Value>): Value | undefined {
    try {
      return schema.safeParse(JSON.parse(this.#storage.getItem(this.#key(name)) ?? '')).data;
    } catch {
      return undefined;
    }
  }

  #key(name: string): string {
    return `preferences/${this.#person}/${name}`;
  }
}
