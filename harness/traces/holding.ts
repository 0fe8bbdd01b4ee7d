/** What holding back means, told as single deliveries: what one actor says to another stays under way until it is let go. */
import type { AnyStateMachine } from 'xstate';
import type { Address } from '../../machines/names.ts';
import type { MemoryHost } from '../../server/actors/memory-host.ts';
import { memoryHost } from '../../server/actors/memory-host.ts';
import { siteArrivals } from '../../server/directory/arrivals.ts';
import { Sites } from '../language/library.ts';
import { performStep } from './replay.ts';
import type { Delivered, Trace, TraceStep } from './trace.ts';

/** Steps of the trace, counted from 0. */
export interface Holding {
  actor: Address;
  to: Address;
  from: number;
  until: number;
}

const sites = new Sites();

/** Each step with all that follows from it, but for what is held back. Undefined if a turn throws on the way. */
export function heldBack(
  { site, steps }: Trace,
  { actor, to, from, until }: Holding,
  charts: Record<string, AnyStateMachine> | undefined,
): TraceStep[] | undefined {
  const host = memoryHost({ automatic: false, keepRecord: false, ...(charts && { charts }) });
  for (const arrival of siteArrivals(sites.site(site))) void host.post(arrival);
  host.drain();
  const told: TraceStep[] = [];
  const pair = { actor, to };
  const isHeld = (n: number) => n >= from && n < until;
  try {
    for (const [n, step] of steps.entries()) {
      if (step.type === 'settle') continue;
      told.push(...deliver(host, isHeld(n) ? pair : undefined));
      if (performStep(host, n, step) === undefined) told.push(step);
      told.push(...deliver(host, isHeld(n) ? pair : undefined));
    }
    return [...told, ...deliver(host, undefined)];
  } catch {
    return undefined;
  }
}

/** In the order of sending, as a host does by itself. */
function deliver(host: MemoryHost, held: Pick<Holding, 'actor' | 'to'> | undefined): Delivered[] {
  const told: Delivered[] = [];
  for (;;) {
    const heads = host.choices().flatMap((choice) => (choice.type === 'deliver' ? [choice] : []));
    const [next] = heads
      .filter(({ envelope }) => envelope.from !== held?.actor || envelope.to !== held.to)
      .sort((a, b) => a.envelope.id - b.envelope.id);
    if (!next) return told;
    const { from, to, message } = next.envelope;
    host.deliver(next);
    told.push({ type: 'deliver', from, to, message: message.type });
  }
}
