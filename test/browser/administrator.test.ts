/** The administrator's desk in a real browser: what is changed there counts at the other desks, and nothing typed is lost. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Centre, focusedTest } from './centre.ts';
import { violations } from './violations.ts';

let centre: Centre;
let ada: Page;

const options = { bypassCSP: true, reducedMotion: 'reduce' } as const;
const saved = '[data-test="said"]:has-text("Saved.")';
const thing = (id: string) => `[data-test="thing"][data-id="${id}"] a`;

async function administrator(more: object = {}): Promise<Page> {
  const page = await centre.page({ ...options, ...more });
  await page.goto(centre.url);
  await page.click('[data-test="persona"][data-person="ada"][data-application="administrator"]');
  await page.waitForSelector('[data-test="administrator-desk"][data-ready]');
  return page;
}

async function open(page: Page, place: string, id?: string): Promise<void> {
  await page.click(`[data-test="place"][data-place="${place}"]`);
  if (id === 'new') await page.click('[data-test="add-thing"]');
  else if (id !== undefined) await page.click(thing(id));
}

async function save(page: Page): Promise<void> {
  await page.click('[data-test="save"]');
  await page.waitForSelector(saved);
}

beforeAll(async () => {
  centre = await Centre.open();
  ada = await administrator();
}, 60_000);
afterAll(async () => centre?.close());
afterEach(() => expect(centre.complaints).toEqual([]));

describe('what is changed counts at the other desks', () => {
  test('whoever is taken out of a workgroup loses the toast', async () => {
    await centre.connect('c1', 'alice', 'Clara Fischer');
    const [alice, sam, sue] = [
      await centre.desk('alice', 'client', options),
      await centre.desk('sam', 'supervisor', options),
      await centre.desk('sue', 'supervisor', options),
    ];
    await alice.click('[data-interaction="c1"] [data-test="assist"]');
    await alice.fill('[data-test="dialog"][data-interaction="c1"] [data-test="text"]', 'Please help');
    await alice.click('[data-test="dialog"][data-interaction="c1"] [data-test="send"]');
    await sam.waitForSelector('[data-test="toast"]');
    await open(ada, '', 'bookings');
    await ada.click('[data-test="supervisors"] [data-person="sam"] [data-test="take-out"]');
    await ada.waitForSelector('[data-test="thing"][data-id="bookings"] [data-test="unsaved"]');
    await save(ada);
    await sam.waitForSelector('[data-test="toast"]', { state: 'detached' });
    await sue.waitForSelector('[data-test="toast"]');
    for (const page of [sam, sue]) await page.context().close();
    await alice.context().close();
  });

  test('a reason is offered, and a right that is taken dims the button', async () => {
    await open(ada, '', 'bookings');
    await ada.click('[data-test="add-reason"]');
    await ada.keyboard.type('Lost luggage');
    await save(ada);
    await centre.connect('c2', 'bob', 'Jonas Okafor');
    const bob = await centre.desk('bob', 'client', options);
    await bob.click('[data-interaction="c2"] [data-test="assist"]');
    await bob.selectOption('[data-test="dialog"][data-interaction="c2"] [data-test="reason"]', {
      label: 'Lost luggage',
    });
    await open(ada, 'people', 'bob');
    await ada.uncheck('[data-test="may-ask"]');
    await save(ada);
    await bob.waitForSelector('[data-interaction="c2"] [data-test="assist"][aria-disabled="true"]');
    await bob.context().close();
  });

  test('somebody new logs on with the password that was set, and is logged off when removed', async () => {
    await open(ada, 'people', 'new');
    await ada.fill('[data-test="name"]', 'Gus Green');
    await ada.fill('[data-test="id"]', 'gus');
    await ada.check('[data-test="supervisor"]');
    await save(ada);
    await ada.waitForSelector('[data-test="password"]');
    expect(new URL(ada.url()).hash).toBe('#people?id=gus');
    const gus = await centre.desk('gus', 'supervisor', options);
    await ada.fill('[data-test="password"]', 'right horse');
    await ada.click('[data-test="set-password"]');
    await gus.waitForURL(`${centre.url}/`);
    await ada.waitForSelector('[data-test="password-said"]:has-text("Saved.")');
    expect(await ada.inputValue('[data-test="password"]')).toBe('');
    await ada.click('[data-test="remove"]');
    await ada.waitForSelector('dialog[open]');
    expect(await violations(ada)).toEqual([]);
    await ada.click('dialog[open] [data-test="yes"]');
    await ada.waitForSelector(thing('gus'), { state: 'detached' });
    await gus.context().close();
  });

  test('a token is shown once, works, and stops when the service is removed', async () => {
    await open(ada, 'services', 'new');
    await ada.fill('[data-test="id"]', 'crm');
    await ada.check('[data-test="scope"][data-scope="transcripts"]');
    await ada.click('[data-test="save"]');
    const token = (await ada.textContent('[data-test="token"] output'))!;
    const ask = () => fetch(`${centre.url}/api/requests`, { headers: { authorization: `Bearer ${token}` } });
    expect((await ask()).status).toBe(200);
    expect(await violations(ada)).toEqual([]);
    await ada.click('[data-test="token-done"]');
    await ada.waitForSelector('[data-test="token"]', { state: 'detached' });
    await ada.click('[data-test="remove"]');
    await ada.click('dialog[open] [data-test="yes"]');
    await ada.waitForSelector(thing('crm'), { state: 'detached' });
    expect((await ask()).status).toBe(401);
    expect(await ada.content()).not.toContain(token);
  });

  test('every change is listed with who and what, and filtered', async () => {
    await open(ada, 'changes');
    await ada.waitForSelector('[data-test="change"][data-by="ada"][data-kind="service"][data-id="crm"]');
    await ada.selectOption('[data-test="filter-kind"]', 'workgroup');
    await ada.waitForSelector('[data-test="change"][data-kind="service"]', { state: 'detached' });
    await ada.fill('[data-test="filter-by"]', 'ada');
    await ada.keyboard.press('Enter');
    await ada.waitForSelector('[data-test="change"][data-by="service.site"]', { state: 'detached' });
    const texts = await ada.locator('[data-test="change"]').allTextContents();
    expect(texts.map((text) => text.replace(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/Reasons .* → .* Lost luggage/),
      expect.stringMatching(/Supervisors Sue Smith, Sam Stone and Farid Farouk → Sue Smith and Farid Farouk/),
    ]);
    expect(await violations(ada)).toEqual([]);
  });
});

describe('nothing that was typed is lost', () => {
  test('by looking elsewhere, and a page that is closed asks first', async () => {
    const page = await administrator();
    await open(page, '', 'refunds');
    await page.fill('[data-test="escalate-after"]', '5');
    await open(page, 'people');
    await open(page, '', 'refunds');
    expect(await page.inputValue('[data-test="escalate-after"]')).toBe('5');
    const asked = page.waitForEvent('dialog');
    void page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await page.context().close();
  });

  test('because somebody else was faster: what they changed is shown, and one decides', async () => {
    const [one, other] = [await administrator(), await administrator()];
    for (const page of [one, other]) await open(page, '', 'refunds');
    await one.fill('[data-test="remind-every"]', '45');
    await save(one);
    await other.fill('[data-test="escalate-after"]', '7');
    await other.click('[data-test="save"]');
    await other.waitForSelector('[data-test="conflict"]');
    expect((await other.textContent('[data-test="conflict"]'))?.replace(/\s+/g, ' ')).toMatch(
      /Reminds every 30 seconds → 45 seconds/,
    );
    expect(await other.inputValue('[data-test="escalate-after"]')).toBe('7');
    expect(await violations(other)).toEqual([]);
    await other.click('[data-test="take-theirs"]');
    await other.waitForSelector('[data-test="conflict"]', { state: 'detached' });
    expect(await other.inputValue('[data-test="remind-every"]')).toBe('45');
    for (const page of [one, other]) await page.context().close();
  });

  test('because the network is away: it is saved once the network is back', async () => {
    const page = await administrator();
    await open(page, 'site');
    await page.fill('[data-test="name"]', 'Southwind Travel');
    await page.context().setOffline(true);
    await page.click('[data-test="save"]');
    await page.waitForSelector('[data-test="unreachable"]');
    await page.context().setOffline(false);
    await page.waitForSelector(saved);
    await page.waitForSelector('h1 + p:has-text("Southwind Travel")');
    await page.context().close();
  });
});

describe('mistakes', () => {
  test('stand beside their fields, and the first one gets the focus', async () => {
    await open(ada, 'people', 'new');
    await ada.fill('[data-test="id"]', 'no good');
    await ada.click('[data-test="save"]');
    await ada.waitForSelector('[data-test="name"][aria-invalid="true"]');
    expect(await focusedTest(ada)).toBe('name');
    expect(await ada.getAttribute('[data-test="id"]', 'aria-invalid')).toBe('true');
    expect(await ada.textContent('[data-test="said"]')).toBe('2 fields need attention.');
    expect(await violations(ada)).toEqual([]);
    await ada.fill('[data-test="name"]', 'Gus');
    await ada.fill('[data-test="id"]', 'ada');
    await ada.click('[data-test="save"]');
    expect(await focusedTest(ada)).toBe('id');
    await ada.click('[data-test="undo"]');
  });

  test('the last administrator cannot leave', async () => {
    await open(ada, 'people', 'ada');
    await ada.uncheck('[data-test="administrator"]');
    await ada.click('[data-test="save"]');
    await ada.waitForSelector('[data-test="refusal"][data-code="lastAdministrator"]');
    await ada.click('[data-test="undo"]');
  });

  test('of a site file are told with line and column; what it would change is shown before it does', async () => {
    await open(ada, 'site');
    const download = ada.waitForEvent('download');
    await ada.click('[data-test="export"]');
    const stream = await (await download).createReadStream();
    let file = '';
    for await (const chunk of stream) file += chunk;
    expect(file).toMatch(/^name: /);
    await ada.fill('[data-test="import-text"]', file.replace(/^name:/, 'nam:'));
    await ada.click('[data-test="look"]');
    await ada.waitForSelector('[data-test="mistake"][data-line="1"]');
    expect(await violations(ada)).toEqual([]);
    await ada.click('[data-test="mistake"] button');
    expect(await focusedTest(ada)).toBe('import-text');
    await ada.fill('[data-test="import-text"]', file.replace(/^name: .*/, 'name: Westwind Travel'));
    await ada.click('[data-test="look"]');
    await ada.waitForSelector('[data-test="difference"][data-kind="site"]');
    expect(await ada.locator('[data-test="difference"]').count()).toBe(1);
    expect(await violations(ada)).toEqual([]);
    await ada.click('[data-test="replace"]');
    await ada.waitForSelector('[data-test="import-said"]:has-text("The site is as the file says.")');
    await ada.waitForSelector('h1 + p:has-text("Westwind Travel")', { state: 'attached' });
  });
});

test('a workgroup is changed by keyboard alone', async () => {
  const page = await administrator();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const tabTo = async (test: string) => {
    for (let pressed = 0; pressed < 60 && (await focusedTest(page)) !== test; pressed++) await press('Tab');
    expect(await focusedTest(page)).toBe(test);
  };
  await page.focus(thing('bookings'));
  await press('Enter');
  await page.waitForSelector('[data-test="group-form"]');
  await tabTo('find');
  await page.keyboard.type('sam st');
  await press('Enter');
  await page.waitForSelector('[data-test="supervisors"] [data-test="chosen"][data-person="sam"]');
  expect(await focusedTest(page)).toBe('find');
  await tabTo('reason-label');
  await tabTo('down');
  await press('Tab', 'Shift+Tab');
  await tabTo('add-reason');
  await press('Enter');
  expect(await focusedTest(page)).toBe('reason-label');
  await page.keyboard.type('By keyboard');
  await press('Tab', 'Enter');
  const labels = () =>
    page.locator('[data-test="reason-label"]').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  await expect.poll(async () => (await labels()).at(-2)).toBe('By keyboard');
  expect(await focusedTest(page)).toBe('up');
  await tabTo('save');
  await press('Enter');
  await page.waitForSelector(saved);
  await page.context().close();
});

describe('in every place', () => {
  const addresses = [
    '',
    '?id=bookings',
    '?new=',
    'people',
    'people?id=farid',
    'people?new=',
    'services?new=',
    'changes',
    'site',
  ];

  test.each(addresses)('axe finds nothing, and 320 px are enough: #%s', async (address) => {
    await ada.evaluate((hash) => {
      location.hash = hash;
    }, address);
    await ada.waitForSelector('[data-test="search"], form, [data-test="change"]');
    expect(await violations(ada)).toEqual([]);
    await ada.setViewportSize({ width: 320, height: 640 });
    expect(await ada.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await ada.setViewportSize({ width: 1280, height: 800 });
  });

  test('whoever chooses from the list is taken to the form, and back', async () => {
    const page = await administrator({ viewport: { width: 320, height: 640 } });
    await page.focus(thing('refunds'));
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-test="group-form"]');
    await expect
      .poll(() =>
        page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.shadowRoot?.activeElement?.localName),
      )
      .toBe('hr-group-form');
    await page.click('[data-test="back"]');
    await page.waitForSelector('[data-test="search"]');
    await page.context().close();
  });
});
