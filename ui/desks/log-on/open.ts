/** Opens the log-on page. Whoever is logged on already may choose another person here. */
import './log-on-page.ts';
import { speakTo } from '../../data/language.ts';
import { siteNow } from '../../data/session.ts';
import type { LogOnPage } from './log-on-page.ts';

export async function open(): Promise<HTMLElement> {
  await speakTo();
  const page = document.createElement('hr-log-on') as LogOnPage;
  siteNow().then(
    (site) => (page.site = site),
    () => (page.unreachable = true),
  );
  return page;
}
