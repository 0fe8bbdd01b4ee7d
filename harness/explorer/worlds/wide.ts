/**
 * Worlds far beyond any search: many people who may do much, over and over. Random runs lead through them (`--walks`,
 * `handraise fuzz`). A budget says how often at most, and so also how often compared with the rest.
 */
import type { World } from '../world.ts';
import type { Setting } from './setting.ts';

export const wide: readonly Setting[] = [
  {
    name: 'busy',
    about: 'Two agents with a call each, three supervisors: all that desks offer, over and over.',
    agents: ['alice', 'bob'],
    supervisors: ['sue', 'sam'],
    absent: ['eve'],
    interactions: { c1: { owner: 'alice' }, c2: { owner: 'bob' } },
    joins: ['c1.1', 'c1.2', 'c2.1', 'c2.2'],
    budgets: {
      agent: { ask: 8, cancel: 3, done: 6, say: 2, logOff: 2, logOn: 3 },
      supervisor: {
        accept: 9,
        reply: 2,
        ignore: 5,
        seen: 2,
        join: 3,
        leave: 2,
        handOver: 3,
        say: 2,
        logOff: 5,
        logOn: 8,
        switch: 2,
      },
      interaction: { end: 1, transfer: 2, hold: 2, park: 1, connect: 4 },
      workgroup: { takeOut: 2, takeIn: 3 },
      reminders: 2,
    },
  },
  {
    name: 'two-roles',
    about: 'A call and a chat of two workgroups, people who ask and help, and much that no desk would send.',
    site: 'two-roles',
    agents: ['alice', 'bob'],
    supervisors: ['sue', 'sam'],
    absent: ['eve', 'bob'],
    interactions: { c1: { owner: 'alice' }, h1: { owner: 'alice', media: 'chat', workgroup: 'billing' } },
    joins: ['c1.1', 'c1.2', 'h1.1'],
    budgets: {
      agent: { ask: 8, cancel: 3, cancelFormer: 1, done: 6, say: 1, meddle: 2, rights: 2, logOff: 1, logOn: 2 },
      supervisor: {
        accept: 9,
        reply: 2,
        ignore: 5,
        seen: 2,
        join: 3,
        leave: 2,
        handOver: 3,
        say: 1,
        logOff: 5,
        logOn: 8,
        stale: 4,
        foreign: 1,
        meddle: 2,
        second: 3,
      },
      interaction: { end: 1, transfer: 2, hold: 1, park: 1, connect: 3, outOfOrder: 2, tell: 2 },
      workgroup: { rearrange: 5, permit: 2 },
      reminders: 2,
    },
  },
];

/** Real names and numbers count: acts of no desk name showings by theirs. */
export function withRealNumbers({ rewrite: _, symmetry: __, ...world }: World): World {
  return world;
}
