import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Centre } from './centre.ts';
import { violations } from './violations.ts';

let centre: Centre;
let alice: Page;
let sue: Page;
let sam: Page;

beforeAll(async () => {
  centre = await Centre.open();
  // axe is injected as a script, which our content security policy would refuse.
  const options = { bypassCSP: true, reducedMotion: 'reduce' } as const;
  await centre.connect('c1', 'alice', 'Clara Fischer');
  await centre.connect('c2', 'alice', 'Jonas Okafor', 'chat');
  await centre.acd('interaction.hold', { interaction: 'c2' });
  await centre.acd('interaction.offer', { interaction: 'c3', workgroup: 'bookings', media: 'call', acd: false });
  await centre.acd('interaction.alert', { interaction: 'c3', agent: 'alice' });
  sue = await centre.desk('sue', 'supervisor', options);
  sam = await centre.desk('sam', 'supervisor', options);
  alice = await centre.desk('alice', 'client', options);
}, 60_000);
afterAll(async () => centre?.close());

const dialog = '[data-test="dialog"][data-interaction="c1"]';

describe('axe finds nothing on', () => {
  test('the log-on page', async () => {
    const page = await centre.page({ bypassCSP: true, reducedMotion: 'reduce' });
    await page.goto(centre.url);
    await page.waitForSelector('[data-test="persona"]');
    expect(await violations(page)).toEqual([]);
  });

  test('the agent’s desk with a draft', async () => {
    await alice.click('[data-interaction="c1"] [data-test="assist"]');
    await alice.selectOption(`${dialog} [data-test="reason"]`, { index: 1 });
    await alice.click(`${dialog} [data-test="urgent"]`);
    await alice.fill(`${dialog} [data-test="text"]`, 'The customer wants a refund.');
    expect(await violations(alice)).toEqual([]);
  });

  test('the agent’s desk while an ask is on its way', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    await alice.route('**/api/commands/ask', (route) => promise.then(() => route.continue()), { times: 1 });
    await alice.click(`${dialog} [data-test="send"]`);
    await alice.waitForSelector(`${dialog} [data-test="cancel"]`);
    expect(await violations(alice)).toEqual([]);
    resolve();
  });

  test('both desks with an urgent request that escalates, and a toast', async () => {
    await alice.waitForSelector(`${dialog}[data-state="waiting"]`);
    await sue.waitForSelector('[data-test="toast"][data-urgency="urgent"]');
    await centre.advance(61_000);
    await sue.waitForSelector('[data-test="toast"][data-escalated="true"]');
    expect(await violations(alice)).toEqual([]);
    expect(await violations(sue)).toEqual([]);
  });

  test('both desks while they talk', async () => {
    await sue.fill('[data-test="reply-text"]', 'I am with you.');
    await sue.click('[data-test="reply"]');
    await alice.waitForSelector(`${dialog}[data-state="helped"] [data-test="line"][data-n="2"]`);
    await alice.click(`${dialog} [data-test="close"]`);
    await sue.waitForSelector('[data-test="helping"] [data-test="line"][data-n="2"]');
    await sam.waitForSelector('[data-test="list-row"] [data-test="join"]');
    for (const page of [alice, sue, sam]) expect(await violations(page)).toEqual([]);
  });

  test('both desks of two who help, with the choice of whom to hand over to', async () => {
    await sam.click('[data-test="list-row"] [data-test="join"]');
    await sam.waitForSelector('[data-test="leave"]');
    await sue.click('[data-test="hand-over"]');
    await sue.waitForSelector('[data-test="hand-over-to"][data-person="sam"]');
    await alice.waitForSelector(`${dialog}[data-helpers="sam sue"]`);
    await centre.advance(1_100);
    await sam.locator('[data-test="helping"] [data-test="text"]').pressSequentially('We');
    for (const page of [sam, sue, alice]) expect(await violations(page)).toEqual([]);
  });

  test('both desks of a request whose supervisor had to leave', async () => {
    await sue.click('[data-test="log-off"]');
    await alice.waitForSelector(`${dialog}[data-state="unattended"]`);
    await sam.waitForSelector('[data-test="toast"]');
    for (const page of [sam, alice]) expect(await violations(page)).toEqual([]);
    await sue.click('[data-test="persona"][data-person="sue"][data-application="supervisor"]');
    await sue.click('[data-test="toast"] [data-test="accept"]');
    await sue.waitForSelector('[data-test="helping"]');
  });

  test('both desks after the end, with a refusal', async () => {
    await alice.click(`${dialog} [data-test="end-it"]`);
    await alice.waitForSelector(`${dialog}[data-state="done"]`);
    await alice.click(`${dialog} [data-test="again"]`);
    await alice.click(`${dialog} [data-test="send"]`);
    await alice.waitForSelector(`${dialog} [data-test="refusal"][data-code="textEmpty"]`);
    await sue.waitForSelector('[data-test="helping"][data-state="done"][data-outcome="completed"]');
    expect(await violations(alice)).toEqual([]);
    expect(await violations(sue)).toEqual([]);
  });

  test('both desks of a request that everybody ignored, and one that nobody is left for', async () => {
    await alice.fill(`${dialog} [data-test="text"]`, 'A long story. '.repeat(100));
    await alice.click(`${dialog} [data-test="send"]`);
    await sue.waitForSelector('[data-test="toast"]');
    // A text that is longer than the card scrolls, also by keyboard.
    expect(await violations(sue)).toEqual([]);
    for (const page of [sue, sam]) await page.click('[data-test="toast"] [data-test="ignore"]');
    await alice.waitForSelector(`${dialog}[data-reach="ignored"]`);
    await sue.waitForSelector('[data-test="list-row"] .how.warn');
    for (const page of [alice, sue]) expect(await violations(page)).toEqual([]);
    for (const page of [sue, sam]) await page.click('[data-test="log-off"]');
    await alice.waitForSelector(`${dialog}[data-reach="nobody"]`);
    expect(await violations(alice)).toEqual([]);
    for (const [page, person] of [
      [sue, 'sue'],
      [sam, 'sam'],
    ] as const) {
      await page.click(`[data-test="persona"][data-person="${person}"][data-application="supervisor"]`);
    }
  });

  test('a desk that is disconnected, with more toasts than are shown', async () => {
    for (const interaction of ['d1', 'd2', 'd3']) {
      await centre.connect(interaction, 'alice', 'Somebody with quite a long name of several parts');
      await alice.click(`[data-interaction="${interaction}"] [data-test="assist"]`);
      const own = `[data-test="dialog"][data-interaction="${interaction}"]`;
      await alice.fill(`${own} [data-test="text"]`, 'Help me');
      await alice.click(`${own} [data-test="send"]`);
    }
    await sue.waitForSelector('[data-test="more"]');
    await sue.context().setOffline(true);
    await sue.waitForSelector('[data-test="connection"][data-state="disconnected"]');
    expect(await violations(sue)).toEqual([]);
    await sue.context().setOffline(false);
    await sue.waitForSelector('[data-test="connection"][data-state="connected"]');
  });

  test('the agent’s desk when its interactions go away, with a draft in the background and one that cannot be sent', async () => {
    for (const interaction of ['d1', 'd2', 'd3']) await centre.acd('interaction.disconnect', { interaction });
    await alice.waitForSelector('[data-test="dialog"][data-interaction="d3"][data-outcome="interactionEnded"]');
    for (const interaction of ['e1', 'e2']) {
      await centre.connect(interaction, 'alice', 'Another customer');
      await alice.click(`[data-interaction="${interaction}"] [data-test="assist"]`);
      await alice.fill(`[data-test="dialog"][data-interaction="${interaction}"] [data-test="text"]`, 'Half a sentence');
    }
    await alice.click('[data-test="dialog"][data-interaction="e1"] [data-test="close"]');
    await alice.waitForSelector('[data-interaction="e1"] [data-test="show"]');
    await centre.acd('interaction.disconnect', { interaction: 'e2' });
    await alice.waitForSelector('[data-test="dialog"][data-interaction="e2"] [data-test="send"][aria-disabled="true"]');
    expect(await violations(alice)).toEqual([]);
  });

  test('the list of keys', async () => {
    await sue.click('[data-test="keys"]');
    expect(await violations(sue)).toEqual([]);
    await sue.keyboard.press('Escape');
  });

  test('a window of 320 px', async () => {
    for (const page of [alice, sue, sam]) {
      // A browser that allows no sound before the first click: the desk offers to enable it, which takes room.
      const fresh = await page.context().newPage();
      await fresh.addInitScript(() =>
        Object.defineProperty(AudioContext.prototype, 'state', { get: () => 'suspended' }),
      );
      await fresh.setViewportSize({ width: 320, height: 640 });
      await fresh.goto(page.url());
      await fresh.waitForSelector('[data-test="enable-sound"]');
      const isCut = () => fresh.locator('h1').evaluate((name) => name.scrollWidth > name.clientWidth);
      const width = () => fresh.evaluate(() => document.documentElement.scrollWidth);
      expect([await isCut(), await width()]).toEqual([false, 320]);
      await page.context().setOffline(true);
      await fresh.waitForSelector('[data-test="connection"][data-state="disconnected"]');
      expect([await isCut(), await width()]).toEqual([false, 320]);
      await page.context().setOffline(false);
    }
  });
});
