/** What opening any desk takes: the session, the live connection, and the context that its elements find both in. */
import { ContextProvider } from '@lit/context';
import { insist } from '../data/backoff.ts';
import { deskContext, openDesk } from '../data/desk.ts';
import type { DeskKind } from '../data/desk-fetch.ts';
import { deskFetch } from '../data/desk-fetch.ts';
import { speakTo } from '../data/language.ts';
import { sessionNow, siteNow } from '../data/session.ts';

/** Elsewhere than on our own pages, what becomes of somebody who is not, or no longer, logged on. */
interface Ways {
  absent: () => void;
  leave: () => void;
}
const toLogOn = () => location.replace('/');

/** Undefined: nobody is logged on at this desk, and the browser is on its way to the log-on page. */
export async function openDeskPage(
  kind: DeskKind,
  element: string,
  { absent, leave }: Ways = { absent: toLogOn, leave: toLogOn },
): Promise<HTMLElement | undefined> {
  const session = await insist(() => sessionNow(deskFetch(kind)));
  const self = session?.self;
  if (!session || self === undefined) {
    absent();
    return undefined;
  }
  const [{ name }] = await Promise.all([insist(siteNow), speakTo(session.person)]);
  const desk = openDesk({ kind, session: { ...session, self }, siteName: name, onLoggedOff: leave });
  new ContextProvider(document.body, { context: deskContext, initialValue: desk });
  return document.createElement(element);
}
