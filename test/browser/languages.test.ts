import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Centre, focusedTest } from './centre.ts';
import { englishAmong, textsOf } from './english-left.ts';
import { violations } from './violations.ts';

let centre: Centre;
const options = { bypassCSP: true, reducedMotion: 'reduce' } as const;

beforeAll(async () => {
  centre = await Centre.open();
}, 60_000);
afterAll(async () => centre?.close());

const dialog = (id: string, more = '') => `[data-test="dialog"][data-interaction="${id}"]${more}`;

async function choose(page: Page, language: string): Promise<void> {
  await page.selectOption('[data-test="language"]', language);
  await page.waitForSelector(`html[lang="${language}"]`);
}

/** Nothing is left in English, and nothing is wider than the narrowest window. */
async function speaks(page: Page, language: string): Promise<void> {
  expect(englishAmong(await textsOf(page), language)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  // A dialog is as wide as the window lets it be, and would hide what does not fit.
  for (const dialog of await page.locator('dialog[open]').all())
    expect(await dialog.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1280, height: 800 });
}

test('English that is left over is found', () => {
  const german = ['Nachricht schreiben', 'Bob Brown schreibt …', '7 weitere warten – alle anzeigen', 'Chat'];
  expect(englishAmong(german, 'de')).toEqual([]);
  const english = ['Add a message', 'Bob Brown is typing …', '7 more are waiting – show all'];
  expect(englishAmong([...german, ...english], 'de')).toEqual(english);
});

describe.each(['de', 'fr'])('in the language %s', (language) => {
  const id = `l-${language}`;
  let alice: Page;
  let sue: Page;
  let sam: Page;

  beforeAll(async () => {
    await centre.connect(id, 'alice', 'Clara Fischer');
    await centre.acd('interaction.offer', { interaction: `${id}2`, workgroup: 'bookings', media: 'email', acd: false });
    await centre.acd('interaction.alert', { interaction: `${id}2`, agent: 'alice' });
    [alice, sue, sam] = await Promise.all([
      centre.desk('alice', 'client', options),
      centre.desk('sue', 'supervisor', options),
      centre.desk('sam', 'supervisor', options),
    ]);
  }, 60_000);
  afterAll(async () => {
    await centre.acd('interaction.disconnect', { interaction: id });
    await centre.acd('interaction.disconnect', { interaction: `${id}2` });
    for (const page of [alice, sue, sam]) await page?.context().close();
  });

  test('the log-on page', async () => {
    const page = await centre.page(options);
    await page.goto(centre.url);
    await choose(page, language);
    await page.waitForSelector('[data-test="persona"]');
    await speaks(page, language);
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  test('desks without a request, the list of keys and the settings of alerts', async () => {
    for (const page of [alice, sue, sam]) {
      await choose(page, language);
      for (const dialog of ['keys', 'alert-settings-open']) {
        await page.click(`[data-test="${dialog}"]`);
        await page.waitForSelector('dialog[open]');
        await speaks(page, language);
        await page.keyboard.press('Escape');
      }
    }
  });

  test('a draft, and a refusal', async () => {
    await alice.click(`[data-interaction="${id}"] [data-test="assist"]`);
    await alice.click(dialog(id, ' [data-test="send"]'));
    await alice.waitForSelector(dialog(id, ' [data-test="refusal"][data-code="textEmpty"]'));
    await speaks(alice, language);
  });

  test('a request that waits, urgent, and escalates', async () => {
    await alice.click(dialog(id, ' [data-test="urgent"]'));
    await alice.fill(dialog(id, ' [data-test="text"]'), 'May I refund this?');
    await alice.click(dialog(id, ' [data-test="send"]'));
    await alice.waitForSelector(dialog(id, '[data-state="waiting"]'));
    await sam.waitForSelector('[data-test="toast"]');
    await centre.advance(61_000);
    await alice.waitForSelector(dialog(id, '[data-escalated="true"]'));
    await sue.waitForSelector('[data-test="toast"][data-escalated="true"]');
    for (const page of [alice, sue, sam]) await speaks(page, language);
    for (const page of [alice, sue]) expect(await violations(page)).toEqual([]);
  });

  test('a talk of three, with the question at closing and the choice of whom to hand over to', async () => {
    await sue.fill('[data-test="reply-text"]', 'I am with you.');
    await sue.click('[data-test="reply"]');
    await sam.click('[data-test="list-row"] [data-test="join"]');
    await alice.waitForSelector(dialog(id, '[data-helpers="sam sue"] [data-test="line"][data-n="2"]'));
    await alice.click(dialog(id, ' [data-test="close"]'));
    await sue.click('[data-test="hand-over"]');
    await sue.waitForSelector('[data-test="hand-over-to"][data-person="sam"]');
    for (const page of [alice, sue, sam]) await speaks(page, language);
    for (const page of [alice, sue]) expect(await violations(page)).toEqual([]);
  });

  test('a request that nobody answers for, and one that has ended', async () => {
    await sue.click('[data-test="log-off"]');
    await alice.waitForSelector(dialog(id, '[data-state="unattended"]'));
    await sam.waitForSelector('[data-test="helping"][data-state="unattended"]');
    for (const page of [alice, sam]) await speaks(page, language);
    await alice.click(dialog(id, ' [data-test="end-it"]'));
    await alice.waitForSelector(dialog(id, '[data-state="done"]'));
    await sam.waitForSelector('[data-test="helping"][data-state="done"]');
    for (const page of [alice, sam]) await speaks(page, language);
  });

  test('the other places of the supervisor’s desk, and the story of a request', async () => {
    const places = await sam.$$eval('[data-test="place"]', (all) =>
      all.map((place) => place.getAttribute('data-place')),
    );
    expect(places).toContain('wall');
    for (const place of places) {
      await sam.click(`[data-test="place"][data-place="${place}"]`);
      await sam.waitForSelector(`[data-test="place"][data-place="${place}"][aria-current="page"]`);
      await speaks(sam, language);
    }
    await sam.click('[data-test="place"][data-place="history"]');
    await sam.locator('[data-test="past"] a').first().click();
    await sam.waitForSelector('[data-test="story"] [data-test="step"]');
    await speaks(sam, language);
    expect(await violations(sam)).toEqual([]);
  });
});

test.each(['de', 'fr'])('the administrator’s desk in the language %s', async (language) => {
  const ada = await centre.page(options);
  ada.setDefaultTimeout(5_000);
  await ada.goto(centre.url);
  await ada.click('[data-test="persona"][data-person="ada"][data-application="administrator"]');
  await ada.waitForSelector('[data-test="administrator-desk"][data-ready]');
  await choose(ada, language);
  const places = await ada.$$eval('[data-test="place"]', (all) => all.map((place) => place.getAttribute('data-place')));
  expect(places.length).toBeGreaterThan(3);
  for (const place of places) {
    await ada.click(`[data-test="place"][data-place="${place}"]`);
    await ada.waitForSelector(`[data-test="place"][data-place="${place}"][aria-current="page"]`);
    await speaks(ada, language);
    const things = ada.locator('[data-test="thing"] a');
    if ((await things.count()) === 0) continue;
    await things.first().click();
    await ada.waitForSelector('[data-test="remove"]');
    await speaks(ada, language);
    await ada.click('[data-test="remove"]');
    await ada.waitForSelector('dialog[open]');
    await speaks(ada, language);
    await ada.keyboard.press('Escape');
    await ada.click('[data-test="add-thing"]');
    await ada.fill('[data-test="id"]', '?');
    await ada.click('[data-test="save"]');
    await speaks(ada, language);
  }
  expect(await violations(ada)).toEqual([]);
  await ada.context().close();
});

test.each(['de', 'fr'])('the designer’s desk in the language %s', async (language) => {
  const id = `d-${language}`;
  await centre.connect(id, 'emma', 'Jonas Okafor');
  const dora = await centre.office('dora', 'designer', options);
  await choose(dora, language);
  const goTo = (hash: string) => dora.goto(`${centre.url}/designer#${hash}`);
  const actors = `actor=interaction%2F${id}&actor=agent%2Femma&actor=agent%2Fnobody`;
  await goTo(`?${actors}`);
  await dora.waitForSelector('hr-actor-panel .active');
  await dora.click('hr-actor-panel:first-of-type [data-test="context"] summary');
  await dora.waitForSelector('hr-actor-context');
  await speaks(dora, language);
  await dora.click('hr-actor-panel:first-of-type [data-test="export-menu"] summary');
  await dora.click('hr-actor-panel:first-of-type [data-test="open-in-stately"]');
  await dora.waitForSelector('dialog[open]');
  await speaks(dora, language);
  await dora.keyboard.press('Escape');
  await goTo(`travel?tape=record&${actors}`);
  await dora.waitForSelector('[data-test="turn"]');
  await dora.click('[data-test="turn-last"]');
  await dora.locator('[data-test="add-desk"] option[value="agent/emma"]').waitFor({ state: 'attached' });
  await dora.selectOption('[data-test="add-desk"]', 'agent/emma');
  await dora.waitForSelector('[data-test="still-desk"]');
  await speaks(dora, language);
  expect(await violations(dora)).toEqual([]);
  await goTo(`sequence?tape=record&${actors}`);
  await dora.waitForSelector('[data-test="sequence"] svg');
  await speaks(dora, language);
  await goTo('coverage');
  await dora.waitForSelector('[data-test="chart-view"] svg');
  await speaks(dora, language);
  await dora.context().close();
});

test.each(['de', 'fr'])('QA’s desk in the language %s', async (language) => {
  const quinn = await centre.office('quinn', 'qa', options);
  await choose(quinn, language);
  await quinn.waitForSelector('[data-test="count"]');
  await speaks(quinn, language);
  await quinn.fill('[data-test="find"]', 'asking.feature');
  await quinn.waitForSelector('[data-test="scenario"]');
  await speaks(quinn, language);
  await quinn.locator('[data-test="scenario"] [data-test="run"]').first().click();
  await quinn.waitForSelector('[data-test="run-state"][data-state="passed"]');
  await quinn.waitForSelector('[data-test="step"]');
  await speaks(quinn, language);
  await quinn.goto(`${centre.url}/qa#run`);
  await quinn.waitForSelector('[data-test="last-run"]');
  await speaks(quinn, language);
  await quinn.goto(`${centre.url}/qa#edit?file=asking.feature`);
  await quinn.waitForSelector('[data-test="mistakes"][data-standing="fresh"]');
  await quinn.click('[data-test="keyboard-help"] summary');
  await speaks(quinn, language);
  expect(await violations(quinn)).toEqual([]);
  await quinn.goto(`${centre.url}/qa#record`);
  await quinn.click('[data-test="record"]');
  await quinn.waitForSelector('[data-test="recording"]');
  await speaks(quinn, language);
  await quinn.click('[data-test="cancel"]');
  await quinn.waitForSelector('[data-test="record"]');
  await quinn.context().close();
});

describe('the choice', () => {
  test('takes effect at once and keeps what is written, and the caret', async () => {
    await centre.connect('c1', 'bob', 'Jonas Okafor');
    const bob = await centre.desk('bob', 'client');
    await bob.click('[data-interaction="c1"] [data-test="assist"]');
    await bob.fill(dialog('c1', ' [data-test="text"]'), 'Half a sentence');
    await bob.evaluate(() => Object.assign(globalThis, { samePage: true }));
    await choose(bob, 'de');
    expect(await bob.textContent(dialog('c1', ' [data-test="send"]'))).toContain('Senden');
    expect(await bob.inputValue(dialog('c1', ' [data-test="text"]'))).toBe('Half a sentence');
    // By somebody else's hand, while this person writes.
    await bob.focus(dialog('c1', ' [data-test="text"]'));
    const other = await bob.context().newPage();
    await other.goto(`${centre.url}/agent`);
    await choose(other, 'fr');
    await bob.waitForSelector('html[lang="fr"]');
    expect(await focusedTest(bob)).toBe('text');
    expect(await bob.inputValue(dialog('c1', ' [data-test="text"]'))).toBe('Half a sentence');
    expect(await bob.evaluate(() => 'samePage' in globalThis)).toBe(true);
    await bob.context().close();
  });

  test('is the person’s: it outlives a refresh and a log-off, and whoever logs on next does not inherit it', async () => {
    const page = await centre.desk('carla', 'client');
    const languageAfter = async (person: string) => {
      await page.click('[data-test="log-off"]');
      await page.click(`[data-test="persona"][data-person="${person}"][data-application="client"]`);
      await page.waitForSelector('[data-test="connection"][data-state="connected"]');
      return page.getAttribute('html', 'lang');
    };
    await choose(page, 'fr');
    await page.reload();
    await page.waitForSelector('html[lang="fr"] [data-test="connection"]');
    expect(await languageAfter('deepak')).toBe('en');
    expect(await languageAfter('carla')).toBe('fr');
    await page.context().close();
  });

  test('is the browser’s where nobody has chosen', async () => {
    const page = await centre.page({ locale: 'fr-CA' });
    await page.goto(centre.url);
    await page.waitForSelector('html[lang="fr"] [data-test="persona"]');
    await page.context().close();
  });

  test('that cannot be loaded leaves the page as it is, and holds from the next one on', async () => {
    const page = await centre.page();
    await page.goto(centre.url);
    await page.waitForSelector('[data-test="persona"]');
    await page.route('**/assets/de-*.js', (route) => route.abort(), { times: 1 });
    await page.selectOption('[data-test="language"]', 'de');
    await expect.poll(() => page.inputValue('[data-test="language"]')).toBe('en');
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    await page.reload();
    await page.waitForSelector('html[lang="de"] [data-test="persona"]');
    await page.context().close();
  });
});

test('a desk that is read from right to left is mirrored, and fits', async () => {
  await centre.connect('r1', 'deepak', 'Clara Fischer');
  const deepak = await centre.desk('deepak', 'client');
  await deepak.click('[data-interaction="r1"] [data-test="assist"]');
  const left = (selector: string) =>
    deepak
      .locator(selector)
      .first()
      .evaluate((at) => at.getBoundingClientRect().left);
  const order = async () => [await left('h1'), await left('[data-test="log-off"]')] as const;
  const [name, logOff] = await order();
  expect(name).toBeLessThan(logOff);
  await deepak.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
  const [mirroredName, mirroredLogOff] = await order();
  expect(mirroredName).toBeGreaterThan(mirroredLogOff);
  for (const width of [320, 1280]) {
    await deepak.setViewportSize({ width, height: 800 });
    expect(await deepak.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
  await deepak.context().close();
});

test('nothing that the pages do is against the content security policy', () => {
  expect(centre.complaints).toEqual([]);
});
