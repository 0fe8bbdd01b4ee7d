/** One request by keyboard alone, as somebody lives through it who hears the desks and does not see them. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { heardBy, listen } from './announcements.ts';
import { Centre, focusedTest, tabStops } from './centre.ts';

let centre: Centre;
let alice: Page;
let sue: Page;
let sam: Page;

async function desk(person: string, application: 'client' | 'supervisor'): Promise<Page> {
  const page = await centre.page();
  await listen(page);
  await page.goto(centre.url);
  await page.focus(`[data-test="persona"][data-person="${person}"][data-application="${application}"]`);
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-test="connection"][data-state="connected"]');
  return page;
}

/** Everything said until that was said too. */
async function hears(page: Page, last: string): Promise<string[]> {
  const heard: string[] = [];
  await expect
    .poll(async () => {
      heard.push(...(await heardBy(page)));
      return heard;
    })
    .toContain(last);
  return heard;
}

beforeAll(async () => {
  centre = await Centre.open();
  await centre.connect('c1', 'alice', 'Clara Fischer');
  sue = await desk('sue', 'supervisor');
  sam = await desk('sam', 'supervisor');
  alice = await desk('alice', 'client');
}, 60_000);
afterAll(async () => centre?.close());

describe('before anything happens', () => {
  test('each desk says that it is connected, and nothing else', async () => {
    for (const page of [alice, sue, sam]) expect(await hears(page, 'polite: Connected')).toEqual(['polite: Connected']);
  });

  test('the agent’s desk is walked from its bar over the interactions to what alerts', async () => {
    const stops = await tabStops(alice);
    expect(stops.indexOf('assist')).toBeGreaterThan(stops.indexOf('log-off'));
    expect(stops.indexOf('pop')).toBeGreaterThan(stops.indexOf('assist'));
    // Each once, but for the links to the desk's places.
    const others = stops.filter((stop) => stop !== 'place');
    expect(new Set(others).size).toBe(others.length);
    expect(stops).not.toContain('');
  });

  test('the supervisor’s desk is walked from its bar and its places to what alerts', async () => {
    const stops = await tabStops(sue);
    expect(stops.indexOf('place')).toBeGreaterThanOrEqual(0);
    expect(stops.indexOf('pop')).toBeGreaterThan(stops.indexOf('log-off'));
    expect(stops).not.toContain('');
  });
});

describe('a request', () => {
  test('is announced once to everybody asked, politely, and the agent hears who has seen it', async () => {
    await alice.focus('[data-interaction="c1"] [data-test="assist"]:not([aria-disabled])');
    await alice.keyboard.press('Enter');
    await expect.poll(() => focusedTest(alice)).toBe('text');
    await alice.keyboard.type('Help me');
    await alice.keyboard.press('Control+Enter');
    const asked = 'polite: Alice Adams asks for assistance, bookings';
    for (const page of [sue, sam]) expect(await hears(page, asked)).toEqual([asked]);
    const heard = await hears(alice, 'polite: Sent – seen by Sam Stone and Sue Smith');
    expect(heard[0]).toBe('polite: Sending …');
    expect(heard.filter((words) => words.startsWith('assertive'))).toEqual([]);
  });

  test('has its controls in the order in which they are read', async () => {
    const stops = await tabStops(sue);
    const toast = stops.slice(stops.indexOf('reply-text'));
    expect(toast.filter((stop) => ['reply-text', 'reply', 'accept', 'ignore'].includes(stop))).toEqual([
      'reply-text',
      'reply',
      'accept',
      'ignore',
    ]);
  });

  test('that is taken is said to both who were asked, and to the agent', async () => {
    await sue.keyboard.press('F6');
    await expect.poll(() => focusedTest(sue)).toBe('accept');
    await sue.keyboard.press('a');
    expect(await hears(sue, 'polite: You are helping Alice Adams')).toHaveLength(1);
    expect(await hears(sam, 'polite: Taken by Sue Smith · Alice Adams')).toHaveLength(1);
    expect(await hears(alice, 'polite: Sue Smith is helping')).toEqual(['polite: Sue Smith is helping']);
    await expect.poll(() => focusedTest(sue)).toBe('text');
  });

  test('is talked in with every line said once to each of the two', async () => {
    await sue.keyboard.type('I am with you.');
    await sue.keyboard.press('Enter');
    const said = /^polite: (You|Sue Smith) [\d:]+( [AP]M)? I am with you\.$/;
    for (const page of [alice, sue]) {
      const heard: string[] = [];
      await expect
        .poll(async () => {
          heard.push(...(await heardBy(page)));
          return heard.filter((words) => said.test(words)).length;
        })
        .toBe(1);
      expect(heard.filter((words) => words.includes('I am with you.'))).toHaveLength(1);
    }
    expect(await heardBy(sam)).toEqual([]);
  });

  test('that ends is said once, and the focus is where it goes on', async () => {
    await alice.keyboard.press('Escape');
    await expect.poll(() => focusedTest(alice)).toBe('keep-open');
    await alice.keyboard.press('Tab');
    await alice.keyboard.press('Enter');
    expect(await hears(alice, 'polite: Done – the request is completed')).toHaveLength(1);
    expect(await hears(sue, 'polite: Completed by the agent')).toHaveLength(1);
    await alice.keyboard.press('Escape');
    await expect.poll(() => focusedTest(alice)).toBe('assist');
  });
});

test('a refusal is said at once', async () => {
  await alice.keyboard.press('Enter');
  await expect.poll(() => focusedTest(alice)).toBe('text');
  await alice.keyboard.press('Control+Enter');
  await hears(alice, 'assertive: Write a short explanation first.');
  expect(await focusedTest(alice)).toBe('text');
});

test('a lost connection and its return are said politely', async () => {
  await sue.context().setOffline(true);
  await hears(sue, 'polite: Disconnected');
  await sue.context().setOffline(false);
  await hears(sue, 'polite: Connected');
});
