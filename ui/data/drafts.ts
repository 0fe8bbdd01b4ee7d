/** R-DRAFT: what a person wrote and has not sent, kept in this browser session only. Never sent anywhere. */

export class Drafts {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly #owner: string;
  /** Also kept here, so that nothing is lost at once where storage is full or forbidden. */
  readonly #written = new Map<string, string>();

  constructor(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>, owner: string) {
    this.#storage = storage;
    this.#owner = owner;
  }

  /** `place` is what the text is for, such as `ask/c1`. */
  read(place: string): string {
    return this.#written.get(place) ?? this.#storage.getItem(this.#key(place)) ?? '';
  }

  write(place: string, text: string): void {
    this.#written.set(place, text);
    try {
      if (text === '') this.#storage.removeItem(this.#key(place));
      else this.#storage.setItem(this.#key(place), text);
    } catch {
      // Only a refresh forgets it then.
    }
  }

  #key(place: string): string {
    return `draft/${this.#owner}/${place}`;
  }
}
