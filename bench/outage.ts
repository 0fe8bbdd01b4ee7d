/**
 * How soon a supervisor's desk is right again after a minute without the network in which much has happened: from the
 * open socket to a page that shows what is now. The server's clock moves on by that minute, so that the session's grace
 * is over and every toast that still waits is shown anew.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../harness/stages/chromium.ts';
import type { Centre } from './centre.ts';
import { connectCall, openCentre, post } from './centre.ts';
import { listen } from './listeners.ts';
import type { Row } from './measure.ts';
import { figureOf } from './measure.ts';

const root = resolve(import.meta.dirname, '..');
const runs = 5;
const agents = 75;
const outageMs = 60_000;
/** What happens in each outage: all agents ask, Sam accepts some, and some of those end. */
const accepted = 45;
const ended = 10;
const linesEach = 4;
const rowsShown = 50;
const givenUpMs = 30_000;

interface Healed {
  openAt: number;
  rightAt: number;
  /** Events that the desk had missed. */
  missed: number;
  /** Milliseconds in which the page could do nothing else, the longest stretch. */
  longestTaskMs: number;
}

declare global {
  interface Window {
    healing: { openAt: number; missed: number; longestTaskMs: number };
  }
}

export async function outageRow(): Promise<Row> {
  if (!existsSync(resolve(root, 'ui/dist/index.html'))) throw new Error('Build the ui first: npm start does.');
  const centre = await openCentre(agents, [['sue', 'sam']]);
  const browser = await launchChromium();
  try {
    for (let n = 0; n < agents; n++) await connectCall(centre, n, 1);
    const people = await Promise.all(Array.from({ length: agents }, (_, n) => centre.logOn(`a${n}`, 'client')));
    const sam = await centre.logOn('sam', 'supervisor');
    const live = `${centre.url.replace('http', 'ws')}/live?desk=`;
    const hello = () => JSON.stringify({ type: 'hello', have: {} });
    // They stay: without a line their sessions would end in that minute too.
    await listen(`${live}agent`, people, () => {}, hello);
    await listen(`${live}supervisor`, [sam], () => {}, hello);
    const sue = await desk(browser, centre.url);
    const healed: Healed[] = [];
    for (let run = 1; run <= runs; run++) {
      await sue.context().setOffline(true);
      await sue.waitForSelector('[data-test="connection"][data-state="disconnected"]');
      await happen(centre, people, sam, run);
      healed.push(await comeBack(sue));
      for (const [n, person] of people.entries())
        if (n >= ended) await centre.send(person, 'done', { request: `c${n}.${run}` });
      await sue.waitForFunction(() => window.healing !== undefined);
      await sue.waitForSelector('[data-test="list-row"]', { state: 'detached' });
    }
    const times = healed.map(({ openAt, rightAt }) => rightAt - openAt);
    return {
      name: 'outage',
      work: `${agents} requests asked, ${accepted} taken and ${ended} ended while a supervisor’s desk was offline for ${outageMs / 1_000} s`,
      figures: {
        'events missed': figureOf(healed.map(({ missed }) => missed)),
        'open socket to right page, ms': figureOf(times),
        'longest task meanwhile, ms': figureOf(healed.map(({ longestTaskMs }) => longestTaskMs)),
      },
      ratios: [],
      ceilings: [{ name: 'open socket to right page, most, ms', value: Math.max(...times), bar: 1_000 }],
    };
  } finally {
    await browser.close();
    await centre.stop();
  }
}

async function happen(
  centre: Centre,
  people: readonly Record<string, string>[],
  sam: Record<string, string>,
  run: number,
) {
  for (const [n, person] of people.entries())
    await centre.send(person, 'ask', { interaction: `c${n}`, text: 'May I refund 900?' });
  for (let n = 0; n < accepted; n++) await centre.send(sam, 'accept', { toast: `c${n}.${run}/sam/1` });
  for (let n = 0; n < ended; n++) {
    for (let line = 0; line < linesEach; line++)
      await centre.send(sam, 'say', { request: `c${n}.${run}`, text: 'Go on' });
    await centre.send(people[n]!, 'done', { request: `c${n}.${run}` });
  }
  await post(`${centre.url}/api/clock`, { origin: centre.url }, { advanceMs: outageMs });
}

async function desk(browser: Browser, url: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.addInitScript(() => {
    const now = () => performance.now();
    const Plain = WebSocket;
    window.healing = { openAt: 0, missed: 0, longestTaskMs: 0 };
    window.WebSocket = class extends Plain {
      constructor(address: string | URL, protocols?: string | string[]) {
        super(address, protocols);
        this.addEventListener('open', () => {
          window.healing = { openAt: now(), missed: 0, longestTaskMs: 0 };
        });
        this.addEventListener('message', ({ data }) => {
          const frame = JSON.parse(String(data)) as { mode?: string; events?: unknown[] };
          if (frame.mode === 'missed') window.healing.missed += frame.events?.length ?? 0;
        });
      }
    };
    new PerformanceObserver((list) => {
      const longest = Math.max(...list.getEntries().map(({ duration }) => duration));
      window.healing.longestTaskMs = Math.max(window.healing.longestTaskMs, longest);
    }).observe({ type: 'longtask' });
  });
  await page.goto(url);
  await page.click('[data-test="persona"][data-person="sue"][data-application="supervisor"]');
  await page.waitForSelector('[data-test="connection"][data-state="connected"]');
  return page;
}

async function comeBack(page: Page): Promise<Healed> {
  const waiting = agents - accepted;
  // The list shows fifty, those that wait before those that are helped.
  const wanted = { waiting, rows: rowsShown, helped: rowsShown - waiting, givenUpMs };
  const right = page.evaluate(({ waiting, rows, helped, givenUpMs }) => {
    const all = (selector: string, at: Document | ShadowRoot = document): Element[] => [
      ...at.querySelectorAll(selector),
      ...[...at.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? all(selector, shadowRoot) : [])),
    ];
    const seen = () => ({
      connected: all('[data-test="connection"][data-state="connected"]').length,
      toasts: all('[data-test="toast"]').length,
      more: Number.parseInt(all('[data-test="more"]')[0]?.textContent ?? '', 10),
      rows: all('[data-test="list-row"]').length,
      helped: all('[data-test="list-row"][data-state="helped"]').length,
    });
    const right = JSON.stringify({ connected: 1, toasts: 3, more: waiting - 3, rows, helped });
    const until = performance.now() + givenUpMs;
    return new Promise<Healed>((done, fail) => {
      const look = () => {
        if (JSON.stringify(seen()) === right)
          // Once more: the frame that shows it has been painted when the next one begins.
          return requestAnimationFrame(() => done({ ...window.healing, rightAt: performance.now() }));
        if (performance.now() > until) return fail(new Error(`${JSON.stringify(seen())} instead of ${right}`));
        return requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
  }, wanted);
  await page.context().setOffline(false);
  return right;
}
