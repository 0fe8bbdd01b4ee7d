/** What people were refused, and whether a step spoke of it: a refusal that none spoke of must not pass for success. */
import type { Answer } from '../../machines/messages.ts';
import { Impossible } from './impossible.ts';

export type Refusal = Extract<Answer, { refused: string }>;

export class Refusals {
  readonly #last = new Map<string, { refusal: Refusal; says: string; isExpected: boolean }>();
  readonly #name: (person: string) => string;

  constructor(name: (person: string) => string) {
    this.#name = name;
  }

  note(person: string, refusal: Refusal, says: string): void {
    this.#last.set(person, { refusal, says, isExpected: false });
  }

  /** A step speaks of what the person was refused last, if anything. */
  of(person: string): Refusal | undefined {
    const last = this.#last.get(person);
    if (last) last.isExpected = true;
    return last?.refusal;
  }

  /** The person goes on to something else. */
  forget(person: string): void {
    const last = this.#last.get(person);
    if (last && !last.isExpected) {
      throw new Impossible(
        `${this.#name(person)} was refused ${last.refusal.refused} (${last.says}), and no step expects it.`,
      );
    }
    this.#last.delete(person);
  }

  /** The same where nobody has to speak of it. */
  drop(person: string): void {
    this.#last.delete(person);
  }

  forgetAll(): void {
    for (const person of [...this.#last.keys()]) this.forget(person);
  }
}
