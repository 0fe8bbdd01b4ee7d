/** Opens the administrator's desk: who is logged on, the site, and everything that its elements share. */
import { ContextProvider } from '@lit/context';
import './administrator-desk.ts';
import { Administration } from '../../data/administration.ts';
import { insist } from '../../data/backoff.ts';
import { deskFetch } from '../../data/desk-fetch.ts';
import { speakTo } from '../../data/language.ts';
import { logOff, sessionNow } from '../../data/session.ts';
import { DraftBook } from './draft.ts';
import { workplaceContext } from './workplace.ts';

/** Others change the site too. */
const refreshEveryMs = 15_000;

export async function open(): Promise<HTMLElement | undefined> {
  const ask = deskFetch('administrator');
  const session = await insist(() => sessionNow(ask));
  if (!session) {
    location.replace('/');
    return undefined;
  }
  const drafts = new DraftBook();
  const administration = new Administration({
    fetch: ask,
    // What was not saved stays; the desk says how to go on.
    onLoggedOff: () => {
      if (!drafts.hasChanges) location.replace('/');
    },
  });
  await Promise.all([speakTo(session.person), administration.refresh()]);
  const look = () => {
    if (document.visibilityState === 'visible' && !administration.isLoggedOff) void administration.refresh();
  };
  const refreshing = setInterval(look, refreshEveryMs);
  document.addEventListener('visibilitychange', look);
  addEventListener('online', look);
  const warn = (event: BeforeUnloadEvent) => {
    if (drafts.hasChanges) event.preventDefault();
  };
  addEventListener('beforeunload', warn);
  const workplace = {
    session,
    administration,
    drafts,
    async logOff() {
      clearInterval(refreshing);
      removeEventListener('beforeunload', warn);
      await logOff(ask);
    },
  };
  new ContextProvider(document.body, { context: workplaceContext, initialValue: workplace });
  return document.createElement('hr-administrator-desk');
}
