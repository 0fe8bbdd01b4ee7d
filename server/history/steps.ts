/**
 * What a turn of a request adds to its story: what was published, and what only messages tell: to whom it was shown, why a
 * showing closed, whose click came too late. Pure; reads one turn and knows nothing of rights or texts.
 */
import type { Note } from '../../machines/messages.ts';
import { partsOf } from '../../machines/names.ts';
import type { StepCause, StepEvent } from '../../machines/story.ts';
import type { Turn } from '../actors/host.ts';

export interface Step {
  /** ms UTC. */
  at: number;
  /** Who did it; null if nobody did. */
  by: string | null;
  cause: StepCause;
  event: StepEvent;
}

export function stepsOf({ envelope: { at, message }, effects }: Turn): Step[] {
  const by = doerOf(message as Note);
  const cause = causeOf(message.type, by);
  return effects.flatMap((effect): Step[] => {
    switch (effect.type) {
      case 'publish':
        return isSaidTwice(effect.event) ? [] : [{ at, by, cause, event: effect.event as StepEvent }];
      case 'tell': {
        const { message: note } = effect;
        const to = partsOf(effect.to).id;
        if (note.type === 'toast.show') {
          return [{ at, by, cause, event: { type: 'showing.opened', toast: note.toast, to } }];
        }
        if (note.type !== 'toast.close') return [];
        return [{ at, by, cause, event: { type: 'showing.closed', toast: note.toast, to, cause: note.cause } }];
      }
      case 'answer': {
        if (!('refused' in effect.answer)) return [];
        const isThis = 'command' in message && message.command === effect.command;
        const command = isThis ? (message.type.slice('request.'.length) as 'say') : null;
        const { refused } = effect.answer;
        const sender = effect.command.slice(0, effect.command.indexOf('/'));
        return [{ at, by: by ?? sender, cause: 'person', event: { type: 'command.refused', command, refused } }];
      }
      default:
        return [];
    }
  });
}

/** Opening, accepting and joining have events of their own; only who ignored is told by the list of participants alone. */
const isSaidTwice = (event: { type: string; action?: string }) =>
  event.type === 'request.participant' && event.action !== 'ignored';

function doerOf(message: Note): string | null {
  switch (message.type) {
    case 'request.open':
    case 'request.done':
      return message.agent;
    case 'request.say':
      return message.person;
    case 'request.accept':
    case 'request.ignore':
    case 'request.seen':
    case 'request.join':
    case 'request.leave':
    case 'request.handOver':
      return message.supervisor;
    default:
      return null;
  }
}

function causeOf(type: string, by: string | null): Step['cause'] {
  if (by !== null) return 'person';
  if (type.endsWith('.due')) return 'timer';
  return type.startsWith('roster.') ? 'presence' : 'interaction';
}
