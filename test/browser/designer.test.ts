/**
 * The designer's desk in a real browser, over a real server: charts that move while people work, the way back to any turn of it,
 * the messages between them, and what leaves the desk as files.
 */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Centre, focusedTest } from './centre.ts';
import { violations } from './violations.ts';

let centre: Centre;
let alice: Page;
let sue: Page;
let dora: Page;

/** Alice asks while nobody is there, which is refused, then again, and Sue helps. */
beforeAll(async () => {
  centre = await Centre.open();
  await centre.connect('c1', 'alice', 'Clara Fischer');
  alice = await centre.desk('alice', 'client');
  await expect(ask('Is anybody there?')).rejects.toThrow('noSupervisorLoggedOn');
  sue = await centre.desk('sue', 'supervisor');
  dora = await centre.page({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  await dora.goto(centre.url);
  await dora.click('[data-test="persona"][data-person="dora"]');
  await dora.waitForSelector('[data-test="designer-desk"]');
}, 60_000);
afterAll(async () => centre?.close());
afterEach(() => expect(centre.complaints.splice(0)).toEqual([]));

const ask = (text: string) => centre.command('alice', 'agent/alice', 'ask', { interaction: 'c1', text });
const panel = (actor: string, more = '') => `hr-actor-panel[address="${actor}"]:not([hidden])${more}`;
const goTo = async (hash: string) => {
  await dora.evaluate((to) => {
    location.hash = to;
  }, hash);
};
const turnIs = (n: number) => dora.waitForSelector(`[data-test="turn"][data-turn="${n}"]`);
const turnNow = async () => Number(await dora.getAttribute('[data-test="turn"]', 'data-turn'));
/** Once what is pressed has led elsewhere. */
async function moved(press: () => Promise<void>): Promise<number> {
  const before = await turnNow();
  await press();
  await expect.poll(turnNow).not.toBe(before);
  return turnNow();
}

describe('as they run', () => {
  test('a chart that is chosen before its actor exists lights up when it does, and moves while people work', async () => {
    await goTo('?actor=request%2Fc1.1');
    await dora.waitForSelector('[data-test="connection"][data-state="connected"]');
    expect(await dora.textContent(panel('request/c1.1', ' [data-test="actor-absent"]'))).toContain('no such actor');
    await ask('May I refund 900?');
    await dora.waitForSelector(panel('request/c1.1', ' [data-test="actor-state"]:text-is("open.waiting")'));
    await sue.click('[data-test="toast"] [data-test="accept"]');
    await dora.waitForSelector(panel('request/c1.1', ' [data-test="actor-state"]:text-is("open.helping.attended")'));
    await dora.waitForSelector(panel('request/c1.1', ' .active[data-state="open.helping.attended"]'));
    await dora.waitForSelector(panel('request/c1.1', ' .edge.taken[data-edge^="open.waiting request.accept"]'));
    const turns = dora.locator(panel('request/c1.1', ' [data-test="listed-turn"]'));
    const told = expect.stringMatching(/request\.accept.*from supervisor Sue Smith.*caused by turn/s);
    await expect.poll(() => turns.allTextContents()).toContainEqual(told);
  });

  test('while it is paused nothing moves, and then all that happened is there', async () => {
    await dora.click('[data-test="pause-live"]');
    await sue.fill('[data-test="helping"] [data-test="text"]', 'Yes, all of it.');
    await sue.keyboard.press('Enter');
    await alice.waitForSelector(':text("Yes, all of it.")');
    const turns = dora.locator(panel('request/c1.1', ' [data-test="listed-turn"]'));
    expect(await turns.first().textContent()).not.toContain('request.say');
    await dora.click('[data-test="pause-live"]');
    await expect.poll(() => turns.allTextContents()).toContainEqual(expect.stringContaining('request.say'));
  });

  test('the tree is walked and chosen from by the keyboard alone; the address keeps what is open, in its order', async () => {
    await dora.waitForSelector('[data-actor="agent/alice"]');
    await dora.focus('[data-test="actor-search"]');
    await dora.keyboard.press('Tab');
    expect(await focusedTest(dora)).toBe('actor-kind');
    await dora.keyboard.press('ArrowRight');
    expect(await focusedTest(dora)).toBe('actor');
    await dora.keyboard.press('Enter');
    await dora.waitForSelector('[data-actor="agent/alice"][aria-selected="true"]');
    await dora.keyboard.press('ArrowLeft');
    await dora.keyboard.press('ArrowLeft');
    await dora.waitForSelector('[data-key="agent"][aria-expanded="false"]');
    await dora.keyboard.press('ArrowRight');
    await dora.waitForSelector('[data-key="agent"][aria-expanded="true"]');
    const order = () =>
      dora.$$eval('hr-actor-panel', (all) => all.map((one) => (one as unknown as { address: string }).address));
    expect(await order()).toEqual(['request/c1.1', 'agent/alice']);
    await dora.focus(panel('agent/alice', ' [data-test="move-earlier"]'));
    await dora.keyboard.press('Enter');
    await expect.poll(order).toEqual(['agent/alice', 'request/c1.1']);
    await expect.poll(() => focusedTest(dora)).toBe('move-later');
    await dora.reload();
    await dora.waitForSelector(panel('request/c1.1', ' [data-test="actor-state"]'));
    expect(await order()).toEqual(['agent/alice', 'request/c1.1']);
  });

  test('actors are searched for on the server, by name too', async () => {
    await dora.fill('[data-test="actor-search"]', 'Sue Sm');
    await expect.poll(() => dora.locator('[data-test="actor"]').count()).toBe(1);
    expect(await dora.getAttribute('[data-test="actor"]', 'data-actor')).toBe('supervisor/sue');
    await dora.fill('[data-test="actor-search"]', '');
    await expect.poll(() => dora.locator('[data-test="actor"]').count()).toBeGreaterThan(5);
  });

  test('a lost line is said, and once it is back the chart stands where the actor does', async () => {
    await dora.context().setOffline(true);
    await dora.evaluate(() => dispatchEvent(new Event('offline')));
    await dora.waitForSelector('[data-test="connection"]:not([data-state="connected"])');
    await alice.click('[data-test="dialog"] [data-test="done"]');
    await alice.waitForSelector('[data-test="dialog"] [data-test="again"]');
    await dora.context().setOffline(false);
    await dora.evaluate(() => dispatchEvent(new Event('online')));
    await dora.waitForSelector('[data-test="connection"][data-state="connected"]');
    await dora.waitForSelector(panel('request/c1.1', ' [data-test="actor-state"]:text-is("done.told")'));
  });
});

describe('back in time', () => {
  test('from a live turn to the same turn on the record, and step by step by the keyboard', async () => {
    await goTo('travel?tape=record&actor=request%2Fc1.1');
    await dora.waitForSelector('[data-test="turn"]');
    const last = await turnNow();
    await dora.focus('[data-test="slider"]');
    await dora.keyboard.press('ArrowLeft');
    await turnIs(last - 1);
    await dora.keyboard.press('Home');
    await turnIs(1);
    await dora.keyboard.press('PageUp');
    await turnIs(Math.min(101, last));
    await dora.keyboard.press('End');
    await turnIs(last);
    await dora.fill('[data-test="turn-number"]', '7');
    await dora.keyboard.press('Enter');
    await turnIs(7);
    await expect.poll(() => new URL(dora.url()).hash).toContain('turn=7');
  });

  test('the charts stand where their actors did, and what a turn changed is told', async () => {
    await dora.waitForSelector(panel('request/c1.1', ' [data-test="actor-absent"]'));
    await dora.click('[data-test="turn-last"]');
    await dora.waitForSelector(panel('request/c1.1', ' [data-test="actor-state"]:text-is("done.told")'));
    for (
      let jumps = 0;
      (await dora.textContent('[data-test="turn"] h2'))?.includes('request.accept') !== true;
      jumps++
    ) {
      expect(jumps).toBeLessThan(80);
      await moved(() => dora.click('[data-test="turn-back"]'));
    }
    await dora.waitForSelector(panel('request/c1.1', ' .active[data-state="open.helping.attended"]'));
    expect(await dora.textContent('[data-test="states"]')).toMatch(/open\.waiting.*→.*open\.helping\.attended/s);
    const changed = await dora.locator('[data-test="difference"]').allTextContents();
    expect(changed.join('\n')).toMatch(/helpers|responsible/);
    const effects = await dora.locator('[data-test="effect"]').allTextContents();
    expect(effects).toContain('Tells supervisor Sue Smith: helping.started');
  });

  test('what is on its way to the actor is listed with the turn in which it arrives', async () => {
    const here = await turnNow();
    await dora.click('[data-test="cause"]');
    await expect.poll(turnNow).toBeLessThan(here);
    await dora.click('[data-test="turn-number"]');
    await goTo(`travel?tape=record&turn=${here - 1}&actor=request%2Fc1.1`);
    await turnIs(here - 1);
    await expect
      .poll(() => dora.locator('[data-test="under-way"], [data-test="nothing-under-way"]').count())
      .toBeGreaterThan(0);
  });

  test('the desks of those who were there are shown as they were, and are as dead as the past', async () => {
    await dora.selectOption('[data-test="add-desk"]', 'agent/alice');
    await dora.selectOption('[data-test="add-desk"]', 'supervisor/sue');
    const still = (desk: string) => dora.locator(`[data-test="still-desk"][data-desk="${desk}"]`);
    // Before the accept: Alice waits, Sue has a toast.
    await still('supervisor/sue').locator('[data-test="toast"]').waitFor();
    await still('agent/alice').locator('[data-test="dialog"]').waitFor();
    await expect.poll(() => still('agent/alice').textContent()).not.toContain('is helping');
    expect(await still('supervisor/sue').locator('[inert]').count()).toBe(1);
    const hash = new URL(dora.url()).hash;
    await dora.keyboard.press('h');
    expect(new URL(dora.url()).hash).toBe(hash);
    expect(await dora.title()).toBe('Handraise');
    await dora.click('[data-test="turn-last"]');
    await expect.poll(() => still('supervisor/sue').locator('[data-test="toast"]').count()).toBe(0);
  });

  test('the refusal is jumped to, and there is none further back', async () => {
    await dora.click('[data-test="jump-refusal"] [data-test="jump-back"]');
    await dora.waitForSelector('[data-test="refused"] code:text-is("noSupervisorLoggedOn")');
    await dora.click('[data-test="jump-refusal"] [data-test="jump-back"]');
    await dora.waitForSelector('[data-test="sought"]:has-text("none further")');
    await moved(() => dora.click('[data-test="jump-actor"] [data-test="jump-forward"]'));
  });

  test('it plays by itself to the end', async () => {
    const last = Number(await dora.getAttribute('[data-test="slider"]', 'max'));
    await dora.click('[data-test="speed"][data-speed="100"]');
    await dora.fill('[data-test="turn-number"]', String(last - 8));
    await dora.keyboard.press('Enter');
    await turnIs(last - 8);
    await dora.click('[data-test="play"]');
    await turnIs(last);
    await dora.waitForSelector('[data-test="play"][aria-label="Play"]');
  });
});

describe('the sequence of messages', () => {
  test('its rows are turns: walked by arrow keys, with the line to their cause, and chosen', async () => {
    await goTo('sequence?tape=record&actor=agent%2Falice&actor=request%2Fc1.1&actor=supervisor%2Fsue');
    await dora.waitForSelector('[data-test="sequence"] rect.turn.now');
    const rows = dora.locator('[data-test="sequence"] rect.turn');
    expect(await rows.count()).toBeGreaterThan(10);
    await rows.last().focus();
    await dora.keyboard.press('ArrowUp');
    const turn = await dora.evaluate(() => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return (at as HTMLElement).dataset.turn;
    });
    await dora.keyboard.press('Enter');
    await turnIs(Number(turn));
    await dora.waitForSelector(`[data-test="sequence"] rect.turn.now[data-turn="${turn}"][aria-selected="true"]`);
    // Sue's accept was sent by her actor, which her command had caused.
    const accept = dora.locator('[data-test="sequence"] rect.turn[aria-label*="request.accept"]');
    await accept.hover();
    await expect.poll(() => dora.locator('[data-test="sequence"] .cause.on').count()).toBe(1);
    await expect
      .poll(() => dora.locator('[data-test="sequence"] rect.turn.causes').getAttribute('aria-label'))
      .toContain('accept from Sue Smith to supervisor Sue Smith');
  });

  test('times are of the day or from the first', async () => {
    await dora.click('[data-test="clock-virtual"]');
    await expect.poll(() => dora.locator('[data-test="sequence"] text.time').first().textContent()).toBe('0:00.000');
    await dora.click('[data-test="clock-wall"]');
    await expect.poll(() => dora.locator('[data-test="sequence"] text.time').first().textContent()).toContain(':00');
  });

  test('it leaves the desk as a picture that brings its style, and as Mermaid text', async () => {
    const save = async (test: string) => {
      const [file] = await Promise.all([dora.waitForEvent('download'), dora.click(`[data-test="${test}"]`)]);
      return [file.suggestedFilename(), await readFile(await file.path(), 'utf8')] as const;
    };
    const [svgName, svg] = await save('save-svg');
    expect(svgName).toBe('record-sequence.svg');
    expect(svg).toMatch(/^<svg [\s\S]*<style>[\s\S]*request\.accept[\s\S]*<\/svg>\n$/);
    const [mermaidName, mermaid] = await save('save-mermaid');
    expect(mermaidName).toBe('record-sequence.mmd');
    expect(mermaid).toMatch(/^sequenceDiagram\n/);
  });
});

describe('what leaves the desk', () => {
  test.each([
    ['svg', 'request.svg', /^<svg [\s\S]*<style>/],
    ['mermaid', 'request.mmd', /^stateDiagram-v2/],
    ['scxml', 'request.scxml', /<scxml /],
    ['xstate', 'request.json', /^\{/],
  ])('a chart as %s', async (format, name, pattern) => {
    await goTo('?actor=request%2Fc1.1');
    await dora.waitForSelector(panel('request/c1.1', ' .view svg'));
    await dora.click(panel('request/c1.1', ' [data-test="export-menu"] summary'));
    const [file] = await Promise.all([
      dora.waitForEvent('download'),
      dora.click(`[data-test="export"][data-format="${format}"]`),
    ]);
    expect(file.suggestedFilename()).toBe(name);
    expect(await readFile(await file.path(), 'utf8')).toMatch(pattern);
  });

  test('an address for the tools of Stately, good for one connection', async () => {
    await dora.click(panel('request/c1.1', ' [data-test="export-menu"] summary'));
    await dora.click('[data-test="open-in-stately"]');
    await expect.poll(() => dora.inputValue('[data-test="ticket"]')).toMatch(/^ws:\/\/.*\/inspect\?ticket=/);
    await dora.keyboard.press('Escape');
  });
});

describe('for everybody', () => {
  let page: Page;
  beforeAll(async () => {
    page = await centre.page({ bypassCSP: true, reducedMotion: 'reduce' });
    await page.goto(centre.url);
    await page.click('[data-test="persona"][data-person="dora"]');
    await page.waitForSelector('[data-test="designer-desk"]');
  });

  test.each([
    ['as they run', '?actor=request%2Fc1.1&actor=interaction%2Fc1', 'hr-chart .view svg'],
    [
      'back in time',
      'travel?tape=record&turn=60&actor=agent%2Falice&desk=agent%2Falice',
      '[data-test="still-desk"] [inert]',
    ],
    ['the sequence', 'sequence?tape=record', '[data-test="sequence"] rect.turn.now'],
    ['coverage', 'coverage', '[data-test="coverage"] .view svg'],
  ])(
    'axe finds nothing, light and dark, wide and narrow: %s',
    async (_, hash, shown) => {
      await page.evaluate((to) => {
        location.hash = to;
      }, hash);
      await page.waitForSelector(shown);
      expect(await violations(page)).toEqual([]);
    },
    60_000,
  );
});

test('whoever is no designer any more is told so, and sees nothing', async () => {
  await dora.route('**/api/actors?*', (route) =>
    route.fulfill({
      status: 403,
      contentType: 'application/problem+json',
      body: JSON.stringify({ type: 'x', title: 'x', status: 403, code: 'roleMissing' }),
    }),
  );
  await goTo('');
  await dora.reload();
  await dora.waitForSelector('[data-test="role-missing"]');
  expect(await dora.locator('[data-test="actor-panel"]').count()).toBe(0);
});
