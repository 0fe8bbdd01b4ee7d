import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Centre, focusedTest } from './centre.ts';

let centre: Centre;
let alice: Page;
let sue: Page;
let sam: Page;
/** Every journey has three interactions of its own, each with a request that Sue helps with. */
let count = 0;
let all: string[];

beforeAll(async () => {
  centre = await Centre.open();
  alice = await centre.desk('alice', 'client');
  sue = await centre.desk('sue', 'supervisor');
  sam = await centre.desk('sam', 'supervisor');
}, 60_000);
afterAll(async () => centre?.close());
beforeEach(async () => {
  count++;
  all = ['a', 'b', 'c'].map((letter) => `p${count}${letter}`);
  for (const id of all) {
    await centre.connect(id, 'alice', `Customer ${id}`);
    await alice.click(`[data-interaction="${id}"] [data-test="assist"]`);
    await alice.fill(dialog(id, ' [data-test="text"]'), 'May I?');
    await alice.click(dialog(id, ' [data-test="send"]'));
    await sue.click(`[data-test="toast"][data-request="${id}.1"] [data-test="accept"]`);
    await alice.waitForSelector(dialog(id, '[data-state="helped"]'));
  }
});
afterEach(async () => {
  for (const id of all) await centre.acd('interaction.disconnect', { interaction: id });
});

const dialog = (id: string, more = '') => `[data-test="dialog"][data-interaction="${id}"]${more}`;
const helping = (id: string, more = '') => `[data-test="helping"][data-request="${id}.1"]${more}`;
async function sueSays(id: string, words = 'Look here') {
  await sue.fill(helping(id, ' [data-test="text"]'), words);
  await sue.click(helping(id, ' [data-test="send"]'));
}
/** The dialog's own text, in which somebody writes. */
const textOf = (page: Page, at: string) => page.locator(`${at} [data-test="text"]`);

describe('a message', () => {
  test('brings its own dialog to the front, of several, and what is typed goes on where it was', async () => {
    const [first, second, third] = all as [string, string, string];
    await textOf(alice, dialog(second)).focus();
    await alice.keyboard.type('I am ');
    for (const id of [first, third]) {
      await sueSays(id);
      await alice.waitForSelector(dialog(id, '[data-front="true"] [data-test="line"][data-n="2"]'));
      expect(await alice.locator('[data-test="dialog"][data-front="true"]').count()).toBe(1);
      await alice.keyboard.type('typing ');
    }
    expect(await textOf(alice, dialog(second)).inputValue()).toBe('I am typing typing ');
    expect(await focusedTest(alice)).toBe('text');
  });

  test('opens the dialog that was kept in the background, and takes no caret', async () => {
    const [first, second] = all as [string, string];
    await alice.click(dialog(first, ' [data-test="close"]'));
    await alice.click(dialog(first, ' [data-test="keep-open"]'));
    await textOf(alice, dialog(second)).focus();
    await sueSays(first);
    await alice.waitForSelector(dialog(first, '[data-front="true"]'));
    await alice.keyboard.type('still here');
    expect(await textOf(alice, dialog(second)).inputValue()).toBe('still here');
  });

  test('breaks into no composition of somebody who writes with an input method', async () => {
    const [first, second] = all as [string, string];
    const text = textOf(alice, dialog(second));
    await text.focus();
    const keyboard = await alice.context().newCDPSession(alice);
    await text.evaluate((area) => {
      area.dataset.ends = '0';
      area.addEventListener('compositionend', () => {
        area.dataset.ends = String(Number(area.dataset.ends) + 1);
      });
    });
    await keyboard.send('Input.imeSetComposition', { text: 'にほ', selectionStart: 2, selectionEnd: 2 });
    await sueSays(first);
    await alice.waitForSelector(dialog(first, '[data-front="true"] [data-test="line"][data-n="2"]'));
    expect(await text.getAttribute('data-ends')).toBe('0');
    await keyboard.send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 });
    await keyboard.send('Input.insertText', { text: '日本' });
    expect(await text.inputValue()).toBe('日本');
    expect(await text.getAttribute('data-ends')).toBe('1');
    await keyboard.detach();
  });

  test('keeps what is selected, in a text that is written and on the page', async () => {
    const [first, second] = all as [string, string];
    const text = textOf(alice, dialog(second));
    await text.fill('Refund of 900 please');
    await text.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(10, 13));
    await sueSays(first);
    await alice.waitForSelector(dialog(first, '[data-front="true"] [data-test="line"][data-n="2"]'));
    await alice.keyboard.type('800');
    expect(await text.inputValue()).toBe('Refund of 800 please');
    await alice.locator(dialog(second, ' [data-test="line"][data-n="1"] .text')).dblclick();
    const selected = () => alice.evaluate(() => String(getSelection()));
    expect((await selected()).trim()).toBe('May');
    await sueSays(first, 'And here');
    await alice.waitForSelector(dialog(first, ' [data-test="line"][data-n="3"]'));
    expect((await selected()).trim()).toBe('May');
  });

  test('brings the request to a supervisor’s front too, and what is typed goes on where it was', async () => {
    const [first, second] = all as [string, string];
    await textOf(sue, helping(second)).focus();
    await sue.keyboard.type('One ');
    await alice.fill(dialog(first, ' [data-test="text"]'), 'And now?');
    await alice.click(dialog(first, ' [data-test="send"]'));
    await sue.waitForSelector(helping(first, '[data-front="true"] [data-test="line"][data-n="2"]'));
    await sue.keyboard.type('moment');
    expect(await textOf(sue, helping(second)).inputValue()).toBe('One moment');
    await textOf(sue, helping(second)).fill('');
  });
});

test('nobody joins, hands over or replies while it cannot be known who was first', async () => {
  const [first, waiting] = [all[0]!, `p${count}w`];
  all.push(waiting);
  await centre.connect(waiting, 'bob', 'Somebody');
  const bob = await centre.desk('bob', 'client');
  await bob.click(`[data-interaction="${waiting}"] [data-test="assist"]`);
  await bob.fill(dialog(waiting, ' [data-test="text"]'), 'May I?');
  await bob.click(dialog(waiting, ' [data-test="send"]'));
  const toast = `[data-test="toast"][data-request="${waiting}.1"]`;
  const join = `[data-test="list-row"][data-request="${first}.1"] [data-test="join"]`;
  await sam.waitForSelector(toast);
  await sam.waitForSelector(join);
  await sue.click(helping(first, ' [data-test="hand-over"]'));
  await sue.waitForSelector(helping(first, ' [data-test="hand-over-to"]'));
  for (const page of [sam, sue]) {
    await page.context().setOffline(true);
    await page.waitForSelector('[data-test="connection"][data-state="disconnected"]');
  }
  const sent: string[] = [];
  for (const page of [sam, sue]) page.on('request', (request) => sent.push(new URL(request.url()).pathname));
  for (const control of [`${toast} [data-test="accept"]`, `${toast} [data-test="reply"]`, join]) {
    expect(await sam.getAttribute(control, 'aria-disabled')).toBe('true');
    await sam.locator(control).dispatchEvent('click');
  }
  for (const control of ['hand-over-to', 'hand-over']) {
    const at = helping(first, ` [data-test="${control}"]`);
    expect(await sue.locator(at).first().getAttribute('aria-disabled')).toBe('true');
    await sue.locator(at).first().dispatchEvent('click');
  }
  expect(sent.filter((path) => path.startsWith('/api/commands/'))).toEqual([]);
  for (const page of [sam, sue]) {
    await page.context().setOffline(false);
    await page.waitForSelector('[data-test="connection"][data-state="connected"]');
  }
  await sam.waitForSelector(`${join}[aria-disabled="false"]`);
});
