/**
 * The worlds that are explored: small ones, which `npm test` exhausts, and large ones for long runs. Each says what may happen
 * in it and what must be reached, so that nothing is proved of a world in which nothing happens.
 */
import type { World } from '../world.ts';
import type { AssistanceOptions } from './assistance.ts';
import { assistance } from './assistance.ts';
import { atDesks } from './at-desks.ts';
import { oneCall } from './calls.ts';
import { large } from './large.ts';
import { pingPong } from './ping-pong.ts';
import type { Setting } from './setting.ts';
import { small } from './small.ts';
import { unfitting, withAnyCommand } from './unfitting.ts';
import { wide, withRealNumbers } from './wide.ts';

export interface Entry {
  name: string;
  about: string;
  /** `small`: exhausted in moments. `large`: in a long run. `wide`: beyond any search, for random runs. */
  size: 'small' | 'large' | 'wide';
  /** People may change places in it, which makes it smaller. */
  symmetry: boolean;
  make(options?: AssistanceOptions): World;
}

const seatedAt = { name: 'at-desks', agents: ['alice'], supervisors: ['sue'], interactions: oneCall } as const;
const answeredAtDesks: Setting = {
  ...seatedAt,
  about: 'An agent at a desk: a command is sent again, an answer or a page is lost, the server starts again.',
  budgets: { agent: { ask: 1, done: 1 }, supervisor: { accept: 1 }, escalates: false },
};

const entry = (size: Entry['size'], setting: Setting): Entry => ({
  name: setting.name,
  about: setting.about,
  size,
  symmetry: setting.symmetry !== undefined,
  make: (options) => assistance(setting, options),
});

export const catalogue: readonly Entry[] = [
  {
    name: 'ping-pong',
    about: 'Two counters send a number to and fro: a world that has nothing to do with assistance.',
    size: 'small',
    symmetry: false,
    make: () => pingPong(),
  },
  ...small.map((setting) => entry('small', setting)),
  ...unfitting.map((setting) => ({
    ...entry('small', setting),
    make: (options?: AssistanceOptions) => withAnyCommand(setting, options),
  })),
  {
    ...entry('small', answeredAtDesks),
    make: (options) => atDesks(assistance(answeredAtDesks, options), ['agent/alice'], 1),
  },
  ...large.map((setting) => entry('large', setting)),
  {
    ...entry('large', answeredAtDesks),
    name: 'at-desks-at-large',
    make: (options) => ({
      ...atDesks(assistance(answeredAtDesks, options), ['agent/alice'], 2),
      name: 'at-desks-at-large',
    }),
  },
  ...wide.map((setting) => ({
    ...entry('wide', setting),
    make: (options?: AssistanceOptions) => withRealNumbers(assistance(setting, options)),
  })),
];

/** Throws for a name that is not in the catalogue. */
export function worldNamed(name: string, options?: AssistanceOptions): World {
  const found = catalogue.find((one) => one.name === name);
  if (!found) throw new Error(`There is no world ${name}.`);
  return found.make(options);
}
