/** What a turn did, in words: what it told others, its timers, what it published and answered. */
import { msg, str } from '@lit/localize';
import type { Effect } from '../../machines/effects.ts';
import type { RefusalCode } from '../../machines/refusals.ts';
import { actorWords } from './actor.ts';
import { spanWords } from './duration.ts';
import type { NameOf } from './names.ts';
import { refusalSentence } from './refusal.ts';

type Of<Type extends Effect['type']> = Extract<Effect, { type: Type }>;

const sentences: { [Type in Effect['type']]: (effect: Of<Type>, nameOf: NameOf) => string } = {
  tell: ({ to, message }, nameOf) => msg(str`Tells ${actorWords(to, nameOf)}: ${message.type}`),
  after: ({ name, delayMs, message }) => msg(str`Sets the timer “${name}” to ${spanWords(delayMs)}: ${message.type}`),
  cancel: ({ name }) => msg(str`Stops the timer “${name}”`),
  publish: ({ event }) => msg(str`Publishes ${event.type}`),
  answer: ({ answer }) =>
    'refused' in answer ? msg(str`Refuses: ${refusalSentence(answer.refused as RefusalCode)}`) : msg('Answers: done'),
};

/** One of a kind that is not known here is called what it calls itself. */
export function effectWords(effect: { type: string }, nameOf: NameOf): string {
  const sentence = sentences[effect.type as Effect['type']] as ((effect: object, nameOf: NameOf) => string) | undefined;
  return sentence?.(effect, nameOf) ?? effect.type;
}
