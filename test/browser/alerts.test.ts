import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SpyOptions } from './alert-spies.ts';
import { clickNotice, look, noticesOf, soundsOf, spyOn } from './alert-spies.ts';
import { Centre, focusedTest } from './centre.ts';
import { violations } from './violations.ts';

let centre: Centre;
let alice: Page;
/** Every journey has interactions of its own. */
let count = 0;
let id: string;
const opened: BrowserContext[] = [];
const asked = new Set<string>();

beforeAll(async () => {
  centre = await Centre.open();
  alice = await centre.desk('alice', 'client');
}, 60_000);
afterAll(async () => centre?.close());
beforeEach(() => {
  id = `n${++count}`;
});
afterEach(async () => {
  for (const interaction of asked) {
    await centre.acd('interaction.disconnect', { interaction }).catch(() => undefined);
  }
  asked.clear();
  for (const context of opened.splice(0)) await context.close();
});

const toast = (interaction: string, more = '') => `[data-test="toast"][data-request="${interaction}.1"]${more}`;
const dialog = (interaction: string, more = '') => `[data-test="dialog"][data-interaction="${interaction}"]${more}`;
const connected = '[data-test="connection"][data-state="connected"]';

/** A window of a browser of its own, in which other windows may be opened. */
async function desk(
  person: string,
  application: 'client' | 'supervisor',
  spies: SpyOptions & { bypassCSP?: true } = {},
) {
  const { bypassCSP, ...options } = spies;
  const page = await centre.page({ reducedMotion: 'reduce', ...(bypassCSP && { bypassCSP }) });
  opened.push(page.context());
  await spyOn(page.context(), options);
  await logOn(page, person, application);
  return page;
}
async function logOn(page: Page, person: string, application: 'client' | 'supervisor') {
  await page.goto(centre.url);
  await page.click(`[data-test="persona"][data-person="${person}"][data-application="${application}"]`);
  await page.waitForSelector(connected);
}
async function anotherWindow(page: Page): Promise<Page> {
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.waitForSelector(connected);
  return other;
}

async function ask(interaction: string, urgent = false) {
  asked.add(interaction);
  await centre.connect(interaction, 'alice', 'Clara Fischer');
  await alice.click(`[data-interaction="${interaction}"] [data-test="assist"]`);
  if (urgent) await alice.click(dialog(interaction, ' [data-test="urgent"]'));
  await alice.fill(dialog(interaction, ' [data-test="text"]'), 'May I refund 900?');
  await alice.click(dialog(interaction, ' [data-test="send"]'));
  await alice.waitForSelector(dialog(interaction, '[data-state="waiting"]'));
}
const say = async (text: string) => {
  await alice.fill(dialog(id, ' [data-test="text"]'), text);
  await alice.click(dialog(id, ' [data-test="send"]'));
};
const sounds = async (...pages: Page[]) =>
  (await Promise.all(pages.map(soundsOf))).reduce((sum, each) => sum + each, 0);
const notices = async (...pages: Page[]) => (await Promise.all(pages.map(noticesOf))).flat();
/** The room for one sound is over: whoever had to sound has, and the next one is another one. */
const quiet = (page: Page) =>
  expect
    .poll(() =>
      page.evaluate(async () => {
        const { held = [], pending = [] } = await navigator.locks.query();
        return [...held, ...pending].some(({ name }) => name?.startsWith('handraise/sound'));
      }),
    )
    .toBe(false);

describe('Sue has two windows', () => {
  test('one sound for a toast that both show, and one for its reminder', async () => {
    const one = await desk('sue', 'supervisor');
    const two = await anotherWindow(one);
    await ask(id);
    for (const page of [one, two]) await page.waitForSelector(toast(id));
    await expect.poll(() => sounds(one, two)).toBe(1);
    await quiet(one);
    expect(await sounds(one, two)).toBe(1);
    await quiet(one);
    await centre.advance(30_000);
    await expect.poll(() => sounds(one, two)).toBe(2);
    // Looked at: no desktop notification.
    expect(await notices(one, two)).toEqual([]);
  });

  test('the other one sounds as soon as the one that did is closed', async () => {
    const one = await desk('sue', 'supervisor');
    const two = await anotherWindow(one);
    await one.close();
    await ask(id);
    await two.waitForSelector(toast(id));
    await expect.poll(() => sounds(two)).toBe(1);
  });

  test('the other one sounds while the browser has put the one that did to sleep', async () => {
    const one = await desk('sue', 'supervisor');
    const two = await anotherWindow(one);
    await one.evaluate(() => document.dispatchEvent(new Event('freeze')));
    await ask(id);
    await expect.poll(() => sounds(two)).toBe(1);
    expect(await sounds(one)).toBe(0);
  });

  test('the other one sounds a moment later if the one that should hears nothing', async () => {
    const one = await desk('sue', 'supervisor');
    const two = await anotherWindow(one);
    // It leads, and its own line is lost.
    await one.evaluate(() => {
      (window as unknown as { WebSocket: unknown }).WebSocket = class {
        close() {}
      };
      dispatchEvent(new Event('offline'));
    });
    await ask(id);
    await expect.poll(() => sounds(two), { timeout: 5_000 }).toBe(1);
    expect(await sounds(one)).toBe(0);
  });

  test('nobody looks at either: one notification, which names no customer, goes when somebody else accepts', async () => {
    const one = await desk('sue', 'supervisor');
    const two = await anotherWindow(one);
    const sam = await desk('sam', 'supervisor');
    await one.click('[data-test="alert-settings-open"]');
    await one.click('[data-test="notices"]');
    for (const page of [one, two]) await look(page, false);
    await ask(id);
    await expect.poll(() => notices(one, two)).toHaveLength(1);
    const [notice] = await notices(one, two);
    expect(notice).toEqual({
      ...{ title: 'Alice Adams asks for assistance', body: 'bookings', tag: `${id}.1`, icon: '/favicon.svg' },
      ...{ silent: true, requireInteraction: true, renotify: true, isClosed: false },
    });
    await centre.advance(30_000);
    await expect.poll(() => notices(one, two)).toHaveLength(2);
    expect((await notices(one, two))[1]).toMatchObject({
      tag: `${id}.1`,
      title: 'Alice Adams still waits for assistance',
    });
    await sam.click(toast(id, ' [data-test="accept"]'));
    await expect.poll(async () => (await notices(one, two)).at(-1)?.isClosed).toBe(true);
  });

  test('a look at one of them clears the count and the notification of the other', async () => {
    const one = await desk('sue', 'supervisor');
    await one.click('[data-test="alert-settings-open"]');
    await one.click('[data-test="notices"]');
    await one.keyboard.press('Escape');
    await ask(id);
    await one.click(toast(id, ' [data-test="accept"]'));
    const two = await anotherWindow(one);
    for (const page of [one, two]) await look(page, false);
    await say('One thing more');
    await expect.poll(() => one.title()).toBe('(1) Handraise');
    await expect.poll(() => two.title()).toBe('(1) Handraise');
    await expect.poll(() => notices(one, two)).toHaveLength(1);
    await look(two, true);
    await expect.poll(() => one.title()).toBe('Handraise');
    await expect.poll(async () => (await notices(one, two)).every(({ isClosed }) => isClosed)).toBe(true);
  });

  test('a choice in one of them holds in the other', async () => {
    const one = await desk('sue', 'supervisor');
    const two = await anotherWindow(one);
    for (const page of [one, two]) await page.click('[data-test="alert-settings-open"]');
    await one.selectOption('[data-test="toastTone"]', 'wood');
    await expect.poll(() => two.inputValue('[data-test="toastTone"]')).toBe('wood');
    await one.click('dialog [data-test="sound"]');
    await two.waitForSelector('dialog [data-test="sound"][aria-checked="false"]');
    await ask(id);
    for (const page of [one, two]) await page.waitForSelector(toast(id));
    await quiet(one);
    expect(await sounds(one, two)).toBe(0);
    await one.click('dialog [data-test="sound"]');
    await two.waitForSelector('dialog [data-test="sound"][aria-checked="true"]');
  });
});

test('an agent’s and a supervisor’s desk in one browser share one sound for what both hear', async () => {
  const sue = await desk('sue', 'supervisor');
  const bob = await sue.context().newPage();
  await logOn(bob, 'bob', 'client');
  asked.add(id);
  await centre.connect(id, 'bob', 'Clara Fischer');
  await bob.click(`[data-interaction="${id}"] [data-test="assist"]`);
  await bob.fill(dialog(id, ' [data-test="text"]'), 'May I?');
  await bob.click(dialog(id, ' [data-test="send"]'));
  const sam = await desk('sam', 'supervisor');
  await sam.click(toast(id, ' [data-test="accept"]'));
  await sue.click(`[data-test="list-row"][data-request="${id}.1"] [data-test="join"]`);
  await sue.waitForSelector(`[data-test="helping"][data-request="${id}.1"]`);
  await quiet(sue);
  const before = await sounds(sue, bob);
  await sam.fill(`[data-test="helping"][data-request="${id}.1"] [data-test="text"]`, 'Yes');
  await sam.click(`[data-test="helping"][data-request="${id}.1"] [data-test="send"]`);
  await bob.waitForSelector(dialog(id, ' [data-test="line"][data-n="2"]'));
  await expect.poll(() => sounds(sue, bob)).toBe(before + 1);
  await quiet(sue);
  expect(await sounds(sue, bob)).toBe(before + 1);
});

describe('sound', () => {
  test('that the browser keeps back is no error, is counted, and one click settles it', async () => {
    const sue = await desk('sue', 'supervisor', { audio: 'suspended' });
    await sue.waitForSelector('[data-test="enable-sound"]');
    await ask(id, true);
    await sue.waitForSelector('[data-test="enable-sound"][data-unheard="1"]');
    expect(await sue.title()).toBe('(1!) Handraise');
    await sue.click('[data-test="enable-sound"]');
    await sue.waitForSelector('[data-test="enable-sound"]', { state: 'detached' });
    await centre.advance(30_000);
    await expect.poll(() => sounds(sue)).toBe(1);
    expect(centre.complaints).toEqual([]);
  });

  test('is made by another window where the leading one may not', async () => {
    const one = await desk('sue', 'supervisor', { audio: 'suspended' });
    const two = await anotherWindow(one);
    await two.click('h1');
    await two.waitForSelector('[data-test="enable-sound"]', { state: 'detached' });
    await ask(id);
    await expect.poll(() => sounds(two)).toBe(1);
    expect(await one.locator('[data-test="enable-sound"][data-unheard="1"]').count()).toBe(0);
  });

  test('is only made while nobody looks, if so chosen', async () => {
    const sue = await desk('sue', 'supervisor');
    await sue.click('[data-test="alert-settings-open"]');
    await sue.selectOption('[data-test="when"]', 'hidden');
    await sue.keyboard.press('Escape');
    await ask(id);
    await sue.waitForSelector(toast(id));
    await quiet(sue);
    expect(await sounds(sue)).toBe(0);
    await look(sue, false);
    await centre.advance(30_000);
    await expect.poll(() => sounds(sue)).toBe(1);
  });

  test('can be tested, and each tone and occasion is another one', async () => {
    const sue = await desk('sue', 'supervisor', { audio: 'suspended' });
    await sue.click('[data-test="alert-settings-open"]');
    const heard: string[] = [];
    for (const tone of ['chime', 'bell', 'wood', 'signal']) {
      await sue.selectOption('[data-test="toastTone"]', tone);
      for (const kind of ['toast', 'urgent']) {
        const before = await sounds(sue);
        await sue.click(`[data-test="test-${kind}"]`);
        await expect.poll(() => sounds(sue)).toBe(before + 1);
        heard.push(await sue.evaluate(() => window.spy.hertz.join(' ')));
      }
    }
    expect(new Set(heard).size).toBe(8);
    await sue.fill('[data-test="volume"]', '0');
    await sue.click('[data-test="test-toast"]');
    await quiet(sue);
    expect(await sounds(sue)).toBe(8);
  });
});

describe('notifications', () => {
  test('take one click where the browser was not asked', async () => {
    const sue = await desk('sue', 'supervisor', { permission: 'default' });
    await sue.click('[data-test="alert-settings-open"]');
    await sue.click('[data-test="allow-notices"]');
    await sue.waitForSelector('[data-test="notices"][aria-checked="true"]');
    expect(await focusedTest(sue)).toBe('notices');
  });

  test('that the browser blocks are explained', async () => {
    const sue = await desk('sue', 'supervisor', { permission: 'default', answer: 'denied' });
    await sue.click('[data-test="alert-settings-open"]');
    await sue.click('[data-test="allow-notices"]');
    await sue.waitForSelector('[data-test="notices-section"][data-permission="denied"]');
    expect(await sue.textContent('[data-test="notices-section"] [role="status"]')).toContain(
      'open the site’s settings',
    );
    expect(await focusedTest(sue)).toBe('close-settings');
  });

  test('show what was written if so chosen, and lead to the request', async () => {
    const sue = await desk('sue', 'supervisor');
    await sue.click('[data-test="alert-settings-open"]');
    await sue.click('[data-test="notices"]');
    await sue.click('[data-test="notice-texts"]');
    await sue.keyboard.press('Escape');
    await sue.click('[data-test="place"][data-place="wall"]');
    await look(sue, false);
    await ask(id);
    await expect.poll(() => notices(sue)).toMatchObject([{ body: 'May I refund 900?' }]);
    await clickNotice(sue, `${id}.1`);
    await sue.waitForSelector(toast(id, ':focus-within'));
    expect(await notices(sue)).toMatchObject([{ isClosed: true }]);
  });

  test('of a message lead to its dialog', async () => {
    const sue = await desk('sue', 'supervisor');
    const bob = await desk('bob', 'client');
    await bob.click('[data-test="alert-settings-open"]');
    await bob.click('[data-test="notices"]');
    await bob.keyboard.press('Escape');
    asked.add(id);
    await centre.connect(id, 'bob', 'Clara Fischer');
    await bob.click(`[data-interaction="${id}"] [data-test="assist"]`);
    await bob.fill(dialog(id, ' [data-test="text"]'), 'May I?');
    await bob.click(dialog(id, ' [data-test="send"]'));
    await bob.click(dialog(id, ' [data-test="close"]'));
    await bob.click(dialog(id, ' [data-test="keep-open"]'));
    await look(bob, false);
    await sue.fill(toast(id, ' [data-test="reply-text"]'), 'You may');
    await sue.click(toast(id, ' [data-test="reply"]'));
    await expect
      .poll(() => notices(bob))
      .toMatchObject([{ title: 'New message from Sue Smith', requireInteraction: false, tag: `${id}.1` }]);
    await clickNotice(bob, `${id}.1`);
    await expect.poll(() => focusedTest(bob)).toBe('text');
    await bob.waitForSelector(dialog(id, '[data-front="true"]:focus-within'));
  });
});

describe('after an absence', () => {
  test('there is one digest, one sound and three toasts, and nothing of what is over', async () => {
    const sue = await desk('sue', 'supervisor', { bypassCSP: true });
    await sue.context().setOffline(true);
    await sue.waitForSelector('[data-test="connection"][data-state="disconnected"]');
    const all = ['a', 'b', 'c', 'd', 'e'].map((letter) => `${id}${letter}`);
    for (const interaction of all) await ask(interaction);
    await alice.click(dialog(all[0]!, ' [data-test="done"]'));
    await alice.waitForSelector(dialog(all[0]!, '[data-state="done"]'));
    await sue.context().setOffline(false);
    await sue.waitForSelector(connected);
    await sue.waitForSelector('[data-test="digest"][data-came="5"]');
    expect(await sue.locator('[data-test="digest"] li').allTextContents()).toEqual([
      '5 requests came',
      '1 withdrawn',
      '4 still wait',
    ]);
    await expect.poll(() => sounds(sue)).toBe(1);
    expect(await sue.locator('[data-test="toast"]').count()).toBe(3);
    expect(await sue.textContent('[data-test="more"]')).toContain('1 more');
    expect(await sue.locator('[data-test="closed-note"]').count()).toBe(0);
    expect(await violations(sue)).toEqual([]);
    await sue.click('[data-test="dismiss-digest"]');
    await sue.waitForSelector('[data-test="digest"]', { state: 'detached' });
    expect(await sounds(sue)).toBe(1);
  });
});

describe('whoever looks elsewhere', () => {
  const minutes = (count: number) => count * 60_000;

  test('for a while reads when back what was written meanwhile, unless another window was looked at', async () => {
    const sue = await desk('sue', 'supervisor');
    const bob = await desk('bob', 'client');
    const other = await anotherWindow(bob);
    asked.add(id);
    await centre.connect(id, 'bob', 'Clara Fischer');
    await bob.click(`[data-interaction="${id}"] [data-test="assist"]`);
    await bob.fill(dialog(id, ' [data-test="text"]'), 'May I?');
    await bob.click(dialog(id, ' [data-test="send"]'));
    await sue.click(toast(id, ' [data-test="accept"]'));
    await bob.waitForSelector(dialog(id, '[data-state="helped"]'));
    const away = async (ms: number, meanwhile: () => Promise<void>) => {
      await look(bob, false);
      await meanwhile();
      await bob.evaluate((later) => {
        const now = Date.now;
        Date.now = () => now() + later;
      }, ms);
      await look(bob, true);
    };
    const says = async (words: string, n: number) => {
      await sue.fill(`[data-test="helping"][data-request="${id}.1"] [data-test="text"]`, words);
      await sue.click(`[data-test="helping"][data-request="${id}.1"] [data-test="send"]`);
      await bob.waitForSelector(dialog(id, ` [data-test="line"][data-n="${n}"]`), { state: 'attached' });
    };
    // The other window is in sight all the time.
    await away(minutes(5), () => says('One', 2));
    await look(other, false);
    await away(minutes(12), () => says('Two', 3));
    await bob.waitForSelector('[data-test="digest"]');
    expect(await bob.textContent('[data-test="digest"] h2')).toBe('While you were away (12 min)');
    expect(await bob.locator('[data-test="digest"] li').allTextContents()).toEqual(['1 new message in a request']);
    await bob.focus('[data-test="dismiss-digest"]');
    await bob.keyboard.press('Enter');
    await bob.waitForSelector('[data-test="digest"]', { state: 'detached' });
    // The focus is not lost with the button.
    expect(await bob.evaluate(() => document.activeElement?.localName)).toBe('hr-agent-desk');
  });
});

describe('the panel of settings', () => {
  test('is complete by keyboard, gives the focus back, and axe finds nothing', async () => {
    const sue = await desk('sue', 'supervisor', { bypassCSP: true });
    await sue.focus('[data-test="alert-settings-open"]');
    await sue.keyboard.press('Enter');
    await sue.waitForSelector('dialog[open][data-test="alert-settings"]');
    const stops: (string | null | undefined)[] = [];
    for (let n = 0; n < 14; n++) {
      stops.push(await focusedTest(sue));
      await sue.keyboard.press('Tab');
    }
    const wanted = [
      'close-settings',
      'pop',
      'sound',
      'messageTone',
      'test-message',
      'toastTone',
      'test-toast',
      'test-urgent',
    ];
    expect(stops.slice(0, 13)).toEqual([...wanted, 'volume', 'when', 'notices', 'notice-texts', 'single-keys']);
    expect(await violations(sue)).toEqual([]);
    await sue.keyboard.press('Escape');
    await expect.poll(() => focusedTest(sue)).toBe('alert-settings-open');
  });
});
