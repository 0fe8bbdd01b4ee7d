/**
 * What desktop notifications say. Colleagues are named; what anybody wrote is shown only to those who chose that, since
 * others may see the screen.
 */
import { msg, str } from '@lit/localize';
import type { Alert } from '../../machines/desk.ts';
import type { RequestView } from '../../machines/wire.ts';
import { pluralWords } from './formats.ts';
import type { NameOf } from './names.ts';

/** Characters of a text; a notification has room for no more. */
const textMax = 200;

export interface NoticeWords {
  title: string;
  body: string;
}

export interface NoticeOf {
  alert: Alert;
  request: RequestView | undefined;
  /** Who reads it. */
  me: string;
  nameOf: NameOf;
  /** What was written may be shown. */
  texts: boolean;
}

export function noticeWords({ alert, request, me, nameOf, texts }: NoticeOf): NoticeWords {
  const said = request?.lines.findLast(({ person }) => person !== me);
  if (alert.cause === 'message') {
    const title = said ? msg(str`New message from ${nameOf(said.person)}`) : msg('New message');
    return { title, body: (texts && said?.text.body?.slice(0, textMax)) || (request?.workgroup ?? '') };
  }
  const name = nameOf(request?.agent ?? '');
  const body = (texts && request?.lines[0]?.text.body?.slice(0, textMax)) || (request?.workgroup ?? '');
  return { title: toastTitle(alert, name), body };
}

function toastTitle({ cause, urgent }: Alert, name: string): string {
  if (cause === 'reminder')
    return urgent ? msg(str`Urgent: ${name} still waits for assistance`) : msg(str`${name} still waits for assistance`);
  return urgent ? msg(str`Urgent: ${name} asks for assistance`) : msg(str`${name} asks for assistance`);
}

/** One for many. */
export function noticeOfMany(requests: number, conversations: number): NoticeWords {
  if (requests === 0) return { title: talkingWords(conversations), body: '' };
  return { title: waitingWords(requests), body: conversations > 0 ? talkingWords(conversations) : '' };
}

const waitingWords = (count: number) =>
  pluralWords(
    count,
    (number) => msg(str`${number} request waits for assistance`),
    (number) => msg(str`${number} requests wait for assistance`),
  );

const talkingWords = (count: number) =>
  pluralWords(
    count,
    (number) => msg(str`New messages in ${number} request`),
    (number) => msg(str`New messages in ${number} requests`),
  );
