/**
 * The actors of a world as properties look at them: lists those who are active and finds the others too. Nothing is copied,
 * since it is looked at in every turn.
 */
import type { ActorState } from '../../machines/index.ts';
import type { Address } from '../../machines/names.ts';

export class ListedActors implements ReadonlyMap<string, ActorState> {
  readonly #addresses: () => Iterable<Address>;
  readonly #find: (address: Address) => ActorState | undefined;

  constructor(addresses: () => Iterable<Address>, find: (address: Address) => ActorState | undefined) {
    this.#addresses = addresses;
    this.#find = find;
  }

  get size(): number {
    return [...this.keys()].length;
  }

  get(address: string): ActorState | undefined {
    return this.#find(address as Address);
  }

  has(address: string): boolean {
    return this.get(address) !== undefined;
  }

  *entries(): MapIterator<[string, ActorState]> {
    for (const address of this.#addresses()) {
      const state = this.#find(address);
      if (state) yield [address, state];
    }
  }

  *keys(): MapIterator<string> {
    for (const [address] of this.entries()) yield address;
  }

  *values(): MapIterator<ActorState> {
    for (const [, state] of this.entries()) yield state;
  }

  forEach(visit: (state: ActorState, address: string, map: ReadonlyMap<string, ActorState>) => void): void {
    for (const [address, state] of this.entries()) visit(state, address, this);
  }

  [Symbol.iterator](): MapIterator<[string, ActorState]> {
    return this.entries();
  }
}
