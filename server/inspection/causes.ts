/** Which turn each message was of, for the last so many messages at least, and for twice as many at most. */

export class Causes {
  readonly #max: number;
  /** The oldest go all at once: a map whose first entries are deleted one by one is slow to say which is first. */
  #turns = new Map<number, number>();
  #former = new Map<number, number>();

  constructor(max: number) {
    this.#max = max;
  }

  note(envelope: number, turn: number): void {
    if (this.#turns.size >= this.#max) {
      this.#former = this.#turns;
      this.#turns = new Map();
    }
    this.#turns.set(envelope, turn);
  }

  /** Null for a command, and for what is too long ago. */
  turnOf(envelope: number | null): number | null {
    if (envelope === null) return null;
    return this.#turns.get(envelope) ?? this.#former.get(envelope) ?? null;
  }

  clear(): void {
    this.#turns.clear();
    this.#former.clear();
  }
}
