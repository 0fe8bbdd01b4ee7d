/**
 * Statecharts in a real browser, as they are built and under a strict policy: drawn in a worker, lit by turns, walked through with keys.
 * That exports are XML is judged here too, by the browser's own reader.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { PreviewServer } from 'vite';
import { build, preview } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chartOf, withAllWithin } from '../../drawings/chart/chart.ts';
import { chartFormats } from '../../harness/charts/formats.ts';
import { launchChromium } from '../../harness/stages/chromium.ts';
import { charts } from '../../machines/index.ts';
import type { Kind } from '../../machines/names.ts';
import type { Statechart } from '../../ui/designer/chart/chart.ts';

const configFile = resolve(import.meta.dirname, '../../ui/gallery/vite.config.ts');
const kinds = Object.keys(charts) as Kind[];
let outDir: string;
let server: PreviewServer;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  outDir = mkdtempSync(join(tmpdir(), 'handraise-charts-'));
  await build({ configFile, logLevel: 'error', build: { outDir, emptyOutDir: true } });
  const headers = {
    'content-security-policy': "default-src 'self'; style-src 'self'; worker-src 'self'; img-src 'self' data:",
  };
  server = await preview({
    configFile,
    logLevel: 'warn',
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1', headers },
  });
  browser = await launchChromium();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(outDir, { recursive: true, force: true });
});
beforeEach(async () => {
  page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
});
afterEach(async () => {
  await page.context().close();
  expect(complaints.splice(0)).toEqual([]);
});

/** The scene of that name, once its chart is drawn. */
async function openScene(scene: string): Promise<void> {
  await page.goto(`${server.resolvedUrls!.local[0]}?only=chart/${scene}`);
  await page.waitForSelector('body[data-shown="all"]');
  await page.locator('hr-chart .view svg').first().waitFor();
}
async function open(kind: Kind): Promise<void> {
  await openScene('alone');
  await chart().evaluate((element, of) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const statechart = element as unknown as Statechart;
    if (statechart.chart === of) resolve();
    else statechart.addEventListener('drawn', () => resolve(), { once: true });
    statechart.chart = of;
    return promise;
  }, kind);
}
const chart = () => page.locator('hr-chart').first();
const set = (value: object) =>
  chart().evaluate((element, given) => {
    Object.assign(element, given);
    return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }, value);
const classesAt = (selector: string) =>
  chart()
    .locator(selector)
    .evaluateAll((all) => all.map((one) => one.getAttribute('class')));
const edge = (id: string) => `[data-edge="${id}"]`;

describe('a chart', () => {
  test.each(kinds)('has what the machine has: %s', async (kind) => {
    await open(kind);
    const { root, edges } = chartOf(kind);
    const ids = await chart()
      .locator('[data-edge]')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.edge));
    expect(ids.sort()).toEqual(edges.map(({ id }) => id).sort());
    expect(await chart().locator('[data-state]').count()).toBe(withAllWithin(root).length - 1);
  });

  test('says guards by their names, also where names are shortened', async () => {
    await open('request');
    await chart()
      .locator(`${edge('open.waiting request.accept[1]')} >> text=[not isOpenShowing]`)
      .waitFor();
  });

  test('gives its texts the room that they take', async () => {
    // Shown at its own size: letters that are made smaller are rounded to the screen.
    await open('request');
    const ratios = await chart()
      .locator('.view text')
      .evaluateAll((texts) =>
        texts.map((text) => {
          const given = Number(text.getAttribute('textLength'));
          text.removeAttribute('textLength');
          return (text as unknown as SVGTextElement).getComputedTextLength() / given;
        }),
      );
    expect(ratios.length).toBeGreaterThan(100);
    expect(Math.max(...ratios)).toBeLessThan(1.15);
    expect(Math.min(...ratios)).toBeGreaterThan(0.75);
  });

  test('lights where an actor is and what its turn took, and draws nothing anew for that', async () => {
    await open('request');
    const before = await chart().locator('.view svg').elementHandle();
    const accept = 'open.waiting request.accept[3]';
    await set({ state: { value: { open: { helping: 'attended' } } }, taken: [accept] });
    const active = await chart()
      .locator('.active')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.state));
    expect(active).toEqual(['open', 'open.helping', 'open.helping.attended']);
    expect(await chart().locator('[data-test="chart-state"]').textContent()).toBe('Now in open.helping.attended');
    expect((await classesAt(edge(accept)))[0]).toMatch(/ taken (odd|even)$/);
    expect(await classesAt('.line.taken')).toHaveLength(1);
    await set({ state: { value: { done: 'closing' } }, taken: ['open.helping request.done[1]'] });
    expect((await classesAt(edge(accept)))[0]).not.toContain('taken');
    expect(await before!.evaluate((svg) => svg.isConnected)).toBe(true);
    await set({ state: undefined, taken: undefined });
    expect(await classesAt('.active, .taken')).toEqual([]);
  });

  test('a transition that is taken twice in a row moves twice', async () => {
    await open('request');
    const moving = () =>
      chart()
        .locator('.line.taken .stroke')
        .evaluate((line) => getComputedStyle(line).animationName);
    await set({ taken: ['open.waiting request.accept[3]'] });
    const first = await moving();
    await set({ taken: ['open.waiting request.accept[3]'] });
    expect([first, await moving()].sort()).toEqual(['along-even', 'along-odd']);
  });

  test('moves nothing for whoever asked for calm, and shows it all the same', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open('request');
    await set({ taken: ['open.waiting request.accept[3]'] });
    const style = await chart()
      .locator('.line.taken .stroke')
      .evaluate((line) => {
        const { animationName, strokeWidth } = getComputedStyle(line);
        return { animationName, strokeWidth };
      });
    expect(style).toEqual({ animationName: 'none', strokeWidth: '3px' });
  });

  test('of several turns before a frame shows the last', async () => {
    await open('request');
    const changes = await chart().evaluate(async (element) => {
      const statechart = element as unknown as Statechart;
      const seen: string[] = [];
      const svg = statechart.shadowRoot!.querySelector('.view svg')!;
      const observer = new MutationObserver((all) => {
        for (const { target } of all) seen.push((target as HTMLElement).dataset.state ?? '');
      });
      observer.observe(svg, { attributes: true, attributeFilter: ['class'], subtree: true });
      for (const value of ['absent', { open: 'waiting' }, { done: 'told' }]) statechart.state = { value };
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      observer.disconnect();
      return seen;
    });
    expect(changes).toEqual(['done', 'done.told']);
  });
});

describe('somebody with a keyboard', () => {
  const focused = () =>
    chart().evaluate((element) =>
      (element.shadowRoot!.activeElement as HTMLElement | null)?.getAttribute('aria-description'),
    );

  test('has one stop for Tab, and walks with the arrow keys', async () => {
    await open('request');
    expect(await chart().locator('.view [tabindex="0"]').count()).toBe(1);
    await chart().locator('.view [tabindex="0"]').focus();
    expect(await focused()).toBe('State absent, which comes first');
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe('request.say in absent; always; stays; does refuseUnknown');
    await page.keyboard.press('End');
    expect(await chart().locator('.view [tabindex="0"]').count()).toBe(1);
    await page.keyboard.press('Home');
    expect(await focused()).toBe('State absent, which comes first');
  });

  test('reads what is chosen, with the text of its rules, and tells the page', async () => {
    await open('request');
    await chart().evaluate((element) => {
      const told: unknown[] = [];
      Object.assign(window, { told });
      for (const type of ['edge-chosen', 'state-chosen', 'rule-chosen']) {
        element.addEventListener(type, (event) => told.push({ [type]: (event as CustomEvent).detail }));
      }
    });
    await chart().locator(edge('open.waiting request.accept[3]')).focus();
    await page.keyboard.press('Enter');
    const details = chart().locator('[data-test="chart-details"]');
    expect(await details.textContent()).toContain('if nothing before applies; 3 of 3');
    expect(await details.textContent()).toContain('The first to respond takes the request');
    await details.locator('[data-rule="R-TAKEN"]').click();
    await chart().locator('[data-state="open.waiting"] > .title').click();
    expect(await page.evaluate(() => (window as unknown as { told: unknown }).told)).toEqual([
      { 'edge-chosen': { edge: 'open.waiting request.accept[3]' } },
      { 'rule-chosen': { rule: 'R-TAKEN' } },
      { 'state-chosen': { state: 'open.waiting' } },
    ]);
    expect(await details.textContent()).toContain('startSeeking');
    await chart().locator('[data-test="chart-details-close"]').click();
    expect(await details.count()).toBe(0);
    expect(await focused()).toBe('State open.waiting, which comes first');
    await page.keyboard.press('ArrowDown');
    expect(await details.count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await details.count()).toBe(0);
  });

  test('zooms, fits and moves it', async () => {
    await open('interaction');
    const width = () =>
      chart()
        .locator('.view svg')
        .evaluate((svg) => svg.getBoundingClientRect().width);
    // Reading about what has the focus takes room beside it.
    await chart().locator('.view [tabindex="0"]').focus();
    await page.keyboard.press('0');
    const fitting = await width();
    await page.keyboard.press('+');
    expect(await width()).toBeGreaterThan(fitting * 1.2);
    const left = () =>
      chart()
        .locator('.view')
        .evaluate((view) => view.scrollLeft);
    const before = await left();
    await page.keyboard.press('Shift+ArrowRight');
    expect(await left()).toBeGreaterThan(before);
    await page.keyboard.press('0');
    expect(await width()).toBeCloseTo(fitting, 0);
    await chart().locator('[data-test="zoom-whole"]').click();
    const rest = await chart()
      .locator('.view')
      .evaluate((view) => view.scrollHeight - view.clientHeight);
    expect(rest).toBeLessThan(2);
  });
});

test('a narrower window makes the chart narrower, but not one that somebody has zoomed', async () => {
  await open('request');
  const width = () =>
    chart()
      .locator('.view svg')
      .evaluate((svg) => svg.getBoundingClientRect().width);
  const before = await width();
  await page.setViewportSize({ width: 500, height: 900 });
  await expect.poll(width).toBeLessThan(before * 0.8);
  await chart().locator('[data-test="zoom-in"]').click();
  const zoomed = await width();
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await width()).toBe(zoomed);
});

test('a pointer pulls the chart about, and a click is no pull', async () => {
  await open('interaction');
  const box = (await chart().locator('.view').boundingBox())!;
  const top = () =>
    chart()
      .locator('.view')
      .evaluate((view) => view.scrollTop);
  await page.mouse.move(box.x + 200, box.y + 300);
  await page.mouse.down();
  await page.mouse.move(box.x + 200, box.y + 100, { steps: 4 });
  await page.mouse.up();
  expect(await top()).toBe(200);
});

test('coverage has a mark for each source, and lists what nothing took', async () => {
  await openScene('marks');
  expect(await classesAt(`${edge('open.waiting request.accept[3]')} .mark.on`)).toEqual([
    ...['mark scenarios on', 'mark exploration on', 'mark record on'],
  ]);
  expect((await classesAt(edge('done request.join[1]')))[0]).toContain('never');
  expect((await classesAt(edge('open.waiting request.done[1]')))[0]).not.toContain('never');
  const list = page.locator('hr-coverage-list');
  expect(await list.locator('[data-test="never-taken"]').textContent()).toBe('63 transitions were never taken');
  expect(await list.locator('[data-edge]').count()).toBe(63);
  await set({ marks: {} });
  expect(await classesAt('.mark.on')).toEqual([]);
});

describe.each(kinds)('an export of the %s', (kind) => {
  test('is XML, and as SCXML has every state and transition where W3C has them', async () => {
    const [svg, scxml] = await Promise.all([chartFormats.svg.write(kind), chartFormats.scxml.write(kind)]);
    const read = await page.evaluate(
      ([drawing, machine]) => {
        const parse = (text: string) => new DOMParser().parseFromString(text, 'application/xml');
        const [picture, document] = [parse(drawing!), parse(machine!)];
        const inside = [...document.querySelectorAll('*')].map(
          (one) => `${one.parentElement?.localName ?? ''} > ${one.localName}`,
        );
        const targets = [...document.querySelectorAll('transition[target]')].map((one) => one.getAttribute('target')!);
        return {
          errors: [...picture.querySelectorAll('parsererror'), ...document.querySelectorAll('parsererror')].length,
          root: [picture.documentElement.localName, document.documentElement.namespaceURI],
          inside: [...new Set(inside)].sort(),
          states: [...document.querySelectorAll('state, parallel, final')].map(({ id }) => id),
          transitions: document.querySelectorAll('transition').length,
          unknown: targets.filter((id) => !document.getElementById(id)),
        };
      },
      [svg, scxml],
    );
    const { root, edges } = chartOf(kind);
    expect(read).toMatchObject({ errors: 0, root: ['svg', 'http://www.w3.org/2005/07/scxml'], unknown: [] });
    expect(read.states).toEqual(
      withAllWithin(root)
        .slice(1)
        .map(({ path }) => path),
    );
    expect(read.transitions).toBe(edges.length);
    const allowed = [
      ...[' > scxml', 'scxml > state', 'state > state', 'state > parallel', 'parallel > state', 'state > onentry'],
      ...['state > onexit', 'state > transition', 'parallel > transition', 'onentry > script', 'onexit > script'],
      ...['transition > script', 'scxml > parallel', 'state > final'],
    ];
    expect(read.inside.filter((place) => !allowed.includes(place))).toEqual([]);
  });
});
