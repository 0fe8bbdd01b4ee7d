/** The desk inside a desktop of another website, in a real browser: what works there, and what the browser refuses. */
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Centre } from './centre.ts';
import { ForeignDesktop, snippets } from './foreign-desktop.ts';

let desktop: ForeignDesktop;
/** Another website, that nobody has allowed anything. */
let stranger: ForeignDesktop;
let centre: Centre;
let sue: Page;
/** Every journey has an interaction of its own. */
let count = 0;
let id: string;

beforeAll(async () => {
  [desktop, stranger] = [await ForeignDesktop.open(), await ForeignDesktop.open()];
  centre = await Centre.open({ embedOrigins: [desktop.origin] });
  for (const each of [desktop, stranger]) each.embeds(centre.url);
  sue = await centre.desk('sue', 'supervisor');
}, 60_000);
afterAll(async () => {
  await centre?.close();
  await Promise.all([desktop?.close(), stranger?.close()]);
});
beforeEach(async () => {
  if (id) await centre.acd('interaction.disconnect', { interaction: id });
  id = `e${++count}`;
  await centre.connect(id, 'alice', `Customer ${count}`);
});

/** A busy machine takes its time. */
const soon = <Seen>(look: () => Seen) => expect.poll(look, { timeout: 15_000 });
const dialog = (more = '') => `[data-test="dialog"][data-interaction="${id}"]${more}`;
const toast = (more = '') => `[data-test="toast"][data-request="${id}.1"]${more}`;
const connected = '[data-test="connection"][data-state="connected"]';
const assist = (attributes = '') =>
  `<script type="module" src="${centre.url}/embed/handraise-assist.js"></script>
  <handraise-assist ${attributes}></handraise-assist>`;
const frameIn = (page: Page) => page.frameLocator('iframe').first();
const button = (page: Page) => page.locator('handraise-assist').getByRole('button').first();

/** A browser at a page of that desktop. */
async function at(content: string, website = desktop): Promise<Page> {
  const page = await centre.page();
  page.setDefaultTimeout(15_000);
  await page.goto(website.serves('/', content));
  return page;
}

async function logOn(frame: FrameLocator) {
  await frame.locator('[data-test="persona"][data-person="alice"]').click();
  await frame.locator(connected).waitFor();
}

async function ask(frame: FrameLocator) {
  await frame.locator(`[data-media][data-interaction="${id}"] [data-test="assist"]`).click();
  await frame.locator(dialog(' [data-test="text"]')).fill('May I refund 900?');
  await frame.locator(dialog(' [data-test="send"]')).click();
  await frame.locator(dialog('[data-state="waiting"]')).waitFor();
}

/** What the component has told the page around it of this interaction. */
const told = (page: Page) =>
  page.evaluate((interaction) => {
    const { status, state } = document.querySelector('handraise-assist')!;
    return { status, loggedOn: state.loggedOn, ...state.interactions.find((each) => each.interaction === interaction) };
  }, id);
const tells = (page: Page, what: object) => soon(() => told(page)).toMatchObject(what);

describe('a website that may', () => {
  test('shows the desk: log on, ask, be helped, talk and end, as the guide’s own page does it', async () => {
    const [component = ''] = snippets('html', centre.url);
    const [follows = ''] = snippets('js', centre.url);
    desktop.serves('/desktop.js', follows);
    const own = component.replace('"c1"', `"${id}"`);
    const page = await at(`${own}<script type="module" src="/desktop.js"></script>`);
    const frame = frameIn(page);
    await logOn(frame);
    await tells(page, { status: 'ready', loggedOn: true, state: 'none', unread: 0 });
    await ask(frame);
    await tells(page, { state: 'waiting', dimmed: 'alreadyActive' });
    await soon(() => page.title()).toBe('(1) Desktop');
    await sue.fill(toast(' [data-test="reply-text"]'), 'Yes, go ahead.');
    await sue.click(toast(' [data-test="reply"]'));
    await frame.locator(dialog('[data-state="helped"] [data-test="line"][data-n="2"]')).waitFor();
    await frame.locator(dialog(' [data-test="text"]')).fill('Thank you');
    await frame.locator(dialog(' [data-test="text"]')).press('Enter');
    await sue.waitForSelector(`[data-test="helping"][data-request="${id}.1"] [data-test="line"][data-n="3"]`);
    await tells(page, { state: 'helped', unread: 0 });
    await page.reload();
    // Still logged on, in the frame of another website.
    await frame.locator(dialog('[data-state="helped"]')).waitFor();
    await frame.locator(dialog(' [data-test="done"]')).click();
    await sue.waitForSelector(`[data-test="helping"][data-request="${id}.1"][data-outcome="completed"]`);
    await tells(page, { state: 'none', unread: 0 });
  });

  test('has a log-on of its own, in a cookie that no other website’s frames have', async () => {
    const page = await at(assist());
    await logOn(frameIn(page));
    const cookies = await page.context().cookies(centre.url);
    expect(cookies).toMatchObject([{ name: 'handraise-embed', httpOnly: true, secure: true, sameSite: 'None' }]);
    expect((cookies[0] as { partitionKey?: string }).partitionKey).toBe('http://localhost');
    const beside = await page.context().newPage();
    await beside.goto(`${centre.url}/agent`);
    await beside.waitForSelector('[data-test="persona"]');
    await beside.close();
    await frameIn(page).locator('[data-test="log-off"]').click();
    await frameIn(page).locator('[data-test="persona"]').first().waitFor();
    expect(await page.context().cookies(centre.url)).toEqual([]);
    await tells(page, { status: 'ready', loggedOn: false });
  });

  test('says so where the browser keeps no log-on inside another page', async () => {
    const page = await at(assist());
    const alice = { person: 'alice', name: 'Alice Adams', application: 'client', self: 'agent/alice' };
    await page.route('**/api/session', (route) =>
      route.request().method() === 'POST' ? route.fulfill({ json: alice }) : route.continue(),
    );
    await frameIn(page).locator('[data-test="persona"][data-person="alice"]').click();
    const note = frameIn(page).getByRole('alert');
    await note.waitFor();
    expect(await note.textContent()).toContain('You cannot be logged on here');
    await tells(page, { status: 'ready', loggedOn: false });
  });

  test('shows a plain frame too, with one interaction and its own colours', async () => {
    await centre.connect(`${id}x`, 'alice', 'Somebody else');
    const [, plain = ''] = snippets('html', centre.url);
    const page = await at(plain.replace('interaction=c1', `interaction=${id}`));
    const frame = frameIn(page);
    await logOn(frame);
    await frame.locator(`[data-interaction="${id}"]`).first().waitFor();
    expect(await frame.locator('[data-media][data-interaction]').count()).toBe(1);
    expect(await frame.locator('html').getAttribute('data-theme')).toBe('dark');
    await centre.acd('interaction.disconnect', { interaction: `${id}x` });
  });

  test('can read nothing of the frame, nor show another page of ours', async () => {
    const page = await at(`${assist()}<iframe id="desk" src="${centre.url}/agent" title="Desk"></iframe>`);
    await logOn(page.frameLocator('handraise-assist iframe'));
    const read = await page.evaluate(() => {
      const frame = document.querySelector('handraise-assist')!.shadowRoot!.querySelector('iframe')!;
      return frame.contentDocument;
    });
    expect(read).toBeNull();
    await soon(() => page.frames().filter((frame) => frame.url().startsWith('chrome-error:')).length).toBe(1);
  });

  test('changes interaction and colours without loading the frame anew', async () => {
    await centre.connect(`${id}x`, 'alice', 'Somebody else');
    const page = await at(assist(`interaction="${id}x"`));
    const frame = frameIn(page);
    await logOn(frame);
    await frame.locator(`[data-media][data-interaction="${id}x"]`).waitFor();
    await frame.locator('html').evaluate((html) => html.setAttribute('data-same', 'yes'));
    await page.evaluate((interaction) => {
      const element = document.querySelector('handraise-assist')!;
      element.interaction = interaction;
      element.theme = 'dark';
    }, id);
    await frame.locator(`[data-media][data-interaction="${id}"]`).waitFor();
    expect(await frame.locator('[data-media][data-interaction]').count()).toBe(1);
    await frame.locator('html[data-theme="dark"][data-same="yes"]').waitFor();
    await page.evaluate(() => document.querySelector('handraise-assist')!.removeAttribute('interaction'));
    await frame.locator(`[data-media][data-interaction="${id}x"]`).waitFor();
    await centre.acd('interaction.disconnect', { interaction: `${id}x` });
  });
});

describe('a website that nobody has allowed', () => {
  test('gets neither the component nor a frame', async () => {
    const page = await centre.page();
    const refused: string[] = [];
    page.on('console', (message) => refused.push(message.text()));
    const frame = `<iframe src="${centre.url}/embed/agent" title="Desk"></iframe>`;
    await page.goto(stranger.serves('/', assist() + frame));
    await soon(() => refused.join('\n')).toMatch(/violates .*frame-ancestors 'self' http:\/\/localhost/);
    await soon(() => refused.join('\n')).toMatch(/handraise-assist\.js.* blocked by CORS policy/);
    expect(await page.evaluate(() => customElements.get('handraise-assist') === undefined)).toBe(true);
    await soon(() => page.frames().some((each) => each.url().startsWith('chrome-error:'))).toBe(true);
    centre.complaints.length = 0;
  });

  test('is not heard by a frame beside it, and cannot speak for one', async () => {
    // In the same page as our frame: knows its window, and the window around both.
    stranger.serves(
      '/stranger.js',
      `const say = (to, message) => to.postMessage({ handraise: 1, ...message }, '*');
      const state = { loggedOn: true, connection: 'connected', interactions: [] };
      setInterval(() => {
        for (let n = 0; n < parent.length; n++) {
          say(parent[n], { type: 'hello' });
          say(parent[n], { type: 'theme', theme: 'dark' });
        }
        say(parent, { type: 'ready' });
        say(parent, { type: 'state', ...state });
        say(parent, { type: 'height', height: 4711 });
      }, 10);
      addEventListener('message', ({ source, data }) => {
        if (source !== window && data?.handraise) document.title = 'heard ' + data.type;
      });`,
    );
    const frame = stranger.serves('/frame', '<script src="/stranger.js"></script>');
    const page = await at(`${assist('theme="light"')}<iframe id="stranger" src="${frame}" title="Ad"></iframe>`);
    const own = page.frameLocator('handraise-assist iframe');
    await own.locator('[data-test="persona"]').first().waitFor();
    await tells(page, { status: 'ready', loggedOn: false });
    await logOn(own);
    await tells(page, { loggedOn: true });
    expect(await own.locator('html').getAttribute('data-theme')).toBe('light');
    expect(await page.locator('#stranger').contentFrame().locator('head > title').textContent()).toBe('Desktop');
    const height = await page
      .locator('handraise-assist iframe')
      .evaluate((each) => (each as HTMLElement).style.blockSize);
    expect(height).not.toBe('4711px');
  });
});

describe('a compact component', () => {
  test('says how the request stands, unfolds at a new message, and folds again', async () => {
    const page = await at(assist(`compact interaction="${id}"`));
    await soon(() => button(page).textContent()).toBe('Assistance Log on');
    await button(page).click();
    await logOn(frameIn(page));
    await ask(frameIn(page));
    await soon(() => button(page).textContent()).toBe('Assistance Waiting');
    await button(page).click();
    expect(await button(page).getAttribute('aria-expanded')).toBe('false');
    // Folded, the desk goes on: it is told, and tells.
    await sue.fill(toast(' [data-test="reply-text"]'), 'Yes, go ahead.');
    await page.evaluate(() =>
      document.querySelector('handraise-assist')!.addEventListener('handraise-attention', (event) => {
        event.preventDefault();
        document.body.dataset.attention = event.detail.interaction;
      }),
    );
    await sue.click(toast(' [data-test="reply"]'));
    await page.waitForSelector(`body[data-attention="${id}"]`);
    await soon(() => button(page).textContent()).toBe('Assistance Being helped · 1 new message');
    expect(await button(page).getAttribute('aria-expanded')).toBe('false');
    await button(page).click();
    await tells(page, { state: 'helped', unread: 0 });
    await soon(() => button(page).textContent()).toBe('Assistance Being helped');
    await frameIn(page).locator(dialog(' [data-test="done"]')).click();
    await soon(() => button(page).textContent()).toBe('Assistance');
  });

  test('unfolds by itself unless the page prevents it, and takes the focus from nobody', async () => {
    const page = await at(assist('compact'));
    await button(page).click();
    await logOn(frameIn(page));
    await ask(frameIn(page));
    await button(page).click();
    await page.focus('#after');
    await sue.fill(toast(' [data-test="reply-text"]'), 'Here I am.');
    await sue.click(toast(' [data-test="reply"]'));
    await soon(() => button(page).getAttribute('aria-expanded')).toBe('true');
    await frameIn(page).locator(dialog('[data-front="true"] [data-test="line"][data-n="2"]')).waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('after');
  });

  test('is walked through by keyboard, in and out again', async () => {
    const page = await at(assist('compact lang="de"'));
    await soon(() => button(page).textContent()).toBe('Unterstützung Anmelden');
    await page.focus('#before');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    // Now it is in the frame, at the first who could log on.
    await soon(() => frameIn(page).locator('[data-person="alice"]:focus').count()).toBe(1);
    await page.keyboard.press('Enter');
    await frameIn(page).locator(connected).waitFor();
    await page.focus('#after');
    await page.keyboard.press('Shift+Tab');
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('handraise-assist');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('after');
    await button(page).focus();
    await page.keyboard.press('Escape');
    expect(await button(page).getAttribute('aria-expanded')).toBe('false');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('after');
  });
});

describe('the component', () => {
  test('opens a request when the page asks for it, also before the interaction is the agent’s', async () => {
    const page = await at(assist());
    await logOn(frameIn(page));
    await page.evaluate((next) => document.querySelector('handraise-assist')!.open(next), `${id}x`);
    await centre.connect(`${id}x`, 'alice', 'Somebody else');
    const text = frameIn(page).locator(`[data-test="dialog"][data-interaction="${id}x"] [data-test="text"]`);
    await text.waitFor();
    await soon(() => text.evaluate((each) => each.matches(':focus'))).toBe(true);
    await centre.acd('interaction.disconnect', { interaction: `${id}x` });
  });

  test('may be taken away, put back and moved; what was being written is kept', async () => {
    const page = await at(`${assist()}<div id="elsewhere"></div>`);
    const frame = frameIn(page);
    await logOn(frame);
    await frame.locator(`[data-media][data-interaction="${id}"] [data-test="assist"]`).click();
    await frame.locator(dialog(' [data-test="text"]')).fill('Half a sentence');
    await page.evaluate(() => {
      const element = document.querySelector('handraise-assist')!;
      element.remove();
      document.querySelector('#elsewhere')!.append(element);
    });
    await frame.locator(connected).waitFor();
    await frame.locator(`[data-interaction="${id}"] [data-test="show"]`).click();
    expect(await frame.locator(dialog(' [data-test="text"]')).inputValue()).toBe('Half a sentence');
    await tells(page, { status: 'ready', loggedOn: true });
    await frame.locator('html').evaluate((html) => html.setAttribute('data-same', 'yes'));
    await page.evaluate(() => {
      const element = document.querySelector('handraise-assist')!;
      (document.body as unknown as { moveBefore(node: Node, before: null): void }).moveBefore(element, null);
    });
    expect(await frame.locator('html[data-same="yes"]').count()).toBe(1);
    await frame.locator(dialog(' [data-test="text"]')).fill('');
  });

  test('is as high as what it shows, and no higher than the page lets it', async () => {
    const page = await at(assist());
    const frame = frameIn(page);
    const heights = async () => ({
      frame: await page.locator('handraise-assist iframe').evaluate((each) => each.clientHeight),
      shown: await frame.locator('body').evaluate((body) => (body as HTMLElement).offsetHeight),
    });
    await logOn(frame);
    await soon(async () => (await heights()).frame - (await heights()).shown).toBe(0);
    const { frame: before } = await heights();
    await frame.locator(`[data-media][data-interaction="${id}"] [data-test="assist"]`).click();
    await soon(async () => (await heights()).frame).toBeGreaterThan(before);
    await frame.locator(dialog(' [data-test="close"]')).click();
    await soon(async () => (await heights()).frame).toBe(before);
    await page.evaluate(() =>
      document.querySelector('handraise-assist')!.style.setProperty('--handraise-max-height', '100px'),
    );
    await soon(async () => (await heights()).frame).toBe(100);
  });

  test('says that the server is away, and is there again by itself', async () => {
    const page = await centre.page();
    await page.clock.install();
    let isAway = true;
    await page.route('**/embed/agent*', (route) => (isAway ? route.abort() : route.continue()));
    await page.goto(desktop.serves('/', assist()));
    const note = page.locator('handraise-assist .away');
    await page.waitForSelector('handraise-assist[status="loading"]');
    await page.clock.runFor(9_000);
    await page.waitForSelector('handraise-assist[status="away"]');
    expect(await note.textContent()).toBe('Assistance cannot be reached. Trying again …');
    expect(await page.locator('handraise-assist [role="status"]').textContent()).toBe(await note.textContent());
    isAway = false;
    await page.clock.runFor(3_000);
    await frameIn(page).locator('[data-test="persona"]').first().waitFor();
    await page.clock.runFor(1_000);
    await page.waitForSelector('handraise-assist[status="ready"]');
    expect(await note.isVisible()).toBe(false);
  });
});

test('nothing complained', () => {
  expect(centre.complaints).toEqual([]);
});
