/** Runs as data, written by hand, and the charts with one fault planted that each of them brings to light. */

import type { Acted, Delivered, Rang, Settled, Trace, TraceStep } from '../../harness/traces/trace.ts';
import type { CommandBody, CommandType } from '../../machines/commands.ts';
import { charts } from '../../machines/index.ts';
import type { Address } from '../../machines/names.ts';
import type { Plain } from './mutant.ts';
import { heardAt, mutantOf } from './mutant.ts';

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

const ask = does('agent/alice', 'ask', { interaction: 'c1', text: 'May I?' });
/** Showings are counted over all supervisors, in the order of their names. */
const showings: Record<string, number> = { sam: 1, sue: 2 };
const accept = (who: string) => does(`supervisor/${who}`, 'accept', { toast: `c1.1/${who}/${showings[who]}` });
const passesOn = (who: string) => [
  arrives('accept', who, `supervisor/${who}`),
  arrives('request.accept', `supervisor/${who}`, 'request/c1.1'),
];

/** Sue and Sam accept before either is told of the other. */
export const raceForOne: Trace = {
  site: 'small',
  steps: [...opening(), ask, settle, accept('sue'), accept('sam'), ...passesOn('sue'), ...passesOn('sam')],
};

const broken = (kind: keyof typeof charts, plant: (config: Plain) => void) => ({
  ...charts,
  [kind]: mutantOf(charts[kind], plant),
});

/** By the property that the fault violates. */
export const planted: Record<string, typeof charts> = {
  'P-ONE-WINNER': broken('request', (config) => {
    heardAt(config, 'open.helping.attended')['request.accept'] = { actions: ['take', 'keepTaken'] };
  }),
};
