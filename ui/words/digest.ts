/** A digest after an absence, as a heading and sentences of their own: what came, what became of it, what still waits. */
import { msg, str } from '@lit/localize';
import type { Digest } from '../alerts/absence.ts';
import type { NameOf } from './names.ts';
import { namesWords } from './names.ts';
import { roughDurationWords } from './rough-duration.ts';

/** Names in one sentence; whoever took one request of many is not named. */
const namedMax = 4;

export const digestHeading = ({ awayMs }: Digest): string =>
  msg(str`While you were away (${roughDurationWords(awayMs)})`);

export function digestSentences(digest: Digest, nameOf: NameOf): string[] {
  const { came, taken, takenBy, withdrawn, over, waiting, messages, inRequests } = digest;
  const names = namesWords(takenBy.slice(0, namedMax), nameOf);
  const isNamed = takenBy.length > 0 && takenBy.length <= namedMax;
  return [
    came === 1 ? msg('1 request came') : came > 1 && msg(str`${came} requests came`),
    taken > 0 && (isNamed ? msg(str`${taken} taken by ${names}`) : msg(str`${taken} taken by others`)),
    withdrawn > 0 && msg(str`${withdrawn} withdrawn`),
    over > 0 && msg(str`${over} over for other reasons`),
    waiting === 1 ? msg('1 still waits') : waiting > 1 && msg(str`${waiting} still wait`),
    messagesWords(messages, inRequests),
  ].filter((sentence) => sentence !== false);
}

function messagesWords(messages: number, inRequests: number): string | false {
  if (messages === 0) return false;
  if (messages === 1) return msg('1 new message');
  return inRequests === 1
    ? msg(str`${messages} new messages in 1 request`)
    : msg(str`${messages} new messages in ${inRequests} requests`);
}
