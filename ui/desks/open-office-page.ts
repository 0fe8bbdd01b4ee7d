/** What opening the designer's or QA desk takes: the session, the site's name, and the context that its elements find both in. */
import { ContextProvider } from '@lit/context';
import { insist } from '../data/backoff.ts';
import type { DeskKind } from '../data/desk-fetch.ts';
import { deskFetch } from '../data/desk-fetch.ts';
import { speakTo } from '../data/language.ts';
import { officeContext } from '../data/office.ts';
import { logOff, sessionNow, siteNow } from '../data/session.ts';

/** Undefined: nobody is logged on at this desk, and the browser is on its way to the log-on page. */
export async function openOfficePage(kind: DeskKind, element: string): Promise<HTMLElement | undefined> {
  const ask = deskFetch(kind);
  const session = await insist(() => sessionNow(ask));
  if (!session) {
    location.replace('/');
    return undefined;
  }
  const [{ name }] = await Promise.all([insist(siteNow), speakTo(session.person)]);
  const leave = async () => {
    await logOff(ask);
    location.assign('/');
  };
  new ContextProvider(document.body, {
    context: officeContext,
    initialValue: { session, siteName: name, ask, leave },
  });
  return document.createElement(element);
}
