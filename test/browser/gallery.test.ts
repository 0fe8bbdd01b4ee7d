/** Every element in every state: without a complaint of the browser or of axe, and on a picture for people to look at. */
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { PreviewServer } from 'vite';
import { build, preview } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
  expect(await violations(page, { 'landmark-unique': { enabled: false } })).toEqual([]);
}, 120_000);

test.each(['light', 'dark'] as const)('pictures are taken of all, %s', async (colorScheme) => {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width: 1440, height: 900 });
  const path = join(pictures, `gallery-${colorScheme}.png`);
  const picture = await page.screenshot({ path, fullPage: true, animations: 'disabled' });
  expect(picture.length).toBeGreaterThan(100_000);
});
