/** Opens the log-on page. Whoever is logged on already may choose another person here. */
import './log-on-page.ts';
import { speakTo } from '../../data/language.ts';
import { siteNow } from '../../data/session.ts';
import type { LogOnPage } from './log-on-page.ts';

export const open = () => openLogOn();

/** With `embed`, in the frame of another website: for an agent's client only. */
export async function openLogOn(place?: 'embed'): Promise<HTMLElement> {
  await speakTo();
  const page = document.createElement('hr-log-on') as LogOnPage;
  page.embedded = place === 'embed';
  siteNow().then(
    (site) => (page.site = site),
    () => (page.unreachable = true),
  );
  return page;
}
