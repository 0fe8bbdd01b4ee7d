/** The embedded desk for people who cannot see, point or read as others do, as narrow as other desktops show it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Centre } from './centre.ts';
import { violations } from './violations.ts';

const narrow = { widths: [280, 400, 800] };
let centre: Centre;
let page: Page;
let sue: Page;
beforeAll(async () => {
  centre = await Centre.open();
  await centre.connect('c1', 'alice', 'Bartholomew Featherstonehaugh-Cholmondeley', 'chat');
  await centre.connect('c2', 'alice', 'Jonas Okafor');
  await centre.acd('interaction.hold', { interaction: 'c2' });
  sue = await centre.desk('sue', 'supervisor');
  // axe is injected as a script, which our content security policy would refuse.
  page = await centre.page({ bypassCSP: true, reducedMotion: 'reduce' });
  await page.goto(`${centre.url}/embed/agent`);
}, 60_000);
afterAll(async () => centre?.close());

const dialog = '[data-test="dialog"][data-interaction="c1"]';

test('axe finds nothing on the log-on page in a frame', async () => {
  await page.waitForSelector('[data-test="persona"]');
  expect(await violations(page, narrow)).toEqual([]);
});

test('axe finds nothing on the embedded desk with a draft', async () => {
  await page.click('[data-test="persona"][data-person="alice"]');
  await page.waitForSelector('[data-test="connection"][data-state="connected"]');
  expect(await violations(page, narrow)).toEqual([]);
  await page.click('[data-interaction="c1"] [data-test="assist"]');
  await page.fill(`${dialog} [data-test="text"]`, 'The customer wants a refund.');
  expect(await violations(page, narrow)).toEqual([]);
});

test('axe finds nothing on the embedded desk while they talk, and when its dialog is closed', async () => {
  await page.click(`${dialog} [data-test="send"]`);
  await sue.fill('[data-test="reply-text"]', 'I am with you. '.repeat(20));
  await sue.click('[data-test="reply"]');
  await page.waitForSelector(`${dialog}[data-state="helped"] [data-test="line"][data-n="2"]`);
  await page.click(`${dialog} [data-test="close"]`);
  await page.waitForSelector('[data-test="closing-question"]');
  expect(await violations(page, narrow)).toEqual([]);
});

test('axe finds nothing on the log-on with a password, which is for an agent’s client only', async () => {
  const strict = await page.context().newPage();
  await strict.route('**/api/site', (route) => route.fulfill({ json: { name: 'Northwind Travel', demo: false } }));
  // Somebody else's browser, as far as this page is told.
  await strict.route('**/api/session', (route) =>
    route.request().method() === 'GET' ? route.fulfill({ status: 401, json: {} }) : route.continue(),
  );
  await strict.goto(`${centre.url}/embed/agent`);
  await strict.waitForSelector('input[name="password"]');
  expect(await violations(strict, narrow)).toEqual([]);
  expect(await strict.locator('select').isVisible()).toBe(false);
  const sent = strict.waitForRequest((request) => request.method() === 'POST');
  await strict.fill('input[name="person"]', 'bob');
  await strict.keyboard.press('Enter');
  const request = await sent;
  expect(request.postDataJSON()).toMatchObject({ person: 'bob', application: 'client' });
  expect(request.headers()['handraise-desk']).toBe('embed');
  await strict.close();
});

test('axe finds nothing on one interaction that is not the agent’s, nor on one that is lost', async () => {
  await page.goto(`${centre.url}/embed/agent?interaction=elsewhere`);
  await page.waitForSelector('.empty');
  expect(await violations(page, narrow)).toEqual([]);
  await page.context().setOffline(true);
  await page.waitForSelector('[data-test="connection"][data-state="disconnected"]');
  expect(await violations(page, narrow)).toEqual([]);
  await page.context().setOffline(false);
});

test('sound that the browser blocks takes a line of its own, and no more room than there is', async () => {
  const fresh = await page.context().newPage();
  await fresh.addInitScript(() => Object.defineProperty(AudioContext.prototype, 'state', { get: () => 'suspended' }));
  await fresh.setViewportSize({ width: 280, height: 700 });
  await fresh.goto(`${centre.url}/embed/agent`);
  await fresh.waitForSelector('[data-test="enable-sound"]');
  expect(await fresh.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(280);
  expect(await violations(fresh, { widths: [280] })).toEqual([]);
});

test('axe finds nothing on the page that shows both in use, folded and unfolded', async () => {
  const example = await page.context().newPage();
  await example.goto(`${centre.url}/embed/example.html`);
  for (const id of ['assist', 'compact']) await example.waitForSelector(`#${id}[status="ready"]`);
  expect(await violations(example)).toEqual([]);
  await example.locator('#compact').getByRole('button').click();
  expect(await violations(example)).toEqual([]);
});

test('nothing complained', () => {
  expect(centre.complaints).toEqual([]);
});
