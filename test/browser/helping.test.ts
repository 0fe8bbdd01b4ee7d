import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Centre, focusedTest } from './centre.ts';

let centre: Centre;
let alice: Page;
let sue: Page;
let sam: Page;
/** Every journey has an interaction of its own. */
let count = 0;
let id: string;

beforeAll(async () => {
  centre = await Centre.open();
  alice = await centre.desk('alice', 'client');
  sue = await centre.desk('sue', 'supervisor');
  sam = await centre.desk('sam', 'supervisor');
}, 60_000);
afterAll(async () => centre?.close());
beforeEach(async () => {
  if (id) await centre.acd('interaction.disconnect', { interaction: id });
  id = `h${++count}`;
  await centre.connect(id, 'alice', `Customer ${count}`);
  await alice.click(`[data-interaction="${id}"] [data-test="assist"]`);
  await alice.fill(dialog(' [data-test="text"]'), 'May I?');
  await alice.click(dialog(' [data-test="send"]'));
  await alice.waitForSelector(dialog('[data-state="waiting"]'));
});

const dialog = (more = '') => `[data-test="dialog"][data-interaction="${id}"]${more}`;
const toast = (more = '') => `[data-test="toast"][data-request="${id}.1"]${more}`;
const helping = (more = '') => `[data-test="helping"][data-request="${id}.1"]${more}`;
const listed = (more = '') => `[data-test="list-row"][data-request="${id}.1"]${more}`;
const accept = (page: Page) => page.click(toast(' [data-test="accept"]'));
const standing = () => alice.textContent(dialog(' .standing [role="status"]'));

async function samJoins() {
  await accept(sue);
  await sam.click(listed('[data-state="helped"][data-by="sue"] [data-test="join"]'));
  await sam.waitForSelector(helping('[data-responsible="sue"][data-helpers="sam sue"]'));
}

describe('a toast', () => {
  test('that was painted is seen, once, and the agent reads by whom', async () => {
    await alice.waitForSelector(dialog('[data-seen="sam sue"]'));
    expect(await standing()).toBe('Sent – seen by Sam Stone and Sue Smith');
    await sue.waitForSelector(toast(' .others:text("Sam Stone (has seen it)")'));
    const told: string[] = [];
    sue.on('request', (request) => request.url().endsWith('/seen') && told.push(request.url()));
    await sue.reload();
    await sue.waitForSelector(toast());
    await accept(sue);
    await alice.waitForSelector(dialog('[data-state="helped"]'));
    expect(told).toEqual([]);
  });

  test('in a tab that is not looked at is not seen', async () => {
    await sam.click(toast(' [data-test="ignore"]'));
    const bea = await centre.page();
    await bea.addInitScript(() =>
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' }),
    );
    await bea.goto(centre.url);
    await bea.click('[data-test="persona"][data-person="bea"][data-application="supervisor"]');
    // Escalated after a minute, so that Bea is asked too.
    await bea.waitForSelector('[data-test="connection"][data-state="connected"]');
    await centre.advance(61_000);
    await bea.waitForSelector(toast('[data-escalated="true"]'));
    await alice.waitForSelector(dialog('[data-escalated="true"]'));
    expect(await alice.getAttribute(dialog(), 'data-seen')).not.toContain('bea');
    await bea.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'visible' });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await alice.waitForSelector(dialog('[data-seen~="bea"]'));
    await sue.waitForSelector(toast(' .others:text("Sam Stone (ignored it)")'));
    await bea.click('[data-test="log-off"]');
  });

  test('alerts and is announced again while nobody helps', async () => {
    const sounds = async () => Number(await sue.getAttribute('[data-test="alerts"]', 'data-count-sound'));
    const before = await sounds();
    await sue.waitForSelector(toast());
    await centre.advance(31_000);
    await expect.poll(sounds).toBeGreaterThan(before);
    await expect.poll(() => sue.textContent('hr-toast-stack [role="status"]')).toContain('still waits');
  });
});

describe('the list of open requests', () => {
  test('offers to join what is being helped, and joining shows the conversation', async () => {
    await sam.waitForSelector(listed('[data-state="waiting"][data-agent="alice"][data-by=""]'));
    expect(await sam.locator(listed(' [data-test="join"]')).count()).toBe(0);
    await samJoins();
    await expect.poll(() => focusedTest(sam)).toBe('text');
    await expect.poll(standing).toBe('Sue Smith is helping, with Sam Stone');
    expect(await sam.textContent(helping(' .standing [role="status"]'))).toBe('Sue Smith is helping, with you');
    await alice.waitForSelector(dialog('[data-by="sue"][data-helpers="sam sue"]'));
  });

  test('is reached and used by keyboard alone', async () => {
    await accept(sue);
    await sam.waitForSelector(listed(' [data-test="join"]'));
    await sam.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await sam.keyboard.press('l');
    await expect.poll(() => focusedTest(sam)).toBe('join');
    await sam.keyboard.press('Enter');
    await sam.waitForSelector(helping('[data-helpers="sam sue"]'));
  });
});

test('the wall lists the agents of a workgroup by whether they are logged on', async () => {
  await sue.click('[data-test="place"][data-place="wall"]');
  const agent = (id: string, on: boolean) =>
    `[data-test="wall-row"][data-agent="${id}"]${on ? ':not([data-state="loggedOff"])' : '[data-state="loggedOff"]'}`;
  await sue.waitForSelector(agent('alice', true));
  await sue.waitForSelector(agent('deepak', false));
  const deepak = await centre.desk('deepak', 'client');
  await sue.waitForSelector(agent('deepak', true));
  await deepak.click('[data-test="log-off"]');
  await sue.waitForSelector(agent('deepak', false));
  await sue.goBack();
  await sue.waitForSelector('[data-test="place"][data-place=""][aria-current="page"]');
});

test('a request that everybody ignored says so, and one that nobody is left for', async () => {
  await sue.click(toast(' [data-test="ignore"]'));
  await sam.click(toast(' [data-test="ignore"]'));
  await alice.waitForSelector(dialog('[data-reach="ignored"][data-escalated="true"] .chip:text("Escalated")'));
  expect(await standing()).toBe('Ignored by everyone so far – still waiting');
  await sue.waitForSelector(listed(' :text("Ignored by everyone so far")'));
  const away = [sue, sam].map((page) => page.click('[data-test="log-off"]'));
  await Promise.all(away);
  await alice.waitForSelector(dialog('[data-reach="nobody"]'));
  expect(await standing()).toBe('Nobody is available right now – whoever logs on next is asked');
  await alice.waitForSelector(`[data-interaction="${id}"] [data-test="show"]:has-text("Nobody available")`);
  for (const page of [sue, sam]) await page.context().close();
  sue = await centre.desk('sue', 'supervisor');
  sam = await centre.desk('sam', 'supervisor');
  await alice.waitForSelector(dialog('[data-reach="asked"]'));
});

describe('a supervisor who helps', () => {
  test('leaves again if somebody else is responsible', async () => {
    await samJoins();
    expect(await sue.locator(helping(' [data-test="leave"]')).count()).toBe(0);
    await sam.click(helping(' [data-test="leave"]'));
    await sam.waitForSelector(helping(' .standing:has-text("You left this request")'));
    await alice.waitForSelector(dialog('[data-helpers="sue"]'));
    await sam.waitForSelector(listed(' [data-test="join"]'));
  });

  test('hands over to somebody of the workgroup, by keyboard', async () => {
    await accept(sue);
    await sue.focus(helping(' [data-test="hand-over"]'));
    await sue.keyboard.press('Enter');
    await sue.waitForSelector(helping(' [data-test="hand-over-to"][data-person="sam"]'));
    await sue.keyboard.press('Escape');
    await sue.waitForSelector(helping(' [data-test="hand-over-to"]'), { state: 'detached' });
    expect(await focusedTest(sue)).toBe('hand-over');
    await sue.keyboard.press('Enter');
    await sue.keyboard.press('Tab');
    expect(await focusedTest(sue)).toBe('hand-over-to');
    await sue.keyboard.press('Enter');
    await sam.waitForSelector(helping('[data-responsible="sam"][data-helpers="sam"] [data-test="hand-over"]'));
    await alice.waitForSelector(dialog('[data-state="helped"][data-by="sam"]'));
    expect(await standing()).toBe('Sam Stone is helping');
    await sue.waitForSelector(helping(' .standing:has-text("You handed this request over")'));
  });

  test('who has to leave is named, and everybody is asked again', async () => {
    await samJoins();
    const { context, page } = { context: sue.context(), page: sue };
    await page.click('[data-test="log-off"]');
    await alice.waitForSelector(dialog('[data-state="unattended"][data-by=""]'));
    await expect
      .poll(standing)
      .toMatch(/^Sue Smith had to leave – everybody has been asked again.* – Sam Stone still here$/);
    await sam.waitForSelector(toast(' :text("Sue Smith had to leave")'));
    await sam.waitForSelector(listed('[data-state="unattended"]'));
    await context.close();
    sue = await centre.desk('sue', 'supervisor');
    await sue.waitForSelector(toast());
  });
});

test('typing and reading are shown while they last', async () => {
  await accept(sue);
  await alice.waitForSelector(dialog('[data-state="helped"]'));
  // The server counts marks by its clock, which stands still here: each attempt has a second of its own.
  const shows = (page: Page, what: string, attempt: () => Promise<void>) =>
    expect
      .poll(
        async () => {
          await centre.advance(1_100);
          await attempt();
          return page.locator(what).count();
        },
        { timeout: 12_000, interval: 1_300 },
      )
      .toBe(1);
  const types = (page: Page, where: string) => () => page.locator(where).pressSequentially('x');
  const typing = (person: string) => ` [data-test="typing"][data-person="${person}"]`;
  await shows(alice, dialog(typing('sue')), types(sue, helping(' [data-test="text"]')));
  await sue.click(helping(' [data-test="send"]'));
  await alice.waitForSelector(dialog(' [data-test="line"][data-n="2"]'));
  await alice.waitForSelector(dialog(typing('sue')), { state: 'detached' });
  await shows(sue, helping(typing('alice')), types(alice, dialog(' [data-test="text"]')));
  await shows(alice, dialog(' [data-test="read"]:has-text("Read by Sue Smith")'), async () => {
    await alice.fill(dialog(' [data-test="text"]'), 'Thank you');
    await alice.click(dialog(' [data-test="send"]'));
  });
});

test('nothing that the pages do is against the content security policy', () => {
  expect(centre.complaints).toEqual([]);
});
