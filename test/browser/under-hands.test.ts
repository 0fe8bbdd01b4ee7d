import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
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
  id = `u${++count}`;
  await centre.connect(id, 'alice', `Customer ${count}`);
  await alice.click(`[data-interaction="${id}"] [data-test="assist"]`);
  await alice.fill(dialog(' [data-test="text"]'), 'May I?');
});

afterEach(async () => {
  // At most three toasts are on screen. What a journey has ended itself is ended already.
  for (const open of [id, `${id}x`, 'own']) {
    await centre.acd('interaction.disconnect', { interaction: open }).catch(() => undefined);
  }
});

const dialog = (more = '') => `[data-test="dialog"][data-interaction="${id}"]${more}`;
const toast = (more = '') => `[data-test="toast"][data-request="${id}.1"]${more}`;
const helping = (more = '') => `[data-test="helping"][data-request="${id}.1"]${more}`;
const send = async () => {
  await alice.click(dialog(' [data-test="send"]'));
  await alice.waitForSelector(dialog('[data-state="waiting"]'));
};

describe('while the dialog is open', () => {
  test('closing an active request asks, also by Esc, and Esc takes the question back', async () => {
    await send();
    await expect.poll(() => focusedTest(alice)).toBe('text');
    await alice.keyboard.press('Escape');
    await expect.poll(() => focusedTest(alice)).toBe('keep-open');
    await alice.keyboard.press('Escape');
    await alice.waitForSelector(dialog(' [data-test="closing-question"]'), { state: 'detached' });
    await expect.poll(() => focusedTest(alice)).toBe('text');
    await alice.keyboard.press('Escape');
    await expect.poll(() => focusedTest(alice)).toBe('keep-open');
    await alice.keyboard.press('Enter');
    await alice.waitForSelector(dialog(), { state: 'detached' });
    // The button that brings it back: Assistance itself is dimmed while the request is active.
    await expect.poll(() => focusedTest(alice)).toBe('show');
  });

  test('an interaction that is transferred away ends its request, with the question, and keeps the focus there', async () => {
    await send();
    await alice.click(dialog(' [data-test="close"]'));
    await expect.poll(() => focusedTest(alice)).toBe('keep-open');
    await centre.acd('interaction.transfer', { interaction: id, agent: 'bob' });
    await alice.waitForSelector(dialog('[data-state="done"][data-outcome="transferred"]'));
    expect(await alice.locator(dialog(' [data-test="closing-question"]')).count()).toBe(0);
    expect(await focusedTest(alice)).toBe('dialog');
    // There is nothing to ask about any more.
    await alice.waitForSelector(dialog(' [data-test="again"]'), { state: 'detached' });
    await alice.keyboard.press('Escape');
    await alice.waitForSelector(dialog(), { state: 'detached' });
  });

  test('the question about one request is not asked about the next', async () => {
    await send();
    await alice.click(dialog(' [data-test="close"]'));
    await alice.click(dialog(' [data-test="end-it"]'));
    await alice.click(dialog(' [data-test="again"]'));
    await alice.fill(dialog(' [data-test="text"]'), 'One more thing');
    await send();
    expect(await alice.locator(dialog(' [data-test="closing-question"]')).count()).toBe(0);
  });

  test('a draft whose interaction is gone is kept, says why it cannot be sent, and sends nothing', async () => {
    await centre.acd('interaction.disconnect', { interaction: id });
    await alice.waitForSelector(dialog(' [data-test="send"][aria-disabled="true"]'));
    expect(await alice.textContent(dialog(' .standing [role="status"]'))).toBe(
      'Not sent. The interaction is not assigned to you.',
    );
    await alice.focus(dialog(' [data-test="text"]'));
    await alice.keyboard.press('Control+Enter');
    expect(await alice.getAttribute(dialog(), 'data-state')).toBe('draft');
    expect(await alice.inputValue(dialog(' [data-test="text"]'))).toBe('May I?');
  });
});

test('a draft that was closed is marked where it can be gone on with', async () => {
  await alice.keyboard.press('Escape');
  await alice.waitForSelector(dialog(), { state: 'detached' });
  await alice.reload();
  await alice.click(`[data-interaction="${id}"] [data-test="show"]:has-text("Draft")`);
  expect(await alice.inputValue(dialog(' [data-test="text"]'))).toBe('May I?');
});

test('a toast that is taken while somebody answers it takes no keys along to another toast', async () => {
  await send();
  const other = `${id}x`;
  await centre.connect(other, 'alice', 'Another customer');
  await alice.click(`[data-interaction="${other}"] [data-test="assist"]`);
  const otherDialog = `[data-test="dialog"][data-interaction="${other}"]`;
  await alice.fill(`${otherDialog} [data-test="text"]`, 'And this?');
  await alice.click(`${otherDialog} [data-test="send"]`);
  const otherToast = `[data-test="toast"][data-request="${other}.1"]`;
  await sam.waitForSelector(otherToast);
  await sam.focus(toast(' [data-test="reply-text"]'));
  await sam.keyboard.type('I c');
  await sue.click(toast(' [data-test="accept"]'));
  await sam.waitForSelector(toast(), { state: 'detached' });
  await sam.keyboard.type('an i a ');
  expect(await sam.locator(`${otherToast}[data-toast="${other}.1/sam/1"]`).count()).toBe(1);
  expect(await sam.locator('[data-test="helping"]:not([data-outcome])').count()).toBe(0);
  await alice.waitForSelector(`${otherDialog}[data-state="waiting"]`);
});

test('what somebody writes stays as it is while others type and talk', async () => {
  await send();
  await sue.click(toast(' [data-test="accept"]'));
  await alice.waitForSelector(dialog('[data-state="helped"]'));
  await alice.focus(dialog(' [data-test="text"]'));
  await alice.keyboard.type('Half ');
  await sue.fill(helping(' [data-test="text"]'), 'Go on');
  await sue.click(helping(' [data-test="send"]'));
  await alice.waitForSelector(dialog(' [data-test="line"][data-n="2"]'));
  await alice.keyboard.type('a line');
  expect(await alice.inputValue(dialog(' [data-test="text"]'))).toBe('Half a line');
  expect(await focusedTest(alice)).toBe('text');
});

test('a message brings its dialog into sight, except for somebody who writes elsewhere', async () => {
  await send();
  await sue.click(toast(' [data-test="accept"]'));
  await alice.waitForSelector(dialog('[data-state="helped"]'));
  const other = `${id}x`;
  await centre.connect(other, 'alice', 'Another customer');
  await alice.click(`[data-interaction="${other}"] [data-test="assist"]`);
  await alice.setViewportSize({ width: 400, height: 300 });
  const top = () => alice.evaluate(() => scrollY);
  const say = async (n: number) => {
    await sue.fill(helping(' [data-test="text"]'), 'Look here');
    await sue.click(helping(' [data-test="send"]'));
    await alice.waitForSelector(dialog(` [data-test="line"][data-n="${n}"]`));
  };
  await alice.fill(`[data-test="dialog"][data-interaction="${other}"] [data-test="text"]`, 'Writing');
  await alice.evaluate(() => scrollTo(0, 0));
  await say(2);
  await alice.waitForSelector(dialog('[data-front="true"]'));
  expect(await top()).toBe(0);
  // In the list, where a click gives the focus to something, but to nothing that is written in.
  await alice.click('#interactions');
  await say(3);
  await expect.poll(top).toBeGreaterThan(0);
  await alice.setViewportSize({ width: 1280, height: 720 });
});

test('what comes forward is not under the bar, however high that is', async () => {
  await sue.setViewportSize({ width: 900, height: 500 });
  await send();
  await sue.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await sue.click(toast(' [data-test="accept"]'));
  await expect.poll(() => focusedTest(sue)).toBe('text');
  const edge = async (part: string, side: 'top' | 'bottom') => {
    const box = await sue.locator(part).boundingBox();
    return box!.y + (side === 'bottom' ? box!.height : 0);
  };
  expect(await edge('hr-desk-header', 'bottom')).toBeGreaterThan(70);
  await expect
    .poll(async () => (await edge(helping(), 'top')) - (await edge('hr-desk-header', 'bottom')))
    .toBeGreaterThan(0);
  await sue.setViewportSize({ width: 1280, height: 720 });
});

test('a request that ends while its supervisor writes keeps the focus in its conversation', async () => {
  await send();
  await sue.click(toast(' [data-test="accept"]'));
  await expect.poll(() => focusedTest(sue)).toBe('text');
  await sue.keyboard.type('One more ');
  await alice.click(dialog(' [data-test="done"]'));
  await sue.waitForSelector(helping('[data-outcome="completed"]:focus-within'));
  await sue.keyboard.type('a i n');
  await alice.waitForSelector(dialog('[data-state="done"]'));
  expect(await alice.locator(dialog(' [data-test="line"]')).count()).toBe(1);
});

describe('a refresh', () => {
  test('while an ask is on its way sends it again, and opens one request', async () => {
    const { promise: never } = Promise.withResolvers<void>();
    const asked: string[] = [];
    await alice.route('**/api/commands/ask', () => never, { times: 1 });
    alice.on('request', (request) => {
      if (request.url().endsWith('/ask')) asked.push(request.headers()['idempotency-key'] ?? '');
    });
    await alice.click(dialog(' [data-test="send"]'));
    await alice.waitForSelector(dialog('[data-state="asking"]'));
    await alice.reload();
    await alice.waitForSelector(dialog('[data-state="waiting"] [data-test="line"][data-n="1"]'));
    await sue.waitForSelector(toast());
    expect(new Set(asked).size).toBe(1);
    expect(asked).toHaveLength(2);
  });

  test('while helping brings the conversation back, with what was being written', async () => {
    await send();
    await sue.click(toast(' [data-test="accept"]'));
    await sue.fill(helping(' [data-test="text"]'), 'Half a sentence');
    await sue.reload();
    await sue.waitForSelector(helping('[data-state="helped"] [data-test="line"][data-n="1"]'));
    expect(await sue.inputValue(helping(' [data-test="text"]'))).toBe('Half a sentence');
    await alice.waitForSelector(dialog('[data-state="helped"][data-by="sue"]'));
  });
});

describe('in two windows', () => {
  test('an agent sees the same, opens one request, and its end is an end in both', async () => {
    const second = await alice.context().newPage();
    await second.goto(`${centre.url}/agent`);
    await second.click(`[data-interaction="${id}"] [data-test="assist"]`);
    await second.fill(dialog(' [data-test="text"]'), 'From the other window');
    await send();
    await second.waitForSelector(dialog('[data-state="waiting"] [data-test="line"]:has-text("May I?")'));
    await second.click(dialog(' [data-test="close"]'));
    await second.waitForSelector(dialog(' [data-test="closing-question"]'));
    await alice.click(dialog(' [data-test="done"]'));
    await second.waitForSelector(dialog('[data-state="done"][data-outcome="withdrawn"]'));
    expect(await second.locator(dialog(' [data-test="closing-question"]')).count()).toBe(0);
    await second.click(dialog(' [data-test="again"]'));
    expect(await second.inputValue(dialog(' [data-test="text"]'))).toBe('From the other window');
    await second.close();
  });

  test('somebody who is agent and supervisor is not asked about the own request, and cannot join it', async () => {
    const agent = await centre.desk('farid', 'client');
    const supervisor = await agent.context().newPage();
    await supervisor.goto(centre.url);
    await supervisor.click('[data-test="persona"][data-person="farid"][data-application="supervisor"]');
    await supervisor.waitForSelector('[data-test="connection"][data-state="connected"]');
    await centre.connect('own', 'farid', 'Own customer');
    await agent.click('[data-interaction="own"] [data-test="assist"]');
    await agent.fill('[data-test="dialog"] [data-test="text"]', 'I need help myself');
    await agent.click('[data-test="dialog"] [data-test="send"]');
    await sue.click('[data-test="toast"][data-request="own.1"] [data-test="accept"]');
    await supervisor.waitForSelector('[data-test="list-row"][data-request="own.1"][data-state="helped"]');
    expect(await supervisor.locator('[data-test="toast"][data-request="own.1"]').count()).toBe(0);
    expect(await supervisor.locator('[data-request="own.1"] [data-test="join"]').count()).toBe(0);
    await agent.context().close();
  });
});

test('nothing that the pages do is against the content security policy', () => {
  expect(centre.complaints).toEqual([]);
});
