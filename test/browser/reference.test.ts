/** The page of the API's reference in a real browser, under a policy that lets no foreign and no inline script run. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Centre } from './centre.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await Centre.open();
}, 60_000);
afterAll(async () => centre?.close());

test('shows every kind of route, and a command with its header, an example and its refusals', async () => {
  const page = await centre.page();
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(centre.url) && !request.url().startsWith('data:')) foreign.push(request.url());
  });
  await page.goto(`${centre.url}/api/docs`);
  const themes = page.locator('.opblock-tag');
  await themes.first().waitFor();
  expect(await themes.evaluateAll((all) => all.map((one) => one.getAttribute('data-tag')))).toEqual([
    'commands',
    'session',
    'live',
    'history',
    'inspection',
    'tapes',
    'scenarios',
    'runs',
    'recordings',
    'workgroups',
    'administration',
    'operation',
    'tests',
  ]);
  await page.locator('[data-tag="commands"]').click();
  const ask = page.locator('#operations-commands-ask');
  await ask.locator('.opblock-summary-control').click();
  await ask.locator('.responses-table').first().waitFor();
  const text = await ask.textContent();
  for (const said of ['Idempotency-Key', 'May I refund the whole fare?', 'alreadyActive', 'ratelimit-remaining']) {
    expect(text).toContain(said);
  }
  expect(centre.complaints).toEqual([]);
  expect(foreign).toEqual([]);
});
