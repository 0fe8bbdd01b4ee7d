/**
 * What a turn can say. A chart knows no host: its actions are pure functions that return effects, and a host decides
 * when a message travels, what a timer means and where an event is kept.
 */
import { assign } from 'xstate';
import type { Answer, FeedEvent, Message } from './messages.ts';
import type { Address } from './names.ts';

export type Effect =
  /** Send to another actor; order is kept per (from, to), nothing else is promised. */
  | { type: 'tell'; to: Address; message: Message }
  /** Arm the timer `name` of this actor (arming again replaces it). The message comes back to this actor. */
  | { type: 'after'; name: string; delayMs: number; message: Message }
  | { type: 'cancel'; name: string }
  /** Append to the topic of this actor's own address. */
  | { type: 'publish'; event: FeedEvent }
  /** The one answer to a person's command. */
  | { type: 'answer'; command: string; answer: Answer };

export const tell = (to: Address, message: Message): Effect => ({ type: 'tell', to, message });
export const publish = (event: FeedEvent): Effect => ({ type: 'publish', event });
export const after = (name: string, delayMs: number, message: Message): Effect => ({
  type: 'after',
  name,
  delayMs,
  message,
});
export const cancel = (name: string): Effect => ({ type: 'cancel', name });
export const answer = (command: string, said: Answer): Effect => ({ type: 'answer', command, answer: said });

/** The three things a chart is made of beside its states, each typed by the messages it is for. */
export function chartOf<Context extends Record<string, unknown>, Heard extends { type: string }>() {
  type Of<Type extends Heard['type']> = Extract<Heard, { type: Type }>;
  interface Turn {
    context: Context;
    event: Heard;
  }
  return {
    /** An action that says effects. Its return value is what `step()` collects; it changes nothing. */
    says:
      <Type extends Heard['type'] = Heard['type']>(
        effects: (context: Context, message: Of<Type>) => Effect | readonly Effect[],
      ) =>
      ({ context, event }: Turn): void =>
        effects(context, event as Of<Type>) as unknown as void,
    /** A guard: a question about the books and the message. */
    asks:
      <Type extends Heard['type'] = Heard['type']>(question: (context: Context, message: Of<Type>) => boolean) =>
      ({ context, event }: Turn): boolean =>
        question(context, event as Of<Type>),
    /** A change of the books. */
    keeps: <Type extends Heard['type'] = Heard['type']>(
      change: (context: Context, message: Of<Type>) => Partial<Context>,
    ) => assign<Context, Heard, undefined, Heard, never>(({ context, event }) => change(context, event as Of<Type>)),
  };
}
