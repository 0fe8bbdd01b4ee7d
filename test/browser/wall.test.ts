/** The supervisors' wall and the context of a request, as hands and eyes meet them. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Centre, focusedTest } from './centre.ts';
import { violations } from './violations.ts';

/** Axe is a script of ours, and colours on their way from light to dark are neither. */
const seen = { bypassCSP: true, reducedMotion: 'reduce' } as const;
let centre: Centre;
let alice: Page;
let sue: Page;
let sam: Page;

beforeAll(async () => {
  centre = await Centre.open();
  alice = await centre.desk('alice', 'client');
  await centre.desk('bob', 'client');
  sue = await centre.desk('sue', 'supervisor', seen);
  sam = await centre.desk('sam', 'supervisor');
  await centre.connect('c1', 'alice', 'Ada Lindqvist', 'chat');
  await centre.connect('c2', 'bob', 'Ben Okafor');
  await goTo(sue, 'wall');
}, 60_000);
afterAll(async () => centre?.close());

const goTo = async (page: Page, place: string) => {
  await page.click(`[data-test="place"][data-place="${place}"]`);
  await page.waitForSelector(`[data-test="place"][data-place="${place}"][aria-current="page"]`);
};
const row = (agent: string, more = '') => `[data-test="wall-row"][data-agent="${agent}"]${more}`;
const agents = () =>
  sue.$$eval('[data-test="wall-row"]', (rows) => rows.map((one) => (one as HTMLElement).dataset.agent));
const groups = () =>
  sue.$$eval('[data-test="wall-rows"]', (all) => all.map((one) => (one as HTMLElement).dataset.group));
const focusedRow = () =>
  sue.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.closest<HTMLElement>('[data-test="wall-row"]')?.dataset.agent;
  });

async function asks(request: string) {
  await alice.click('[data-interaction="c1"] [data-test="assist"]');
  await alice.fill('[data-test="dialog"][data-interaction="c1"] [data-test="text"]', 'May I?');
  await alice.click('[data-test="dialog"][data-interaction="c1"] [data-test="send"]');
  await sue.waitForSelector(`[data-test="toast"][data-request="${request}"]`);
}
async function done() {
  await alice.click('[data-test="dialog"][data-interaction="c1"] [data-test="done"]');
  await alice.click('[data-test="dialog"][data-interaction="c1"][data-state="done"] [data-test="close"]');
}

describe('the wall', () => {
  test('is chosen from, arranged, and the same after a refresh but for what was searched', async () => {
    await sue.waitForSelector(row('alice', '[data-state="connected"]'));
    await sue.selectOption('[data-test="wall-state"]', 'connected');
    expect((await agents()).sort()).toEqual(['alice', 'bob']);
    await sue.selectOption('[data-test="wall-media"]', 'chat');
    expect(await agents()).toEqual(['alice']);
    await sue.selectOption('[data-test="wall-media"]', '');
    await sue.selectOption('[data-test="wall-state"]', '');
    await sue.selectOption('[data-test="wall-group"]', 'workgroup');
    expect(await groups()).toEqual(['bookings', 'refunds']);
    await sue.selectOption('[data-test="wall-workgroup"]', 'refunds');
    expect(await groups()).toEqual(['refunds']);
    await sue.fill('[data-test="wall-search"]', 'carla');
    expect(await agents()).toEqual(['carla']);
    await sue.fill('[data-test="wall-search"]', 'nobody');
    await sue.waitForSelector('[data-test="wall-none"]');
    await sue.reload();
    await sue.waitForSelector('[data-test="wall-row"]');
    expect(await groups()).toEqual(['refunds']);
    expect(await sue.inputValue('[data-test="wall-search"]')).toBe('');
    await sue.selectOption('[data-test="wall-workgroup"]', '');
    await sue.selectOption('[data-test="wall-group"]', 'state');
    expect(await groups()).toEqual(['connected', 'loggedOff']);
    await sue.selectOption('[data-test="wall-group"]', 'agent');
    expect(await groups()).toEqual(['']);
  });

  test('has whoever waits first, with a clock that ticks, and the toast beside it', async () => {
    await sue.selectOption('[data-test="wall-sort"]', 'name');
    expect((await agents())[0]).toBe('alice');
    await centre.acd('interaction.hold', { interaction: 'c2' });
    await sue.selectOption('[data-test="wall-sort"]', 'wait');
    await asks('c1.1');
    expect((await agents())[0]).toBe('alice');
    const clock = row('alice', ' [data-test="wall-request"] time');
    const before = await sue.textContent(clock);
    await expect.poll(() => sue.textContent(clock), { timeout: 5_000 }).not.toBe(before);
    await sam.click('[data-test="toast"] [data-test="accept"]');
    await sue.waitForSelector(row('alice', ' [data-test="wall-request"][data-state="helped"][data-by="sam"]'));
    await sue.click(row('alice', ' [data-test="wall-join"]'));
    // Joined: the desk goes where it is worked.
    await sue.waitForSelector('[data-test="helping"][data-request="c1.1"][data-helpers="sam sue"]');
    expect(await focusedTest(sue)).toBe('text');
    await goTo(sue, 'wall');
    await sue.click(row('alice', ' [data-test="wall-show"]'));
    await sue.waitForSelector('[data-test="place"][data-place=""][aria-current="page"]');
    await goTo(sue, 'wall');
    await done();
    await sue.waitForSelector(row('alice', ' [data-test="wall-request"]'), { state: 'detached' });
  });

  test('is walked by keyboard, and whoever is on a row stays on it when rows change places', async () => {
    await sue.selectOption('[data-test="wall-sort"]', 'wait');
    const order = await agents();
    await sue.focus('[data-test="wall-group"]');
    await sue.keyboard.press('Tab');
    expect(await focusedRow()).toBe(order[0]);
    await sue.keyboard.press('ArrowDown');
    expect(await focusedRow()).toBe(order[1]);
    await sue.keyboard.press('End');
    expect(await focusedRow()).toBe(order.at(-1));
    await sue.keyboard.press('ArrowUp');
    expect(await focusedRow()).toBe(order.at(-2));
    await sue.keyboard.press('Home');
    await sue.keyboard.press('ArrowDown');
    await sue.keyboard.press('ArrowUp');
    await sue.keyboard.press('PageDown');
    expect(await focusedRow()).toBe(order.at(-1));
    // Alice goes to the top, and comes back.
    const at = order.indexOf('alice');
    expect(at).toBeGreaterThanOrEqual(0);
    await sue.focus(row('alice'));
    await asks('c1.2');
    await expect.poll(async () => (await agents())[0]).toBe('alice');
    expect(await focusedRow()).toBe('alice');
    await done();
    await sue.waitForSelector(row('alice', ' [data-test="wall-request"]'), { state: 'detached' });
    expect(await focusedRow()).toBe('alice');
  }, 60_000);

  test('says how things stand when it is asked, and nothing by itself', async () => {
    const status = sue.locator('hr-wall [role="status"]');
    expect(await status.textContent()).toBe('');
    await sue.click('[data-test="wall-say"]');
    await expect
      .poll(() => status.textContent())
      .toBe(
        '0 requests wait, 0 requests unattended, 0 requests being helped, 2 agents logged on and 4 agents logged off',
      );
    expect(await sue.locator('hr-wall [aria-live], hr-wall [role="log"], hr-wall [role="alert"]').count()).toBe(0);
  });

  test('has nothing that axe would mind, grouped or not', async () => {
    const page = await centre.desk('bea', 'supervisor', seen);
    await goTo(page, 'wall');
    await page.waitForSelector('[data-test="wall-row"]');
    expect(await violations(page)).toEqual([]);
    await page.selectOption('[data-test="wall-group"]', 'state');
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  }, 60_000);
});

describe('the context of a request', () => {
  const context = '[data-test="toast"] [data-test="context"]';

  test('is on the toast, the conversation one key away, and stays as it was left', async () => {
    const say = (from: 'customer' | 'agent', text: string) =>
      centre.acd('interaction.say', { interaction: 'c1', from, text });
    await say('customer', 'Where is my parcel?');
    for (let n = 1; n <= 6; n++)
      await centre.acd('interaction.describe', { interaction: 'c1', attribute: `a${n}`, text: `Value ${n}` });
    await goTo(sue, '');
    await asks('c1.3');
    const visible = () => sue.locator(`${context} [data-test="attribute"]:visible`).allTextContents();
    expect(await visible()).toEqual(['Value 1', 'Value 2', 'Value 3', 'Value 4']);
    await sue.click(`${context} button`);
    expect(await visible()).toHaveLength(6);
    const line = sue.locator(`${context} [data-test="said"]`);
    expect(await line.first().isVisible()).toBe(false);
    await sue.focus('[data-test="conversation-so-far"] summary');
    await sue.keyboard.press('Enter');
    expect(await line.first().isVisible()).toBe(true);
    await say('agent', 'I am looking.');
    await expect.poll(() => line.count()).toBe(2);
    expect(await line.nth(1).textContent()).toContain('Alice Adams');
    // By keyboard into the conversation, which scrolls.
    await sue.keyboard.press('Tab');
    const focused = () =>
      sue.evaluate(() => {
        let at = document.activeElement;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        return [at?.getAttribute('role'), at?.getAttribute('aria-label'), at?.getAttribute('aria-live')];
      });
    expect(await focused()).toEqual(['log', 'Conversation with the customer', 'off']);
    await sue.click(`${context} > summary`);
    await expect.poll(() => sue.evaluate(() => localStorage.getItem('preferences/sue/context-shown'))).toBe('false');
    await sue.reload();
    await sue.waitForSelector(context);
    expect(await sue.locator(`${context} .what`).isVisible()).toBe(false);
    await sue.click(`${context} > summary`);
    expect(await violations(sue)).toEqual([]);
  }, 60_000);

  test('is whole in the panel, where new lines are told and the newest is in sight unless one reads above', async () => {
    await sue.setViewportSize({ width: 1280, height: 900 });
    await sue.click('[data-test="toast"] [data-test="accept"]');
    const panel = '[data-test="helping"][data-request="c1.3"]';
    await sue.waitForSelector(`${panel} [data-test="said"]`);
    const log = sue.locator(`${panel} hr-said-lines [role="log"]`);
    expect(await log.getAttribute('aria-live')).toBe('polite');
    const atEnd = () => log.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight < 2);
    for (let n = 1; n <= 12; n++)
      await centre.acd('interaction.say', { interaction: 'c1', from: 'customer', text: `Line ${n}` });
    await sue.waitForSelector(`${panel} [data-test="said"]:has-text("Line 12")`);
    await expect.poll(atEnd).toBe(true);
    await log.focus();
    await sue.keyboard.press('Home');
    await expect.poll(() => log.evaluate((box) => box.scrollTop)).toBe(0);
    await centre.acd('interaction.say', { interaction: 'c1', from: 'agent', text: 'The last one' });
    await sue.waitForSelector(`${panel} [data-test="said"]:has-text("The last one")`);
    expect(await log.evaluate((box) => box.scrollTop)).toBe(0);
    expect(await violations(sue)).toEqual([]);
  }, 60_000);

  test('no page complained about anything', () => {
    expect(centre.complaints).toEqual([]);
  });
});
