/** Who could send a message that nobody sent: acts that a world has no budget for, and timers that may not ring in it. */
import type { ActorState } from '../../machines/index.ts';
import type { Actors } from './actors.ts';
import type { Behaviour, Budget, Said, World } from './world.ts';

/** Everything that there may be a budget for is there. */
const everything: Budget = new Proxy({}, { get: () => 1, has: () => true });

/** What `sendersIn` calls a message of a type to an actor that behaves so. */
export type Told = (behaviour: Behaviour, type: string, how: string) => void;

/** Tells of all that what is known of a world could lead to, were there a budget for it: `no budget for "say" (agent)`. */
export function sendersIn(world: World, actors: Actors, could: Told): void {
  const hears = (address: string, state: ActorState, message: Said, how: string) => {
    const behaviour = world.behaviour(address);
    could(behaviour, message.type, how);
    for (const to of toldBy(behaviour, state, message)) could(world.behaviour(to.address), to.type, how);
  };
  for (const { slot, state, timers } of actors.owns) {
    const address = actors.addresses[slot]!;
    const budget = world.budget(address);
    const [kind = address] = address.split('/');
    for (const { name, message } of timers) {
      if (budget[name]) continue;
      hears(address, state, actors.messages[message]!.message, `no budget for the ${name} timer (${kind})`);
    }
    for (const { heard, spends } of world.acts(address, state, everything)) {
      if (heard && !budget[spends]) hears(address, state, heard.message, `no budget for "${spends}" (${kind})`);
    }
  }
}

function toldBy(behaviour: Behaviour, state: ActorState, message: Said): { address: string; type: string }[] {
  try {
    const { effects } = behaviour.turn(state, message);
    return effects.flatMap((effect) =>
      effect.type === 'tell' ? [{ address: effect.to, type: effect.message.type }] : [],
    );
  } catch {
    // Nothing is sent by what cannot be done at all; a chart may be one with a fault.
    return [];
  }
}
