/** How interactions are named on the desks. */
import { msg, str } from '@lit/localize';
import type { Conversation, Media } from '../../machines/commands.ts';
import type { InteractionView } from '../../machines/wire.ts';

const media: Record<Media, () => string> = {
  call: () => msg('Call'),
  chat: () => msg('Chat'),
  email: () => msg('E-mail'),
  callback: () => msg('Callback'),
  message: () => msg('Message'),
};
export const mediaWords = (of: Media): string => media[of]();

const withCustomer: Record<Media, (customer: string) => string> = {
  call: (customer) => msg(str`Call with ${customer}`),
  chat: (customer) => msg(str`Chat with ${customer}`),
  email: (customer) => msg(str`E-mail with ${customer}`),
  callback: (customer) => msg(str`Callback with ${customer}`),
  message: (customer) => msg(str`Message with ${customer}`),
};
/** "Call with Clara Fischer". */
export const interactionWords = (of: Media, customer: string): string => withCustomer[of](customer);

const conversations: Record<Conversation, () => string> = {
  offering: () => msg('In queue'),
  alerting: () => msg('Ringing'),
  connected: () => msg('Connected', { id: 'conversation-connected', desc: 'the interaction, with the customer' }),
  held: () => msg('On hold'),
  parked: () => msg('Parked'),
  disconnected: () => msg('Ended'),
};
export const conversationWords = (of: Conversation): string => conversations[of]();

/** The customer's name, or the interaction's id if nobody told us one. */
export const customerWords = (interaction: InteractionView | undefined, id: string): string =>
  interaction?.customer?.body || msg(str`Interaction ${id}`);

const lasting: Record<Conversation, (duration: string) => string> = {
  offering: (duration) => msg(str`In queue for ${duration}`),
  alerting: (duration) => msg(str`Ringing for ${duration}`),
  connected: (duration) => msg(str`Connected for ${duration}`),
  held: (duration) => msg(str`On hold for ${duration}`),
  parked: (duration) => msg(str`Parked for ${duration}`),
  disconnected: (duration) => msg(str`Ended ${duration} ago`),
};
/** "On hold for 0 min 40 s". */
export const lastingWords = (of: Conversation, duration: string): string => lasting[of](duration);
