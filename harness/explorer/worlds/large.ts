/** Worlds for long runs. */

import { eachOwn, oneCall, twoAgents, twoCalls, twoSupervisors } from './calls.ts';
import type { Setting } from './setting.ts';

export const large: readonly Setting[] = [
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
