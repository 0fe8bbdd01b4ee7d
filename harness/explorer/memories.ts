/** What properties remember of a run: all their memories together are one number of a global state. */
import type { Violation } from '../../machines/properties/watcher.ts';
import { canonical } from '../../machines/records.ts';
import { PairTable } from './tables.ts';
import type { Property, Turn } from './world.ts';

type Watching = Extract<Property, { monitor: object }>;
export type Memory = readonly unknown[];

export class Memories {
  readonly #watching: readonly Watching[];
  readonly #memories: Memory[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #texts = new WeakMap<object, string>();
  /** Memory and turn to the memory after it. */
  readonly #after = new PairTable();
  /** Memory and turn to its place in `violations`. */
  readonly #wrong = new PairTable();
  readonly #violations: Violation[][] = [];

  constructor(properties: readonly Property[]) {
    this.#watching = properties.filter(
      (property): property is Watching => 'monitor' in property && property.monitor !== undefined,
    );
    // 0: nothing has happened yet.
    this.number(this.#watching.map(({ monitor }) => monitor.start));
  }

  /** The properties that remember, in the order of a memory. */
  get names(): readonly string[] {
    return this.#watching.map(({ name }) => name);
  }

  get count(): number {
    return this.#memories.length;
  }

  after(memory: number, number: number, turn: Turn): number {
    const known = this.#after.get(memory, number);
    if (known >= 0) return known;
    const violations: Violation[] = [];
    const next = this.#watching.map(({ name, why, monitor }, n) => {
      const before = this.#memories[memory]![n];
      if (!monitor.concerns(turn)) return before;
      const { memory: after, wrong } = monitor.next(before, turn);
      if (wrong !== undefined) violations.push({ property: name, why, wrong });
      return after;
    });
    if (violations.length > 0) this.#wrong.add(memory, number, this.#violations.push(violations) - 1);
    return this.#after.add(memory, number, this.number(next));
  }

  /** The memory after turns that led to the beginning. */
  afterAll(turns: readonly Turn[]): number {
    const memory = this.#watching.map(({ monitor }) =>
      turns.reduce((kept, turn) => (monitor.concerns(turn) ? monitor.next(kept, turn).memory : kept), monitor.start),
    );
    return this.number(memory);
  }

  violationsOf(memory: number, number: number): readonly Violation[] {
    const at = this.#wrong.get(memory, number);
    return at < 0 ? [] : this.#violations[at]!;
  }

  /** False: nothing that any property remembers has ever been violated, so nobody needs to look. */
  get hasViolations(): boolean {
    return this.#violations.length > 0;
  }

  /** Most memories stay what they are from one turn to the next. */
  #textOf(memory: unknown): string {
    if (memory === null || typeof memory !== 'object') return canonical(memory);
    const known = this.#texts.get(memory);
    if (known !== undefined) return known;
    const text = canonical(memory);
    this.#texts.set(memory, text);
    return text;
  }

  at(number: number): Memory {
    return this.#memories[number]!;
  }

  number(memory: Memory): number {
    const key = memory.map((one) => this.#textOf(one)).join('\n');
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#memories.push(memory) - 1;
      this.#numbers.set(key, number);
    }
    return number;
  }
}
