/** What an event that reached a person says in a lane; undefined for what does not help to read a failure. */
import type { FeedEvent } from '../../machines/messages.ts';

export function describeHappening(topic: string, event: FeedEvent, self: string): string | undefined {
  const id = topic.slice(topic.indexOf('/') + 1);
  switch (event.type) {
    case 'toast.shown':
      return `is shown toast ${event.toast}`;
    case 'toast.reminded':
      return `is reminded of toast ${event.toast}`;
    case 'toast.closed':
      return `toast ${event.toast} closes: ${event.cause}${event.by ? ` by ${event.by}` : ''}`;
    case 'helping.started':
      return `helps with ${event.request}`;
    case 'helping.ended':
      return `no longer helps with ${event.request}: ${event.cause}`;
    case 'dialog.changed': {
      const { request, state, reach, by, escalated } = event.dialog;
      const more = [
        state === 'waiting' || state === 'unattended' ? reach : '',
        by ? `by ${by}` : '',
        escalated ? 'escalated' : '',
      ];
      return `sees ${request} ${[state, ...more.filter(Boolean)].join(', ')}`;
    }
    case 'dialog.gone':
      return `sees ${event.request} done: ${event.outcome}`;
    case 'ask.refused':
      return `ask on ${event.interaction} refused: ${event.refused}`;
    case 'interaction.assigned':
      return `gets ${event.interaction}`;
    case 'interaction.left':
      return `${event.interaction} leaves`;
    case 'request.line':
      return event.person === self.slice(self.indexOf('/') + 1)
        ? undefined
        : `reads line ${event.n} of ${id} by ${event.person}`;
    default:
      return undefined;
  }
}
