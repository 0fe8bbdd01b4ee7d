/**
 * What happened from outside, out of turns: commands with their answers, and timers of requests that rang. Works on a
 * server's record as on that of a rehearsal, so that the two can be compared. Leaves nothing out; who matters is not known here.
 */
import type { Answer } from '../../machines/messages.ts';
import type { Address } from '../../machines/names.ts';
import { interactionOf, partsOf } from '../../machines/names.ts';
import type { Turn } from '../../server/actors/host.ts';
import { actOf, interactionNamed } from '../audit/acts.ts';
import { isDesk, isSession } from '../traces/desk.ts';
import type { Acted, Rang } from '../traces/trace.ts';

export interface Happened {
  /** Number of its turn. */
  n: number;
  /** Host's time, ms. */
  at: number;
  step: Acted | Rang;
  /** Key of the command, under which its text is kept. */
  key?: string;
  answer?: Answer;
  /** Its first actor had something to publish. */
  wasEffective: boolean;
}

const timers: Record<string, string> = { 'reminder.due': 'reminder', 'escalation.due': 'escalation' };

export class Happenings {
  /** Commands without an answer so far. */
  readonly #open = new Map<string, Happened>();

  /** Undefined if the turn is only a consequence. Its answer comes with this turn or a later one. */
  turn({ n, envelope, effects }: Turn): Happened | undefined {
    const { at, to, from, cause, message } = envelope;
    const wasEffective = effects.some(({ type }) => type === 'publish');
    let happened: Happened | undefined;
    if (cause === null) {
      const key = (message as { command: string }).command;
      happened = { n, at, step: actOf(envelope), key, wasEffective };
      this.#open.set(key, happened);
    } else if (from === to) {
      const timer = timers[message.type];
      if (timer) happened = { n, at, step: { type: 'fire', actor: to, timer }, wasEffective };
    }
    for (const effect of effects) {
      if (effect.type !== 'answer') continue;
      const answered = this.#open.get(effect.command);
      if (answered) answered.answer = effect.answer;
      this.#open.delete(effect.command);
    }
    return happened;
  }
}

/** What a person did at a desk; what desks tell by themselves is not. */
export const isDeed = ({ step }: Happened): boolean => step.type === 'act' && isDesk(step) && step.command !== 'seen';
export const isSetting = ({ step }: Happened): boolean => step.type === 'act' && step.command === 'alerts';
export const isPresence = ({ step }: Happened): boolean => step.type === 'act' && isSession(step);

/** The interaction that it is about, if it is about one. */
export function interactionIn({ step }: Happened): string | undefined {
  if (step.type === 'act') return interactionNamed(step.body);
  return interactionAt(step.actor);
}

export function interactionAt(address: Address): string | undefined {
  const { kind, id } = partsOf(address);
  if (kind === 'interaction') return id;
  return kind === 'request' ? interactionOf(id) : undefined;
}

/** Who did it. */
export const doerOf = ({ self }: Acted): string => partsOf(self).id;
