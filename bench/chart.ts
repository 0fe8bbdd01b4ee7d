/**
 * Statecharts on a page, as built: from the element being there until its chart is painted, on a page that has just been loaded, and
 * the frames of five seconds in which 60 turns a second arrive. A real browser; frames as it counts them.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { build, preview } from 'vite';
import { launchChromium } from '../harness/stages/chromium.ts';
import { edgesOf } from '../machines/edges.ts';
import { charts } from '../machines/index.ts';
import type { Kind } from '../machines/names.ts';
import type { Statechart } from '../ui/designer/chart/chart.ts';
import type { Row } from './measure.ts';
import { figureOf } from './measure.ts';

const configFile = resolve(import.meta.dirname, '../ui/gallery/vite.config.ts');
const kinds = Object.keys(charts) as Kind[];
const runs = 5;
const turnsPerSecond = 60;
const lastsMs = 5_000;
const drawnMs = 300;
/** Two frames of 60 Hz: one that is missed. */
const frameMs = 34;

export async function chartRow(): Promise<Row> {
  const outDir = mkdtempSync(join(tmpdir(), 'handraise-bench-chart-'));
  // The elements alone: pages of the gallery, on which no scene is shown.
  await build({ configFile, logLevel: 'error', build: { outDir, emptyOutDir: true } });
  const server = await preview({
    configFile,
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1' },
    logLevel: 'error',
  });
  const browser = await launchChromium();
  try {
    const url = `${server.resolvedUrls!.local[0]}?only=none`;
    const drawn: Record<string, number[]> = {};
    for (let run = 0; run < runs; run++) {
      for (const kind of kinds) drawn[kind] = [...(drawn[kind] ?? []), await drawOn(browser, url, kind)];
    }
    const live: Frames[] = [];
    const still: Frames[] = [];
    for (let run = 0; run < runs; run++) {
      still.push(await framesOn(browser, url, 0));
      live.push(await framesOn(browser, url, turnsPerSecond));
    }
    const medians = Object.values(drawn).map((all) => figureOf(all).median);
    return {
      name: 'chart',
      work: `each chart on a new page; ${turnsPerSecond} turns/s for ${lastsMs / 1_000} s on that of the interaction`,
      figures: {
        ...Object.fromEntries(kinds.map((kind) => [`${kind} drawn, ms`, figureOf(drawn[kind]!)])),
        frames: figureOf(live.map(({ frames }) => frames / (lastsMs / 1_000))),
        'turns shown': figureOf(live.map(({ turns }) => turns / (lastsMs / 1_000))),
        'longest frame, ms': figureOf(live.map(({ longestMs }) => longestMs)),
        'frames over 34 ms without turns': figureOf(still.map(({ late }) => late)),
        'frames over 34 ms': figureOf(live.map(({ late }) => late)),
      },
      ratios: [],
      ceilings: [
        { name: 'slowest chart, median, ms', value: Math.max(...medians), bar: drawnMs },
        {
          name: 'late frames more than without turns, median',
          value: figureOf(live.map(({ late }, run) => late - still[run]!.late)).median,
          bar: 0,
        },
      ],
    };
  } finally {
    await browser.close();
    await server.close();
    rmSync(outDir, { recursive: true, force: true });
  }
}

async function pageOf(browser: Browser, url: string) {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await page.goto(url);
  await page.waitForSelector('body[data-shown="all"]');
  return page;
}

/** Milliseconds from the element to the first frame that shows its chart. */
async function drawOn(browser: Browser, url: string, kind: Kind): Promise<number> {
  const page = await pageOf(browser, url);
  const ms = await page.evaluate(async (of) => {
    const element = document.createElement('hr-chart') as unknown as Statechart;
    element.chart = of;
    const { promise, resolve } = Promise.withResolvers<void>();
    element.addEventListener('drawn', () => resolve(), { once: true });
    const from = performance.now();
    document.body.append(element);
    await promise;
    await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
    return performance.now() - from;
  }, kind);
  await page.context().close();
  return ms;
}

interface Frames {
  frames: number;
  turns: number;
  longestMs: number;
  late: number;
}

/** `perSecond`: turns. None tells what this machine does without. */
async function framesOn(browser: Browser, url: string, perSecond: number): Promise<Frames> {
  const page = await pageOf(browser, url);
  const edges = edgesOf(charts.interaction).map(({ id }) => id);
  const measured = await page.evaluate(
    async ({ edges: ids, turnsEach, forMs, lateMs }) => {
      const element = document.createElement('hr-chart') as unknown as Statechart;
      element.chart = 'interaction';
      const { promise, resolve: isDrawn } = Promise.withResolvers<void>();
      element.addEventListener('drawn', () => isDrawn(), { once: true });
      document.body.append(element);
      await promise;
      const states = ['offering', 'alerting', 'connected', 'held', 'parked'];
      const helps = ['free', 'opening', 'active', 'ending'];
      let turns = 0;
      const turn = () => {
        turns++;
        const present = { conversation: states[turns % states.length]!, assistance: helps[turns % helps.length]! };
        element.state = { value: { present } };
        element.taken = [ids[turns % ids.length]!];
      };
      const gaps: number[] = [];
      const { promise: over, resolve: end } = Promise.withResolvers<void>();
      const begun = performance.now();
      const clock = setInterval(() => {
        // Timers are late now and then: what is due comes at once.
        while (turns < ((performance.now() - begun) / 1_000) * turnsEach) turn();
      }, 1_000 / 60);
      let last: number | undefined;
      const frame = (at: number) => {
        if (last !== undefined) gaps.push(at - last);
        last = at;
        if (at - begun < forMs) requestAnimationFrame(frame);
        else end();
      };
      requestAnimationFrame(frame);
      await over;
      clearInterval(clock);
      return {
        frames: gaps.length,
        turns,
        longestMs: Math.max(...gaps),
        late: gaps.filter((gap) => gap > lateMs).length,
      };
    },
    { edges, turnsEach: perSecond, forMs: lastsMs, lateMs: frameMs },
  );
  await page.context().close();
  return measured;
}
