/** How interactions are named on the desks. */
import type { Conversation, Media } from '../../machines/commands.ts';
import type { InteractionView } from '../../machines/wire.ts';

export const mediaWords: Record<Media, string> = {
  call: 'Call',
  chat: 'Chat',
  email: 'E-mail',
  callback: 'Callback',
  message: 'Message',
};

export const conversationWords: Record<Conversation, string> = {
  offering: 'In queue',
  alerting: 'Ringing',
  connected: 'Connected',
  held: 'On hold',
  parked: 'Parked',
  disconnected: 'Ended',
};

/** The customer's name, or the interaction's id if nobody told us one. */
export const customerWords = (interaction: InteractionView | undefined, id: string): string =>
  interaction?.customer?.body || `Interaction ${id}`;
