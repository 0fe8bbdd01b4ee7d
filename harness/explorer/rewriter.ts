/** Names and numbers replaced in what actors are, say and what properties remember, each known by its number before and after. */
import type { Successors } from './successors.ts';
import type { About, Rewriting } from './world.ts';

/** About an address itself. */
const nobody: About = { from: '', to: '' };

export class Rewriter {
  readonly #successors: Successors;

  constructor(successors: Successors) {
    this.#successors = successors;
  }

  address(address: string, rewriting: Rewriting): string {
    return this.#rewrite(address, rewriting, nobody) as string;
  }

  message(message: number, to: number, rewriting: Rewriting): number {
    const { actors } = this.#successors.cores;
    const { from, message: said } = actors.messages[message]!;
    const about = { from, to: actors.addresses[to]! };
    return actors.message(this.address(from, rewriting), this.#rewrite(said, rewriting, about) as never);
  }

  /** `slot`: the actor whose own state it is then. */
  own(own: number, slot: number, rewriting: Rewriting): number {
    const { actors } = this.#successors.cores;
    const { slot: before, state, view, timers } = actors.owns[own]!;
    const about = { from: '', to: actors.addresses[before]! };
    return actors.own({
      slot,
      state: this.#rewrite(state, rewriting, about) as never,
      view: this.#rewrite(view, rewriting, about),
      timers: timers.map(({ name, message }) => ({ name, message: this.message(message, before, rewriting) })),
    });
  }

  memory(memory: number, rewriting: Rewriting): number {
    const { memories } = this.#successors;
    return memories.number(
      memories.at(memory).map((each, n) => this.#rewrite(each, rewriting, { from: '', to: memories.names[n]! })),
    );
  }

  #rewrite(value: unknown, rewriting: Rewriting, about: About): unknown {
    return this.#successors.world.rewrite!(value, rewriting, about);
  }
}
