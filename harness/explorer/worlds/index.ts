/**
 * The worlds that are explored: small ones, which `npm test` exhausts, and large ones for long runs. Each says what may happen
 * in it and what must be reached, so that nothing is proved of a world in which nothing happens.
 */
import type { World } from '../world.ts';
import type { AssistanceOptions } from './assistance.ts';
import { assistance } from './assistance.ts';
import { atDesks } from './at-desks.ts';
import { pingPong } from './ping-pong.ts';
import type { Setting } from './setting.ts';
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

const oneCall = { c1: { owner: 'alice' } } as const;
const twoCalls = { c1: { owner: 'alice' }, c2: { owner: 'bob' } } as const;
const eachOwn = { alice: ['c1'], bob: ['c2'] } as const;
const twoSupervisors = [[['sue'], ['sam']]] as const;
const twoAgents = [
  ['alice', 'c1'],
  ['bob', 'c2'],
] as const;

const small: readonly Setting[] = [
  {
    name: 'helping',
    about:
      'Two supervisors accept or ignore the same request, which is reminded of, escalates, and is ended by its asker.',
    agents: ['alice'],
    supervisors: ['sue', 'sam'],
    interactions: oneCall,
    budgets: { agent: { ask: 1, done: 1 }, supervisor: { accept: 1, ignore: 1 }, reminders: 1 },
    symmetry: twoSupervisors,
    reaches: ['S-RACE', 'S-WITHDRAWN-RACE', 'S-IGNORED', 'S-ESCALATED'],
  },
  {
    name: 'seeking',
    about: 'One supervisor helps and logs off, the other one ignores; the request escalates, the call ends.',
    agents: ['alice'],
    supervisors: ['sue', 'sam'],
    interactions: oneCall,
    budgets: { agent: { ask: 1 }, interaction: { end: 1 } },
    but: { 'supervisor/sue': { accept: 1, logOff: 1 }, 'supervisor/sam': { ignore: 1 } },
    reaches: ['S-ENDS-OPENING', 'S-LATE', 'S-ABANDONED', 'S-IGNORED', 'S-ESCALATED'],
  },
  {
    name: 'escalating',
    about: 'A supervisor and one for escalation accept or ignore what one of them is asked first.',
    agents: ['alice'],
    supervisors: ['sue', 'eve'],
    interactions: oneCall,
    budgets: { agent: { ask: 1, done: 1 }, supervisor: { accept: 1, ignore: 1 } },
    reaches: ['S-RACE', 'S-WITHDRAWN-RACE', 'S-IGNORED', 'S-ESCALATED'],
  },
  {
    name: 'handing-over',
    about: 'A helper hands over to somebody who may be leaving, and who may have accepted herself.',
    agents: ['alice'],
    supervisors: ['sue', 'sam'],
    interactions: oneCall,
    budgets: { agent: { ask: 1, done: 1 }, escalates: false },
    but: { 'supervisor/sue': { accept: 1, handOver: 1 }, 'supervisor/sam': { accept: 1, logOff: 1 } },
    reaches: ['S-HANDED-OVER', 'S-TARGET-GONE', 'S-ABANDONED', 'S-RACE'],
  },
  {
    name: 'joining',
    about: 'A further supervisor joins and leaves again while the first one logs off.',
    agents: ['alice'],
    supervisors: ['sue', 'sam'],
    interactions: oneCall,
    budgets: { agent: { ask: 1, done: 1 }, escalates: false },
    but: { 'supervisor/sue': { accept: 1, logOff: 1 }, 'supervisor/sam': { join: 1, leave: 1, say: 1 } },
    reaches: ['S-JOINED', 'S-ABANDONED'],
  },
  {
    name: 'transferring',
    about: 'A call is transferred to another agent, who asks too.',
    agents: ['alice', 'bob'],
    supervisors: ['sue'],
    interactions: oneCall,
    budgets: {
      agent: { ask: 1, done: 1 },
      supervisor: { accept: 1 },
      interaction: { transfer: 1, connect: 1 },
      escalates: false,
    },
    reaches: ['S-TRANSFERRED', 'S-ENDS-OPENING', 'S-SECOND', 'S-WITHDRAWN-RACE'],
  },
  {
    name: 'asking-again',
    about: 'An agent asks twice on one call, withdraws, and presses Done twice.',
    agents: ['alice'],
    supervisors: ['sue'],
    interactions: oneCall,
    budgets: { agent: { ask: 2, done: 2, cancel: 1 }, supervisor: { accept: 2 }, escalates: false },
    reaches: ['S-SECOND', 'S-CANCELLED', 'S-CANCELLED-LATE', 'S-WITHDRAWN-RACE'],
  },
  {
    name: 'coming-and-going',
    about: 'Two supervisors log off and on again while a request is open.',
    agents: ['alice'],
    supervisors: ['sue', 'sam'],
    interactions: oneCall,
    budgets: { agent: { ask: 1 }, supervisor: { accept: 1, logOff: 1, logOn: 1 }, escalates: false },
    symmetry: twoSupervisors,
    reaches: ['S-LATE', 'S-ABANDONED', 'S-RACE'],
  },
  {
    name: 'two-calls',
    about: 'Two agents ask at the same time, and one supervisor helps both.',
    agents: ['alice', 'bob'],
    supervisors: ['sue'],
    interactions: twoCalls,
    asksOn: eachOwn,
    budgets: { agent: { ask: 1, done: 1 }, supervisor: { accept: 2 } },
    symmetry: [twoAgents],
    reaches: ['S-WITHDRAWN-RACE', 'S-ESCALATED'],
  },
  {
    name: 'crowd',
    about: 'Two agents ask, two supervisors accept, both agents end.',
    agents: ['alice', 'bob'],
    supervisors: ['sue', 'sam'],
    interactions: twoCalls,
    asksOn: eachOwn,
    budgets: { agent: { ask: 1, done: 1 }, supervisor: { accept: 1 }, escalates: false },
    symmetry: [...twoSupervisors, twoAgents],
    reaches: ['S-RACE', 'S-WITHDRAWN-RACE'],
  },
  {
    name: 'talking',
    about:
      'Agent and supervisor write, before and after the accept, which may be an answer with text; toasts are seen.',
    agents: ['alice'],
    supervisors: ['sue'],
    interactions: oneCall,
    budgets: {
      agent: { ask: 1, done: 1, say: 2 },
      supervisor: { reply: 1, accept: 1, say: 1, seen: 2 },
      escalates: false,
    },
    reaches: ['S-WITHDRAWN-RACE'],
  },
  {
    name: 'administering',
    about: 'The administrator takes a supervisor out of the workgroup while a request is open.',
    agents: ['alice'],
    supervisors: ['sue'],
    interactions: oneCall,
    budgets: { agent: { ask: 1, done: 1 }, supervisor: { accept: 1 }, workgroup: { takeOut: 1 }, escalates: false },
    reaches: ['S-WITHDRAWN-RACE'],
  },
  {
    name: 'moving',
    about: 'The ACD holds, parks, takes back and ends the call that is asked about.',
    agents: ['alice'],
    supervisors: ['sue'],
    interactions: oneCall,
    budgets: {
      agent: { ask: 1, done: 1 },
      supervisor: { accept: 1 },
      interaction: { hold: 1, park: 1, connect: 1, end: 1 },
      escalates: false,
    },
    reaches: ['S-ENDS-OPENING'],
  },
  {
    name: 'overtaking',
    about: 'A second request is asked for while its agent has yet to hear how the first one fares.',
    agents: ['alice'],
    supervisors: ['sue'],
    interactions: oneCall,
    budgets: { agent: { ask: 2, done: 1 }, supervisor: { accept: 1, logOff: 1 }, escalates: false },
    reaches: ['S-SECOND', 'S-ABANDONED'],
  },
  {
    name: 'reminding',
    about: 'A supervisor is reminded while she leaves and comes back.',
    agents: ['alice'],
    supervisors: ['sue'],
    interactions: oneCall,
    budgets: { agent: { ask: 1 }, supervisor: { logOff: 1, logOn: 1, ignore: 1 }, reminders: 2, escalates: false },
    reaches: ['S-LATE', 'S-IGNORED'],
  },
  {
    name: 'seeing',
    about: 'A toast is seen twice, ignored, and seen again in the next round.',
    agents: ['alice'],
    supervisors: ['sue', 'sam'],
    interactions: oneCall,
    budgets: { agent: { ask: 1 }, escalates: false },
    but: { 'supervisor/sue': { accept: 1, logOff: 1 }, 'supervisor/sam': { seen: 3, ignore: 1 } },
    reaches: ['S-ABANDONED', 'S-IGNORED'],
  },
  {
    name: 'not-permitted',
    about: 'An e-mail is held, where its workgroup permits no request, while its agent asks, withdraws and asks again.',
    agents: ['alice'],
    supervisors: ['bea'],
    interactions: { m1: { owner: 'alice', media: 'email', workgroup: 'billing' } },
    budgets: {
      agent: { ask: 2, cancel: 1 },
      supervisor: { logOff: 1 },
      interaction: { hold: 1, connect: 1 },
      escalates: false,
    },
    reaches: ['S-CANCELLED'],
  },
];

const large: readonly Setting[] = [
  {
    name: 'administering-at-large',
    about: 'The administrator takes a supervisor out of the workgroup and back in while she helps and logs off.',
    agents: ['alice'],
    supervisors: ['sue'],
    interactions: oneCall,
    budgets: {
      agent: { ask: 1 },
      supervisor: { accept: 1, logOff: 1 },
      workgroup: { takeOut: 1, takeIn: 1 },
      escalates: false,
    },
  },
  {
    name: 'helping-at-large',
    about: 'Two supervisors accept, ignore and log off, the request escalates, the call ends.',
    agents: ['alice'],
    supervisors: ['sue', 'sam'],
    interactions: oneCall,
    budgets: { agent: { ask: 1, done: 1 }, supervisor: { accept: 1, ignore: 1, logOff: 1 }, interaction: { end: 1 } },
    symmetry: twoSupervisors,
  },
  {
    name: 'handing-over-at-large',
    about: 'Two supervisors accept, join, leave, hand over and log off.',
    agents: ['alice'],
    supervisors: ['sue', 'sam'],
    interactions: oneCall,
    budgets: {
      agent: { ask: 1, done: 1 },
      supervisor: { accept: 1, handOver: 1, logOff: 1, join: 1, leave: 1 },
      escalates: false,
    },
    symmetry: twoSupervisors,
  },
  {
    name: 'crowd-at-large',
    about: 'Two agents ask twice, two supervisors accept and log off, both agents end.',
    agents: ['alice', 'bob'],
    supervisors: ['sue', 'sam'],
    interactions: twoCalls,
    asksOn: eachOwn,
    budgets: { agent: { ask: 1, done: 1 }, supervisor: { accept: 2, logOff: 1 } },
    symmetry: [...twoSupervisors, twoAgents],
  },
];

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
