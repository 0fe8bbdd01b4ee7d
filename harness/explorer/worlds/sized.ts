/** A world of a contact centre by its size alone: so many people and calls, each request asked, accepted and done in any order. */
import type { World } from '../world.ts';
import { assistance } from './assistance.ts';
import { atDesks } from './at-desks.ts';
import type { Setting } from './setting.ts';

export interface Size {
  agents: number;
  supervisors: number;
  interactions: number;
  /** Of each interaction, one after the other. */
  requests: number;
  faults: number;
}

/** People of the small site: those who may ask, and those whom a request of support may reach. */
const agents = ['alice', 'bob'];
const supervisors = ['sue', 'sam', 'eve'];
/** The last of them is asked only once a request is escalated, so she is no other Sue. */
const alike = 2;

/** Whoever is to read of it is told which sizes there are. */
const ranges: Record<keyof Size, { least: number; most: number; says: string }> = {
  agents: { least: 1, most: agents.length, says: `the site has ${agents.length} agents who may ask` },
  supervisors: { least: 1, most: supervisors.length, says: `${supervisors.length} people are asked about support` },
  interactions: { least: 1, most: 4, says: 'more than 4 calls are beyond any search' },
  requests: { least: 1, most: 4, says: 'more than 4 requests of a call are beyond any search' },
  faults: { least: 0, most: 4, says: 'more than 4 faults are beyond any search' },
};

/** What is wrong with a size, in sentences. */
export function complaintsAbout(size: Size): string[] {
  const found = Object.entries(ranges).flatMap(([name, { least, most, says }]) => {
    const value = size[name as keyof Size];
    return value >= least && value <= most ? [] : [`--${name} is ${value}; from ${least} to ${most}: ${says}.`];
  });
  if (size.interactions < size.agents) {
    found.push(`--interactions is ${size.interactions}, so not each of ${size.agents} agents has a call to ask about.`);
  }
  return found;
}

/** With faults the agents sit at desks that a network reaches: commands are sent again, answers and pages are lost. */
export function worldOfSize(size: Size): World {
  const setting = settingOf(size);
  const world = assistance(setting);
  if (size.faults === 0) return world;
  const seated = setting.agents.map((agent) => `agent/${agent}`);
  return { ...atDesks(world, seated, size.faults), name: `${setting.name}, ${plural(size.faults, 'fault')}` };
}

export function settingOf(size: Size): Setting {
  const asking = agents.slice(0, size.agents);
  const asked = supervisors.slice(0, size.supervisors);
  const calls = Array.from({ length: size.interactions }, (_, n) => `c${n + 1}`);
  const ownerOf = (n: number) => asking[n % asking.length]!;
  const interactions = Object.fromEntries(calls.map((call, n) => [call, { owner: ownerOf(n) }]));
  const asksOn = Object.fromEntries(asking.map((agent) => [agent, calls.filter((_, n) => ownerOf(n) === agent)]));
  const total = size.requests * size.interactions;
  const but = Object.fromEntries(
    asking.map((agent) => {
      const own = size.requests * asksOn[agent]!.length;
      return [`agent/${agent}`, { ask: own, done: own }];
    }),
  );
  const areAlike = asked.slice(0, alike).map((person) => [person]);
  return {
    name: `${size.agents}x${size.supervisors}x${size.interactions}x${size.requests}`,
    about: `${plural(size.agents, 'agent')}, ${plural(size.supervisors, 'supervisor')}, ${plural(size.interactions, 'call')}, ${plural(size.requests, 'request')} of each: ask, accept, done.`,
    agents: asking,
    supervisors: asked,
    interactions,
    asksOn,
    budgets: { supervisor: { accept: total }, escalates: asked.length > alike },
    but,
    reaches: [...(areAlike.length > 1 ? ['S-RACE'] : []), ...(size.requests > 1 ? ['S-SECOND'] : [])],
    symmetry: [
      ...(areAlike.length > 1 ? [areAlike] : []),
      ...(asking.length > 1 && calls.length === asking.length ? [asking.map((agent, n) => [agent, calls[n]!])] : []),
    ],
  };
}

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
