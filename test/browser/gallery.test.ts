/** Every element in every state: without a complaint of the browser or of axe, and on a picture for people to look at. */
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { PreviewServer } from 'vite';
import { build, preview } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchChromium } from '../../harness/stages/chromium.ts';
import { violations } from './violations.ts';

const root = resolve(import.meta.dirname, '../..');
const configFile = join(root, 'ui/gallery/vite.config.ts');
const pictures = join(root, 'artefacts/gallery');

let server: PreviewServer;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });
  await build({ configFile, logLevel: 'warn' });
  server = await preview({ configFile, logLevel: 'warn', preview: { port: 0, host: '127.0.0.1' } });
  browser = await launchChromium();
  page = await (await browser.newContext({ bypassCSP: true, reducedMotion: 'reduce' })).newPage();
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(server.resolvedUrls!.local[0]!);
  await page.waitForSelector('body[data-shown="all"]');
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

test('every scene shows something, and the browser complains about none', async () => {
  const empty = await page.$$eval('[data-scene]', (scenes) =>
    scenes
      .filter((scene) => scene.lastElementChild!.getBoundingClientRect().height < 10)
      .map((scene) => (scene as HTMLElement).dataset.scene),
  );
  expect(empty).toEqual([]);
  expect(complaints).toEqual([]);
});

test('axe finds nothing, light and dark, wide and narrow', async () => {
  // Several regions of one name are there only because several states of one region are.
  expect(await violations(page, { rules: { 'landmark-unique': { enabled: false } } })).toEqual([]);
}, 120_000);

/** Scenes of which something is wider than it has room for. */
const tooWide = (at = page) =>
  at.$$eval('[data-scene]', (scenes) =>
    scenes
      .filter((scene) => scene.lastElementChild!.scrollWidth > scene.clientWidth + 1)
      .map((scene) => (scene as HTMLElement).dataset.scene),
  );

describe('every scene fits', () => {
  beforeEach(async () => page.setViewportSize({ width: 1280, height: 900 }));

  test.each(['de', 'fr'])('a window of 320 px in the language %s', async (locale) => {
    const foreign = await browser.newPage({ locale, viewport: { width: 320, height: 900 }, reducedMotion: 'reduce' });
    await foreign.goto(page.url());
    await foreign.waitForSelector(`html[lang="${locale}"] body[data-shown="all"]`);
    expect(await tooWide(foreign)).toEqual([]);
    await foreign.close();
  });

  test('a window of 320 px', async () => {
    await page.setViewportSize({ width: 320, height: 900 });
    expect(await tooWide()).toEqual([]);
  });

  test('text of twice the size', async () => {
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    expect(await tooWide()).toEqual([]);
    await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
  });

  test('a page that is read from right to left, on which everything is on the other side', async () => {
    const left = () => page.$eval('[data-scene="desk-header/places"] nav', (nav) => nav.getBoundingClientRect().left);
    const before = await left();
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    expect(await tooWide()).toEqual([]);
    expect(await left()).not.toBe(before);
    await page.screenshot({ path: join(pictures, 'gallery-rtl.png'), fullPage: true, animations: 'disabled' });
    await page.setViewportSize({ width: 320, height: 900 });
    expect(await tooWide()).toEqual([]);
    await page.evaluate(() => document.documentElement.removeAttribute('dir'));
  });

  test('colours that the system forces', async () => {
    await page.emulateMedia({ forcedColors: 'active' });
    await page.screenshot({ path: join(pictures, 'gallery-forced.png'), fullPage: true, animations: 'disabled' });
    // What only a background tells apart is told apart by a line there.
    const borders = await page.$$eval('[data-scene^="transcript"] hr-transcript', (all) =>
      all.flatMap((one) =>
        [...one.shadowRoot!.querySelectorAll('li .text')].map((text) => getComputedStyle(text).borderTopWidth),
      ),
    );
    expect(new Set(borders)).toEqual(new Set(['1px']));
    await page.emulateMedia({ forcedColors: null });
  });
});

test.each(['light', 'dark'] as const)('pictures are taken of all, %s', async (colorScheme) => {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width: 1440, height: 900 });
  const path = join(pictures, `gallery-${colorScheme}.png`);
  const picture = await page.screenshot({ path, fullPage: true, animations: 'disabled' });
  expect(picture.length).toBeGreaterThan(100_000);
});
