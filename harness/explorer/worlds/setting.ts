/** What a world of a contact centre is made of: who is there, and how often each may do what. */

import type { Media } from '../../../machines/commands.ts';
import type { Budget, World } from '../world.ts';

/** What no desk offers, and what is rare: odd-acts.ts. */
export interface OddOf {
  /** `meddle`: on requests that one has no part in. `cancelFormer`: an ask before the last. */
  agent: 'meddle' | 'cancelFormer' | 'rights';
  /** `stale`: a toast that is not on the desk. `foreign`: somebody else's. `second`: a second browser comes and goes. */
  supervisor: 'meddle' | 'stale' | 'foreign' | 'second';
  /** `outOfOrder`: a move with a number, whatever the state. `tell`: what it is about. */
  interaction: 'outOfOrder' | 'tell';
  /** `rearrange`: who is a supervisor and who for escalation. `permit`: in which states of a call one may ask. */
  workgroup: 'rearrange' | 'permit';
}

/** How often each person may do a thing, each interaction be moved, each timer ring. What is not named never happens. */
export interface Budgets {
  agent?: Partial<Record<'ask' | 'cancel' | 'done' | 'say' | 'logOff' | 'logOn' | OddOf['agent'], number>>;
  supervisor?: Partial<
    Record<
      | 'accept'
      | 'reply'
      | 'ignore'
      | 'seen'
      | 'join'
      | 'leave'
      | 'handOver'
      | 'say'
      | 'logOff'
      | 'logOn'
      | 'switch'
      | OddOf['supervisor'],
      number
    >
  >;
  interaction?: Partial<Record<'end' | 'transfer' | 'hold' | 'park' | 'connect' | OddOf['interaction'], number>>;
  workgroup?: Partial<Record<'takeOut' | 'takeIn' | OddOf['workgroup'], number>>;
  /** Reminders of each request. Its escalation rings once, if at all. */
  reminders?: number;
  /** False: the escalation never rings by itself. */
  escalates?: boolean;
}

export interface Setting {
  name: string;
  about: string;
  /** Agents who are logged on at the beginning. */
  agents: readonly string[];
  /** Those of the supervisors who take part that are not logged on yet. */
  supervisors: readonly string[];
  absent?: readonly string[];
  /** Interactions and their owners; connected at the beginning. */
  interactions: Readonly<Record<string, { owner: string; media?: Media; workgroup?: string }>>;
  budgets: Budgets;
  /** Budgets of single actors instead of those of their kind, by address. */
  but?: Readonly<Record<string, Budget>>;
  /** Interactions that an agent asks about; all of them if left out. */
  asksOn?: Readonly<Record<string, readonly string[]>>;
  /** Requests that supervisors may join; the first of each interaction if left out. */
  joins?: readonly string[];
  faults?: number;
  reaches?: readonly string[];
  symmetry?: NonNullable<World['symmetry']>;
  site?: string;
}
