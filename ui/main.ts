/** Chooses the page by its path and opens it. Each desk is loaded only where it is used. */
import { applyTheme } from './theme/choice.ts';

applyTheme();

const pages: Record<string, () => Promise<{ open: () => Promise<HTMLElement | undefined> }>> = {
  '/': () => import('./desks/log-on/open.ts'),
  '/agent': () => import('./desks/agent/open.ts'),
  '/supervisor': () => import('./desks/supervisor/open.ts'),
  '/administrator': () => import('./desks/administrator/open.ts'),
  '/designer': () => import('./desks/designer/open.ts'),
  '/qa': () => import('./desks/qa/open.ts'),
  '/embed/agent': () => import('./desks/embed/open.ts'),
};

const path = location.pathname.replace(/(\/index\.html|\/)$/, '') || '/';
const page = await (pages[path] ?? pages['/']!)();
const element = await page.open();
if (element) document.body.append(element);
