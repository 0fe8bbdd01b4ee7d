/**
 * A supervisor's wall of a large centre: while twenty things a second happen to its agents and somebody scrolls through it,
 * how long the page takes for a frame at most. A real server, a real browser; frames and tasks as the browser counts them.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../harness/stages/chromium.ts';
import type { Centre } from './centre.ts';
import { connectCall, openCentre } from './centre.ts';
import type { Row } from './measure.ts';
import { figureOf } from './measure.ts';

const root = resolve(import.meta.dirname, '..');
const agents = 500;
const open = 200;
const eventsPerSecond = 20;
const lastsMs = 20_000;
const runs = 3;
const stepPx = 240;
const scrollEveryMs = 50;

interface Frames {
  /** Between one frame and the next, the longest. */
  longestFrameMs: number;
  longestTaskMs: number;
  frames: number;
  events: number;
  /** What the long animation frames were made of, the longest first. */
  scripts: string[];
}

declare global {
  interface Window {
    watching: Frames & { begin(): void };
  }
}

export async function wallRow(): Promise<Row> {
  if (!existsSync(resolve(root, 'ui/dist/index.html'))) throw new Error('Build the ui first: npm start does.');
  const centre = await openCentre(agents, [['sue'], ['sue']], true);
  const browser = await launchChromium();
  try {
    const people: Record<string, string>[] = [];
    for (let n = 0; n < agents; n++) people.push(await centre.logOn(`a${n}`, 'client'));
    for (let n = 0; n < agents; n++) await connectCall(centre, n, 2);
    const page = await openWall(browser, centre.url, async () => {
      for (let n = 0; n < open; n++) await centre.send(people[n]!, 'ask', { interaction: `c${n}`, text: 'May I?' });
    });
    const opening = await drawn(page);
    const measured: Frames[] = [];
    const numbers = Array.from({ length: open }, () => 1);
    for (let run = 0; run < runs; run++) {
      await page.evaluate(() => window.watching.begin());
      await Promise.all([happen(centre, people, numbers), scroll(page)]);
      measured.push(await page.evaluate(() => ({ ...window.watching })));
    }
    for (const line of new Set(measured.flatMap(({ scripts }) => scripts))) process.stderr.write(`  ${line}\n`);
    const longest = measured.map(({ longestFrameMs }) => longestFrameMs);
    return {
      name: 'wall',
      work: `${agents} agents, ${open} open requests, ${eventsPerSecond} commands/s for ${lastsMs / 1_000} s while somebody scrolls`,
      figures: {
        'events at the page': figureOf(measured.map(({ events }) => events / (lastsMs / 1_000))),
        frames: figureOf(measured.map(({ frames }) => frames / (lastsMs / 1_000))),
        'all rows drawn after opening, ms': figureOf([opening.allMs]),
        'longest frame while opening, ms': figureOf([opening.longestFrameMs]),
        'longest task, ms': figureOf(measured.map(({ longestTaskMs }) => longestTaskMs)),
        'longest frame, ms': figureOf(longest),
      },
      ratios: [],
      ceilings: [{ name: 'longest frame, most, ms', value: Math.max(...longest), bar: 100 }],
    };
  } finally {
    await browser.close();
    await centre.stop();
  }
}

/** Calls are held and picked up again, requests end and others are opened; `numbers` has that of each open request. */
async function happen(centre: Centre, people: readonly Record<string, string>[], numbers: number[]) {
  const until = performance.now() + lastsMs;
  const sent: Promise<void>[] = [];
  const isHeld = new Set<number>();
  for (let n = 0; performance.now() < until; n++) {
    const at = (n * 37) % agents;
    if (n % 5 === 0) {
      const one = (n / 5) % open;
      sent.push(
        centre
          .send(people[one]!, 'done', { request: `c${one}.${numbers[one]!++}` })
          .then(() => centre.send(people[one]!, 'ask', { interaction: `c${one}`, text: 'And now?' })),
      );
    } else {
      const type = isHeld.delete(at) ? 'interaction.connect' : 'interaction.hold';
      if (type === 'interaction.hold') isHeld.add(at);
      sent.push(centre.send(centre.acd, type, { interaction: `c${at}` }));
    }
    await pause(1_000 / eventsPerSecond);
  }
  await Promise.all(sent);
  for (const at of isHeld) await centre.send(centre.acd, 'interaction.connect', { interaction: `c${at}` });
}

/** Down to the end and up again, as a wheel does it. */
async function scroll(page: Page) {
  const until = performance.now() + lastsMs;
  await page.mouse.move(400, 500);
  for (let way = 1; performance.now() < until; ) {
    await page.mouse.wheel(0, way * stepPx);
    await pause(scrollEveryMs);
    const [top, end] = await page.evaluate(() => [scrollY, document.documentElement.scrollHeight - innerHeight]);
    if (top! >= end! - 2) way = -1;
    else if (top! <= 0) way = 1;
  }
}

async function openWall(browser: Browser, url: string, meanwhile: () => Promise<void>): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await page.addInitScript(watch);
  await page.goto(url);
  await page.click('[data-test="persona"][data-person="sue"][data-application="supervisor"]');
  await page.waitForSelector('[data-test="connection"][data-state="connected"]');
  await meanwhile();
  return page;
}

/** Goes to the wall; until every row is there. */
async function drawn(page: Page): Promise<{ allMs: number; longestFrameMs: number }> {
  await page.evaluate(() => window.watching.begin());
  const start = performance.now();
  await page.click('[data-test="place"][data-place="wall"]');
  await page.waitForFunction((rows) => {
    const desk = document.querySelector('hr-supervisor-desk')?.shadowRoot;
    return desk?.querySelector('hr-wall')?.shadowRoot?.querySelectorAll('.row').length === rows;
  }, agents);
  const allMs = performance.now() - start;
  return { allMs, longestFrameMs: await page.evaluate(() => window.watching.longestFrameMs) };
}

/** Runs in the page, before anything else. */
function watch() {
  const fresh = () => ({ longestFrameMs: 0, longestTaskMs: 0, frames: 0, events: 0, scripts: [] as string[] });
  window.watching = {
    ...fresh(),
    begin: () => {
      Object.assign(window.watching, fresh());
      last = performance.now();
    },
  };
  let last = performance.now();
  const frame = (at: number) => {
    window.watching.frames++;
    window.watching.longestFrameMs = Math.max(window.watching.longestFrameMs, at - last);
    last = at;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  const observe = (type: string, look: (entries: PerformanceEntry[]) => void) =>
    new PerformanceObserver((list) => look(list.getEntries())).observe({ type });
  observe('longtask', (tasks) => {
    const longest = Math.max(...tasks.map(({ duration }) => duration));
    window.watching.longestTaskMs = Math.max(window.watching.longestTaskMs, longest);
  });
  observe('long-animation-frame', (frames) => {
    for (const entry of frames as (PerformanceEntry & {
      renderStart: number;
      styleAndLayoutStart: number;
      scripts: { invoker: string; duration: number; forcedStyleAndLayoutDuration: number }[];
    })[]) {
      const end = entry.startTime + entry.duration;
      const parts = entry.scripts.map(
        ({ invoker, duration, forcedStyleAndLayoutDuration: forced }) =>
          `${invoker} ${Math.round(duration)} (layout ${Math.round(forced)})`,
      );
      const layout = entry.styleAndLayoutStart ? Math.round(end - entry.styleAndLayoutStart) : 0;
      if (entry.duration > 80) {
        window.watching.scripts.push(
          `${Math.round(entry.duration)} ms: ${parts.join(', ')}; style and layout ${layout}`,
        );
      }
    }
  });
  const Plain = WebSocket;
  window.WebSocket = class extends Plain {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols);
      this.addEventListener('message', ({ data }) => {
        const { events } = JSON.parse(String(data)) as { events?: unknown[] };
        window.watching.events += events?.length ?? 0;
      });
    }
  };
}
