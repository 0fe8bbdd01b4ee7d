/** From what a step names to what a memory host can do next: the oldest message of a pair, or a timer that is armed. */
import type { Choice, MemoryHost } from '../../server/actors/memory-host.ts';
import type { OneDelivery, OneTimer } from '../runner/stage.ts';

/** A sentence if it is not there. */
export function choiceOf(host: MemoryHost, wanted: OneDelivery | OneTimer): Choice | string {
  if ('timer' in wanted) {
    const timer = host.timers().find(({ address, name }) => address === wanted.actor && name === wanted.timer);
    return timer ? { type: 'fire', timer } : `No ${wanted.timer} timer of ${wanted.actor} is armed.`;
  }
  const { from, to, message } = wanted;
  for (const choice of host.choices()) {
    if (choice.type !== 'deliver' || choice.envelope.from !== from || choice.envelope.to !== to) continue;
    const { type } = choice.envelope.message;
    return type === message ? choice : `The next message from ${from} to ${to} is ${type}, not ${message}.`;
  }
  return `Nothing is under way from ${from} to ${to}.`;
}
