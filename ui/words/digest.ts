/** A digest after an absence, as a heading and sentences of their own: what came, what became of it, what still waits. */
import { msg, str } from '@lit/localize';
import type { Digest } from '../alerts/absence.ts';
import { roughDurationWords } from './duration.ts';
import { numberWords, pluralWords } from './formats.ts';
import type { NameOf } from './names.ts';
import { namesWords } from './names.ts';

/** Names in one sentence; where there are more nobody is named. */
const namedMax = 4;

export const digestHeading = ({ awayMs }: Digest): string =>
  msg(str`While you were away (${roughDurationWords(awayMs)})`);

export function digestSentences(digest: Digest, nameOf: NameOf): string[] {
  const { came, taken, takenBy, withdrawn, over, waiting, messages, inRequests } = digest;
  return [
    came > 0 && cameWords(came),
    taken > 0 && takenWords(taken, takenBy, nameOf),
    withdrawn > 0 && msg(str`${numberWords(withdrawn)} withdrawn`),
    over > 0 && msg(str`${numberWords(over)} over for other reasons`),
    waiting > 0 && waitingWords(waiting),
    messages > 0 && messagesWords(messages, inRequests),
  ].filter((sentence) => sentence !== false);
}

const cameWords = (count: number) =>
  pluralWords(
    count,
    (number) => msg(str`${number} request came`),
    (number) => msg(str`${number} requests came`),
  );

function takenWords(count: number, by: readonly string[], nameOf: NameOf): string {
  const isNamed = by.length > 0 && by.length <= namedMax;
  if (!isNamed) return msg(str`${numberWords(count)} taken by others`);
  return msg(str`${numberWords(count)} taken by ${namesWords(by, nameOf)}`);
}

const waitingWords = (count: number) =>
  pluralWords(
    count,
    (number) => msg(str`${number} still waits`),
    (number) => msg(str`${number} still wait`),
  );

function messagesWords(messages: number, requests: number): string {
  if (requests > 1) return msg(str`${numberWords(messages)} new messages in ${numberWords(requests)} requests`);
  return pluralWords(
    messages,
    (number) => msg(str`${number} new message in a request`),
    (number) => msg(str`${number} new messages in a request`),
  );
}
