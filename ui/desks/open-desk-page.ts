/** What opening any desk takes: the session, the live connection, and the context that its elements find both in. */
import { ContextProvider } from '@lit/context';
import { backoffMs, waitMs } from '../data/backoff.ts';
import { deskContext, openDesk } from '../data/desk.ts';
import type { DeskKind } from '../data/desk-fetch.ts';
import { deskFetch } from '../data/desk-fetch.ts';
import { speakTo } from '../data/language.ts';
import { sessionNow, siteNow } from '../data/session.ts';

/** Undefined: nobody is logged on at this desk, and the browser is on its way to the log-on page. */
export async function openDeskPage(kind: DeskKind, element: string): Promise<HTMLElement | undefined> {
  const leave = () => location.replace('/');
  const session = await insist(() => sessionNow(deskFetch(kind)));
  if (!session) {
    leave();
    return undefined;
  }
  const [{ name }] = await Promise.all([insist(siteNow), speakTo(session.person)]);
  const desk = openDesk({ kind, session, siteName: name, onLoggedOff: leave });
  new ContextProvider(document.body, { context: deskContext, initialValue: desk });
  return document.createElement(element);
}

/** A desk that is opened while the server restarts waits for it. */
async function insist<Value>(ask: () => Promise<Value>): Promise<Value> {
  for (let failures = 0; ; failures++) {
    try {
      return await ask();
    } catch {
      await waitMs(backoffMs(failures));
    }
  }
}
