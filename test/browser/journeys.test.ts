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
  id = `j${++count}`;
  await centre.connect(id, 'alice', `Customer ${count}`);
});

const row = (more: string) => `[data-interaction="${id}"] ${more}`;
const dialog = (more = '') => `[data-test="dialog"][data-interaction="${id}"]${more}`;
const toast = (more = '') => `[data-test="toast"][data-request="${id}.1"]${more}`;
const helping = (more = '') => `[data-test="helping"][data-request="${id}.1"]${more}`;
async function ask(text: string) {
  await alice.click(row('[data-test="assist"]'));
  await alice.fill(dialog(' [data-test="text"]'), text);
  await alice.click(dialog(' [data-test="send"]'));
  await alice.waitForSelector(dialog('[data-state="waiting"]'));
}

describe('a request for assistance', () => {
  test('goes from asking over help and chat to done', async () => {
    await ask('May I refund this?');
    expect(await sue.textContent(toast(' .text'))).toBe('May I refund this?');
    await sue.click(toast(' [data-test="accept"]'));
    const note = await sam.waitForSelector(
      `[data-test="closed-note"][data-toast="${id}.1/sam/1"], [data-test="closed-note"][data-by="sue"]`,
    );
    expect(await note.getAttribute('data-cause')).toBe('taken');
    await alice.waitForSelector(dialog('[data-state="helped"]'));
    expect(await alice.textContent(dialog(' .standing [role="status"]'))).toBe('Sue Smith is helping');
    await sue.fill(helping(' [data-test="text"]'), 'Yes, up to 200.');
    await sue.click(helping(' [data-test="send"]'));
    await alice.waitForSelector(dialog(' [data-test="line"][data-person="sue"][data-n="2"]'));
    await alice.click(dialog(' [data-test="done"]'));
    await alice.waitForSelector(dialog('[data-state="done"][data-outcome="completed"]'));
    await sue.waitForSelector(helping('[data-state="done"][data-outcome="completed"]'));
  });

  test('is done with the keyboard alone', async () => {
    // It rings for a moment before it is connected, and a key on a dimmed button does nothing.
    await alice.focus(row('[data-test="assist"]:not([aria-disabled])'));
    await alice.keyboard.press('Enter');
    await alice.waitForSelector(dialog('[data-state="draft"]'));
    await expect.poll(() => focusedTest(alice)).toBe('text');
    await alice.keyboard.type('Help me');
    await alice.keyboard.press('Control+Enter');
    await alice.waitForSelector(dialog('[data-state="waiting"]'));
    await sue.waitForSelector(toast());
    await sue.keyboard.press('F6');
    await expect.poll(() => focusedTest(sue)).toBe('accept');
    await sue.keyboard.press('Enter');
    await alice.waitForSelector(dialog('[data-state="helped"]'));
    // Nobody has to look for where it goes on.
    await expect.poll(() => focusedTest(sue)).toBe('text');
    await sue.keyboard.type('I am with you.');
    await sue.keyboard.press('Enter');
    await alice.waitForSelector(dialog(' [data-test="line"][data-person="sue"]'));
    expect(await focusedTest(alice)).toBe('text');
    await alice.keyboard.press('d');
    expect(await alice.inputValue(dialog(' [data-test="text"]'))).toBe('d');
    await alice.keyboard.press('Escape');
    await expect.poll(() => focusedTest(alice)).toBe('keep-open');
    await alice.keyboard.press('Tab');
    await alice.keyboard.press('Enter');
    await alice.waitForSelector(dialog('[data-state="done"]'));
    await alice.keyboard.press('Escape');
    await alice.waitForSelector(dialog(), { state: 'detached' });
    await expect.poll(() => focusedTest(alice)).toBe('assist');
  });

  test('keeps its draft over a refresh and sends nothing before Send', async () => {
    await alice.click(row('[data-test="assist"]'));
    await alice.fill(dialog(' [data-test="text"]'), 'Half a sentence');
    await alice.reload();
    await alice.waitForSelector('[data-test="connection"][data-state="connected"]');
    expect(await sue.locator(toast()).count()).toBe(0);
    await alice.click(row('[data-test="assist"]'));
    expect(await alice.inputValue(dialog(' [data-test="text"]'))).toBe('Half a sentence');
  });

  test('is there again after a refresh, with its conversation', async () => {
    await ask('Still there?');
    await alice.reload();
    await alice.waitForSelector(dialog('[data-state="waiting"] [data-test="line"][data-n="1"]'));
  });

  test('says that somebody else was first', async () => {
    await ask('Who is first?');
    await sue.waitForSelector(toast());
    // Sue's desk does not hear yet that Sam was first.
    await sue.route('**/api/commands/accept', async (route) => {
      await sam.click(toast(' [data-test="accept"]'));
      await sam.waitForSelector(helping());
      await route.continue();
    });
    await sue.click(toast(' [data-test="accept"]'));
    const refusal = await sue.waitForSelector('[data-test="refusal"][data-code="alreadyTaken"]');
    expect(await refusal.textContent()).toContain('Sam Stone was first');
    await sue.unroute('**/api/commands/accept');
  });
});

describe('keys', () => {
  test('accept and ignore only the request in focus, and none fires while somebody types', async () => {
    await ask('a request with a, i and n in it');
    await sue.waitForSelector(toast());
    await sue.focus(toast(' [data-test="reply-text"]'));
    await sue.keyboard.type('ai?');
    expect(await sue.inputValue(toast(' [data-test="reply-text"]'))).toBe('ai?');
    await sue.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await sue.keyboard.press('a');
    expect(await focusedTest(sue)).toBe('accept');
    await sue.keyboard.press('i');
    await sue.waitForSelector(toast(), { state: 'detached' });
    await alice.waitForSelector(dialog('[data-state="waiting"]'));
  });

  test('are listed under a question mark', async () => {
    await sue.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await sue.keyboard.press('?');
    await sue.waitForSelector('dialog[open] kbd');
    await sue.keyboard.press('Escape');
    await sue.waitForSelector('dialog[open]', { state: 'detached' });
  });
});

describe('alerts', () => {
  test('a message brings its dialog to the front, plays a sound, and leaves what is being typed alone', async () => {
    await ask('First');
    await sue.click(toast(' [data-test="accept"]'));
    await alice.waitForSelector(dialog('[data-state="helped"]'));
    const other = `${id}x`;
    await centre.connect(other, 'alice', 'Another customer');
    const otherDialog = `[data-test="dialog"][data-interaction="${other}"]`;
    await alice.click(`[data-interaction="${other}"] [data-test="assist"]`);
    await alice.waitForSelector(`${otherDialog}[data-front="true"]`);
    await expect.poll(() => focusedTest(alice)).toBe('text');
    await alice.keyboard.type('I am typ');
    const sounds = Number(await alice.getAttribute('[data-test="alerts"]', 'data-count-sound'));
    await sue.fill(helping(' [data-test="text"]'), 'Look here');
    await sue.click(helping(' [data-test="send"]'));
    await alice.waitForSelector(dialog('[data-front="true"]'));
    await alice.keyboard.type('ing');
    expect(await alice.inputValue(`${otherDialog} [data-test="text"]`)).toBe('I am typing');
    expect(Number(await alice.getAttribute('[data-test="alerts"]', 'data-count-sound'))).toBe(sounds + 1);
    await centre.acd('interaction.disconnect', { interaction: other });
  });
});

describe('a connection that is lost', () => {
  test('is shown, blocks Accept, and heals itself without missing anything', async () => {
    await ask('Before');
    await sue.waitForSelector(toast());
    await sue.context().setOffline(true);
    await sue.waitForSelector('[data-test="connection"][data-state="disconnected"]');
    await sue.waitForSelector(toast(' [data-test="accept"][aria-disabled="true"]'));
    await alice.click(dialog(' [data-test="done"]'));
    await alice.waitForSelector(dialog('[data-state="done"][data-outcome="withdrawn"]'));
    await sue.context().setOffline(false);
    await sue.waitForSelector('[data-test="connection"][data-state="connected"]');
    await sue.waitForSelector(toast(), { state: 'detached' });
    await sue.waitForSelector('[data-test="closed-note"][data-cause="withdrawn"]');
  });
});

test('colours follow the system until somebody chooses, and the choice is kept', async () => {
  const canvas = () => alice.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await alice.emulateMedia({ colorScheme: 'dark' });
  const dark = await canvas();
  await alice.click('[data-test="theme"]');
  expect(await canvas()).not.toBe(dark);
  await alice.reload();
  await alice.waitForSelector('[data-test="connection"][data-state="connected"]');
  expect(await canvas()).not.toBe(dark);
  await alice.click('[data-test="theme"]');
  expect(await canvas()).toBe(dark);
});

test('nothing that the pages do is against the content security policy', () => {
  expect(centre.complaints).toEqual([]);
});
