/**
 * Worlds in which somebody sends what does not fit: to whom nobody knows, while logged off, twice, too late, out of order.
 * Each of them gives one or two actors the run of all commands; names and numbers are real ones.
 */
import type { ActorState } from '../../../machines/index.ts';
import type { Address } from '../../../machines/names.ts';
import type { World } from '../world.ts';
import type { Topics } from './any-command.ts';
import { anyCommand, anyCommandTo } from './any-command.ts';
import type { AssistanceOptions } from './assistance.ts';
import { assistance } from './assistance.ts';
import type { Setting } from './setting.ts';
import { withRealNumbers } from './wide.ts';

export interface Unfitting extends Setting {
  /** How many commands of any kind each of these actors hears; who is not there yet is in its kind's first state. */
  hears: Readonly<Record<string, number>>;
  topics?: Partial<Topics>;
}

const alone = { agents: ['alice'], supervisors: ['sue'], interactions: { c1: { owner: 'alice' } } } as const;

export const unfitting: readonly Unfitting[] = [
  {
    ...alone,
    name: 'no-such-people',
    about: 'Two people of the site who are no such thing send whatever there is to send, and get to be known.',
    budgets: {},
    hears: { 'agent/bea': 2, 'supervisor/dan': 2 },
    topics: { interactions: ['x9'] },
  },
  {
    ...alone,
    name: 'no-such-call',
    about: 'An interaction that nobody knows is moved, offered and moved again; a supervisor answers its toasts.',
    budgets: {},
    hears: { 'interaction/x9': 3, 'supervisor/sue': 1 },
    but: { 'agent/alice': { ask: 1, cancel: 1 } },
    asksOn: { alice: ['x9'] },
    topics: { interactions: ['x9'], agents: ['alice'] },
  },
  {
    ...alone,
    name: 'direct-call',
    about: 'An interaction is offered in a workgroup that is not there, or past all workgroups, and asked about.',
    budgets: {},
    hears: { 'interaction/x9': 4 },
    but: { 'agent/alice': { ask: 1 } },
    asksOn: { alice: ['x9'] },
    topics: { agents: ['alice'], workgroup: 'nowhere' },
  },
  {
    ...alone,
    name: 'out-of-order',
    about: 'The ACD says anything about a call that is asked about: late, twice, with and without numbers.',
    budgets: { agent: { ask: 1 }, supervisor: { accept: 1 }, escalates: false },
    agents: ['alice', 'bob'],
    hears: { 'interaction/c1': 2 },
    but: { 'agent/bob': {} },
  },
  {
    ...alone,
    name: 'telling',
    about:
      'The ACD tells what a call is about, in any order with all else that it says: too much, too late, taken back.',
    budgets: {},
    hears: { 'interaction/c1': 3 },
    topics: { tells: true, agents: [] },
  },
  {
    ...alone,
    name: 'any-agent',
    about: 'An agent sends anything while logged on and off.',
    budgets: { supervisor: { accept: 1 }, escalates: false },
    hears: { 'agent/alice': 2 },
    but: { 'agent/alice': { ask: 1, logOff: 1 } },
  },
  {
    ...alone,
    name: 'any-supervisor',
    about: 'A supervisor sends anything, in two browsers and in none.',
    budgets: { agent: { ask: 1, done: 1 }, escalates: false },
    hears: { 'supervisor/sue': 2 },
    topics: { supervisors: ['sue', 'sam'] },
  },
  {
    ...alone,
    name: 'any-helper',
    about: 'Somebody joins a request, whose responsible one leaves, and sends anything.',
    supervisors: ['sue', 'sam'],
    budgets: { agent: { ask: 1 }, escalates: false },
    hears: { 'supervisor/sam': 1 },
    but: { 'supervisor/sue': { accept: 1, logOff: 1 }, 'supervisor/sam': { join: 1, logOff: 1 } },
  },
  {
    ...alone,
    name: 'any-toast',
    about: 'A supervisor answers toasts that are not hers, while the other one has them.',
    supervisors: ['sue', 'sam'],
    budgets: { agent: { ask: 1 }, escalates: false },
    hears: { 'supervisor/sam': 2 },
  },
  {
    ...alone,
    name: 'any-client',
    about: 'Somebody who is not there yet opens and closes two browsers.',
    absent: ['sue'],
    budgets: {},
    hears: { 'supervisor/sue': 4 },
    topics: { interactions: [], supervisors: [] },
  },
  {
    ...alone,
    name: 'any-configuration',
    about: 'The administrator changes a workgroup in many ways while it is asked for help.',
    supervisors: ['sue', 'sam'],
    budgets: { agent: { ask: 1 }, escalates: false },
    hears: { 'workgroup/support': 2 },
    but: { 'supervisor/sue': { accept: 1 } },
  },
];

export function withAnyCommand(setting: Unfitting, options?: AssistanceOptions): World {
  const world = withRealNumbers(assistance(setting, options));
  const { hears, agents, supervisors, interactions } = setting;
  const topics: Topics = {
    agents,
    supervisors,
    interactions: Object.keys(interactions),
    workgroup: 'support',
    ...setting.topics,
  };
  return {
    ...world,
    start() {
      const beginning = world.start();
      const unknown = Object.keys(hears).filter((address) => !beginning.actors.has(address));
      const first = unknown.map((address): [string, ActorState] => [address, world.behaviour(address).start]);
      return { ...beginning, actors: new Map([...beginning.actors, ...first]) };
    },
    budget: (address) => ({ ...world.budget(address), ...(hears[address] && { [anyCommand]: hears[address] }) }),
    acts: (address, state, left) => [
      ...world.acts(address, state, left),
      ...(left[anyCommand] ? anyCommandTo(address as Address, topics, { [anyCommand]: hears[address]! }, left) : []),
    ],
  };
}
