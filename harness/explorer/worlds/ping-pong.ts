/**
 * Two counters that answer each other: a world that has nothing to do with assistance, to learn from. Each answers the
 * number that it expects and counts up; anything else it lets pass. After the same example of Stateright, whose counts of
 * states it must reach: 11 on a reliable network, 4,094 on one that may lose and double, for numbers up to 5.
 */
import type { NetworkKind, Property, Said, World } from '../world.ts';
import { reliable } from '../world.ts';

interface Ball extends Said {
  n: number;
}
const other: Record<string, string> = { ping: 'pong', pong: 'ping' };
/** `ping` serves, so it is one number ahead of what it hears next. */
const counter = (name: string) => ({
  start: { value: 'counting', context: { next: 0 } },
  turn: (state: { value: string; context: { next: number } }, message: Said) => {
    const { next } = state.context;
    const { n } = message as Ball;
    if (n !== next) return { state, effects: [] };
    const back: Ball = { type: name, n: name === 'ping' ? n + 1 : n };
    return {
      state: { ...state, context: { next: next + 1 } },
      effects: [{ type: 'tell' as const, to: other[name]!, message: back }],
    };
  },
});

const nextOf = (actors: ReadonlyMap<string, { context: Record<string, unknown> }>, name: string) =>
  Number(actors.get(name)?.context.next ?? 0);

const together: Property = {
  name: 'TOGETHER',
  why: 'pong is never behind ping, and never more than one number ahead.',
  expectation: 'always',
  over: 'state',
  check: ({ actors }) => {
    const ahead = nextOf(actors, 'pong') - nextOf(actors, 'ping');
    return ahead === 0 || ahead === 1 ? undefined : `pong is ${ahead} ahead`;
  },
};

export const pingPong = (network: NetworkKind = reliable, highest = 5): World => ({
  name: 'ping-pong',
  about: 'Two counters send a number to and fro.',
  network,
  behaviour: (address) => {
    if (!(address in other)) throw new Error(`Nobody is called ${address}.`);
    return counter(address) as never;
  },
  start: () => ({ actors: new Map(), sent: [{ from: 'ping', to: 'pong', message: { type: 'ping', n: 0 } as Ball }] }),
  budget: () => ({}),
  acts: () => [],
  faults: 0,
  properties: [together],
  within: (actors) => nextOf(actors, 'ping') <= highest && nextOf(actors, 'pong') <= highest,
});
