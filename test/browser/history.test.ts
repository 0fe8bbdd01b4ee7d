/** The past on the page: found by the keyboard alone, told step by step, measured in charts that are tables too, for everybody. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { busyPast } from './busy-past.ts';
import { Centre, focusedTest } from './centre.ts';
import { violations } from './violations.ts';

/** What `busyPast` makes. */
const requests = 70;
const widths = [1280, 400, 320];

let centre: Centre;
let sue: Page;

beforeAll(async () => {
  centre = await Centre.open();
  await busyPast(centre, requests);
  sue = await centre.desk('sue', 'supervisor', { reducedMotion: 'reduce' });
}, 120_000);
afterAll(async () => centre?.close());

const rows = (page: Page) => page.locator('[data-test="past"]');
const filterIs = (page: Page, part: string) => page.waitForFunction((wanted) => location.hash.includes(wanted), part);
const loaded = async (page: Page, count: number) => {
  await page.waitForSelector('[data-test="listed"][data-busy="false"]', { state: 'attached' });
  await expect.poll(() => rows(page).count()).toBe(count);
};

test('nothing of it is loaded before somebody goes there, and charts not before measures', async () => {
  const page = await centre.page();
  const scripts: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.endsWith('.js')) scripts.push(pathname);
  });
  await page.goto(centre.url);
  await page.click('[data-test="persona"][data-person="sam"][data-application="supervisor"]');
  await page.waitForSelector('[data-test="connection"][data-state="connected"]');
  const loads = (name: string) => scripts.some((script) => script.includes(name));
  expect([loads('history-place'), loads('measures-place')]).toEqual([false, false]);
  await page.click('[data-place="history"]');
  await rows(page).first().waitFor();
  expect([loads('history-place'), loads('measures-place')]).toEqual([true, false]);
  await page.click('[data-place="measures"]');
  await page.locator('hr-line-chart canvas').first().waitFor();
  expect(loads('measures-place')).toBe(true);
  await page.close();
});

test('by the keyboard alone: filter, row, story, and back to the row', async () => {
  await sue.goto(`${centre.url}/supervisor#history`);
  await loaded(sue, 50);
  await sue.keyboard.press('?');
  expect(await sue.locator('dialog[open]').textContent()).toContain('Go to the history, or back');
  await sue.keyboard.press('Escape');
  await sue.locator('input[name="outcome"][value="withdrawn"]').focus();
  await sue.keyboard.press('Space');
  await filterIs(sue, 'outcome=withdrawn');
  await loaded(sue, 6);
  // From the filters to the first row.
  for (let pressed = 0; (await focusedTest(sue)) !== 'sort-took' && pressed < 40; pressed++)
    await sue.keyboard.press('Tab');
  await sue.keyboard.press('Tab');
  await sue.keyboard.press('Tab');
  const request = await sue.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.closest('tr')?.dataset.request;
  });
  expect(request).toMatch(/^p\d+\.1$/);
  await sue.keyboard.press('Enter');
  const story = sue.locator(`[data-test="story"][data-request="${request}"]`);
  await story.locator('[data-test="step"]').first().waitFor();
  expect(await story.locator('h2').evaluate((heading: HTMLElement) => heading.matches(':focus'))).toBe(true);
  await sue.keyboard.press('Shift+Tab');
  expect(await focusedTest(sue)).toBe('back');
  await sue.keyboard.press('Enter');
  await rows(sue).first().waitFor();
  await expect
    .poll(() =>
      sue.evaluate(() => {
        let at = document.activeElement;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        return at?.closest('tr')?.dataset.request;
      }),
    )
    .toBe(request);
  expect(new URL(sue.url()).hash).toBe('#history?outcome=withdrawn');
});

test('the address is all of it: a refresh, a link to somebody else and the Back button show the same', async () => {
  await sue.goto(`${centre.url}/supervisor#history?outcome=interactionEnded`);
  await loaded(sue, 5);
  await sue.reload();
  await loaded(sue, 5);
  expect(await sue.locator('input[value="interactionEnded"]').isChecked()).toBe(true);
  await rows(sue).first().click();
  await sue.locator('[data-test="step"]').first().waitFor();
  const address = sue.url();
  const sam = await centre.desk('sam', 'supervisor');
  await sam.goto(address);
  await sam.locator('[data-test="step"]').first().waitFor();
  expect(await sam.locator('[data-test="story"]').getAttribute('data-request')).toBe(
    await sue.locator('[data-test="story"]').getAttribute('data-request'),
  );
  await sam.close();
  await sue.goBack();
  await loaded(sue, 5);
});

test('words are searched, and what finds nothing says so', async () => {
  await sue.goto(`${centre.url}/supervisor#history`);
  await loaded(sue, 50);
  await sue.fill('input[name="text"]', 'voucher');
  await sue.keyboard.press('Enter');
  await filterIs(sue, 'text=voucher');
  await expect.poll(() => rows(sue).count()).toBeLessThan(25);
  expect(await sue.locator('[data-test="csv"]').textContent()).toContain('without the search for words');
  await sue.fill('input[name="text"]', 'nobody wrote this');
  await sue.keyboard.press('Enter');
  await sue.locator('[data-test="none"]').waitFor();
  await sue.click('[data-test="reset"]');
  await loaded(sue, 50);
  await sue.click('[data-test="past-more"]');
  await loaded(sue, requests);
});

test('the file holds every row that the filters find', async () => {
  await sue.goto(`${centre.url}/supervisor#history?workgroup=refunds`);
  await sue.waitForSelector('[data-test="listed"][data-busy="false"]', { state: 'attached' });
  const download = sue.waitForEvent('download');
  await sue.click('[data-test="csv"]');
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^requests-\d{4}-\d\d-\d\d\.csv$/);
  const lines = (await readFile(await file.path(), 'utf8')).split('\r\n');
  expect(lines[0]).toMatch(/^request,interaction,/);
  expect(lines.slice(1, -1).every((line) => line.split(',')[3] === 'refunds')).toBe(true);
  expect(lines.length - 2).toBe(Math.floor(requests / 3));
});

test('what is newer is a number until somebody wants to see it', async () => {
  await sue.goto(`${centre.url}/supervisor#history?agent=alice`);
  await loaded(sue, Math.ceil(requests / 3));
  const first = await rows(sue).first().getAttribute('data-request');
  const alice = await centre.desk('alice', 'client');
  await centre.connect('n1', 'alice', 'Clara Fischer');
  await centre.command('alice', 'agent/alice', 'ask', { interaction: 'n1', text: 'One more' });
  await sue.locator('[data-test="newer"]').waitFor();
  expect(await rows(sue).first().getAttribute('data-request')).toBe(first);
  await sue.click('[data-test="newer"]');
  await expect.poll(() => rows(sue).first().getAttribute('data-request')).toBe('n1.1');
  // The story of one that is open goes on by itself.
  await rows(sue).first().click();
  await sue.locator('[data-test="step"]').first().waitFor();
  await centre.command('alice', 'agent/alice', 'done', { request: 'n1.1' });
  await sue.locator('[data-test="step"][data-type="request.done"]').waitFor();
  await alice.close();
});

test('agents find what they asked themselves, and nothing else', async () => {
  const bob = await centre.desk('bob', 'client');
  await bob.click('[data-place="history"]');
  await rows(bob).first().waitFor();
  const agents = await rows(bob).evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset.agent));
  expect(new Set(agents)).toEqual(new Set(['bob']));
  expect(await bob.locator('input[name="agent"]').count()).toBe(0);
  await bob.click('[data-place=""]');
  await bob.waitForSelector('.interactions:not([hidden])');
  await bob.close();
});

test('administrators find everything, and read it if they may read transcripts', async () => {
  const page = await centre.page({ reducedMotion: 'reduce' });
  await page.goto(centre.url);
  await page.click('[data-test="persona"][data-person="ada"][data-application="administrator"]');
  await page.waitForSelector('[data-test="administrator-desk"][data-ready]');
  await page.click('[data-place="history"]');
  await page.waitForSelector('[data-test="listed"][data-busy="false"]', { state: 'attached' });
  const groups = await rows(page).evaluateAll((all) => all.map((row) => (row as HTMLElement).textContent ?? ''));
  expect(groups.some((row) => row.includes('refunds')) && groups.some((row) => row.includes('bookings'))).toBe(true);
  await rows(page).first().click();
  await page.locator('.said:not(.unread)').first().waitFor();
  // This desk goes by the browser's clock, which here is not the server's.
  await page.goto(`${centre.url}/administrator#measures?from=2026-01-01&to=2026-01-31`);
  await page.locator('hr-line-chart canvas').first().waitFor();
  expect(await page.locator('[data-test="measures-table"] tbody tr').count()).toBe(2);
  await page.close();
});

describe('measures', () => {
  test('are charts with a sentence and a table each, and say the same by group', async () => {
    await sue.goto(`${centre.url}/supervisor#measures?group=outcome`);
    const chart = sue.locator('[data-test="chart-opened"]');
    await chart.locator('canvas').waitFor();
    expect(await chart.locator('[role="img"]').getAttribute('aria-label')).toMatch(/^Requests over time: 7\d in all, /);
    const table = await chart.locator('table').evaluate((found: HTMLTableElement) => ({
      head: [...found.tHead!.rows[0]!.cells].map((cell) => cell.textContent?.trim()),
      sum: [...found.tBodies[0]!.rows].reduce((sum, row) => sum + Number(row.cells[1]!.textContent), 0),
    }));
    expect(table.head.slice(0, 2)).toEqual(['Day', 'Completed']);
    const completed = sue.locator('[data-test="measures-table"] tbody tr', { hasText: 'Completed' });
    expect(Number(await completed.locator('td').first().textContent())).toBe(table.sum);
    await chart.locator('[data-test="as-table"]').click();
    expect(await chart.locator('canvas').isVisible()).toBe(false);
    expect(await chart.locator('table').isVisible()).toBe(true);
    await chart.locator('[data-test="as-table"]').click();
    await chart.locator('canvas').waitFor();
  });

  test('lines are switched off and on by buttons with their names', async () => {
    const key = sue.locator('[data-test="chart-opened"] .legend button', { hasText: 'Withdrawn' });
    expect(await key.getAttribute('aria-pressed')).toBe('true');
    await key.focus();
    await sue.keyboard.press('Enter');
    expect(await key.getAttribute('aria-pressed')).toBe('false');
  });

  test('of what the filters of the history find, until somebody measures all', async () => {
    await sue.goto(`${centre.url}/supervisor#measures?outcome=withdrawn`);
    const total = sue.locator('[data-test="measures"] dl dd').first();
    await expect.poll(() => total.textContent()).toMatch(/^\s*[1-9]\s*$/);
    await sue.click('[data-test="measure-all"]');
    await expect.poll(() => total.textContent()).toMatch(/^\s*7\d\s*$/);
  });

  test('colours of the charts are those of the theme, also where colours are forced', async () => {
    const painted = () =>
      sue.locator('[data-test="chart-opened"] canvas').evaluate((canvas: HTMLCanvasElement) => {
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        const colours = new Set<string>();
        for (let at = 0; at < data.length; at += 4)
          if (data[at + 3] === 255) colours.add(data.slice(at, at + 3).join());
        return [...colours];
      });
    await sue.emulateMedia({ colorScheme: 'light' });
    await expect.poll(painted).toContain('58,84,214');
    await sue.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(painted).toContain('147,168,255');
    await sue.emulateMedia({ forcedColors: 'active', colorScheme: 'light' });
    await expect.poll(painted).not.toContain('58,84,214');
    await sue.emulateMedia({ forcedColors: 'none' });
  });
});

describe('axe finds nothing on', { timeout: 90_000 }, () => {
  let page: Page;
  beforeAll(async () => {
    // axe is injected as a script, which our content security policy would refuse.
    page = await centre.desk('sue', 'supervisor', { bypassCSP: true, reducedMotion: 'reduce' });
  });

  test('the list', async () => {
    await page.goto(`${centre.url}/supervisor#history`);
    await loaded(page, 50);
    expect(await violations(page, { widths })).toEqual([]);
  });

  test('a list that is empty', async () => {
    await page.goto(`${centre.url}/supervisor#history?agent=nobody`);
    await page.locator('[data-test="none"]').waitFor();
    expect(await violations(page, { widths })).toEqual([]);
  });

  test('a story', async () => {
    await page.goto(`${centre.url}/supervisor#history?request=p6.1`);
    await page.locator('[data-test="step"]').first().waitFor();
    expect(await violations(page, { widths })).toEqual([]);
  });

  test('measures, as charts and as tables', async () => {
    await page.goto(`${centre.url}/supervisor#measures`);
    await page.locator('hr-line-chart canvas').first().waitFor();
    expect(await violations(page, { widths })).toEqual([]);
    for (const toggle of await page.locator('[data-test="as-table"]').all()) await toggle.click();
    expect(await violations(page, { widths })).toEqual([]);
  });
});

test('the content security policy forbade nothing, and no page had an error', () => {
  expect(centre.complaints).toEqual([]);
});
