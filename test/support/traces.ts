/** Steps of a run as data, written by hand. */
import type { Acted, Delivered, Rang, Settled, TraceStep } from '../../harness/traces/trace.ts';
import type { CommandBody, CommandType } from '../../machines/commands.ts';
import type { Address } from '../../machines/names.ts';

export const does = <Type extends CommandType>(
  self: Address,
  command: Type,
  body: CommandBody<Type>,
  id?: string,
): Acted => ({ type: 'act', name: `${self} ${command}`, self, command, body, ...(id && { id }) });
export const arrives = (message: string, from: string, to: Address): Delivered => ({
  type: 'deliver',
  from,
  to,
  message,
});
export const rings = (timer: string, actor: Address): Rang => ({ type: 'fire', actor, timer });
export const settle: Settled = { type: 'settle' };

/** Everybody is there, and Alice is on call c1. */
export const opening = (supervisors: readonly string[] = ['sue', 'sam'], on = 'c1'): TraceStep[] => [
  does('agent/alice', 'session.start', { session: 'a1', application: 'client' }),
  ...supervisors.map((who) =>
    does(`supervisor/${who}`, 'session.start', { session: `${who}-1`, application: 'supervisor' }),
  ),
  settle,
  does('agent/acd', 'interaction.offer', { interaction: on, workgroup: 'support', media: 'call', acd: true }),
  does('agent/acd', 'interaction.alert', { interaction: on, agent: 'alice' }),
  does('agent/acd', 'interaction.connect', { interaction: on }),
  settle,
];
