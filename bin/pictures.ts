// The pictures of the guides, by the scenario of docs/images/story.feature at whose end they are taken.

import type { Page } from 'playwright-core';

/** Where a story has come to. */
export interface Pictured {
  /** The page of somebody in it. */
  deskOf(person: string): Page;
  /** A page that nobody has opened yet. */
  visit(path: string): Promise<Page>;
}

interface Picture {
  file: string;
  take(at: Pictured): Promise<Buffer>;
}

const shooting = { animations: 'disabled', caret: 'hide' } as const;
/** On a busy machine. */
const runsWithinMs = 120_000;
/** The turn that is looked for is not further back. */
const jumpsMax = 20;
const mark = (name: string) => `[data-test="${name}"]`;

/** What a window of that size shows of it. */
async function windowOf(page: Page, height: number, width = 1280): Promise<Buffer> {
  await page.setViewportSize({ width, height });
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready);
  return page.screenshot(shooting);
}

async function elementOf(page: Page, selector: string): Promise<Buffer> {
  const element = page.locator(selector).first();
  await element.scrollIntoViewIfNeeded();
  return element.screenshot(shooting);
}

async function goTo(page: Page, place: string, ready: string): Promise<Page> {
  await page.locator(`${mark('place')}[data-place="${place}"]`).click();
  await page.locator(ready).first().waitFor({ state: 'attached' });
  return page;
}

/** Somebody of the demo site who is in no story, at a desk of their own. */
async function logOn({ visit }: Pictured, person: string, application: string): Promise<Page> {
  const page = await visit('/');
  await page.locator(`${mark('persona')}[data-person="${person}"][data-application="${application}"]`).click();
  await page.locator(mark(`${application}-desk`)).waitFor();
  return page;
}

/** A designer who watches the request while its agent writes once more. */
async function watching(at: Pictured): Promise<Page> {
  const page = await logOn(at, 'dora', 'designer');
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.evaluate(() => location.assign('#live?actor=request%2Fc1.1'));
  await page.locator(`${mark('chart-view')} svg`).waitFor();
  const dialog = at.deskOf('alice').locator(mark('dialog'));
  await dialog.locator(mark('text')).fill('I will offer her the voucher.');
  await dialog.locator(mark('send')).click();
  await page.getByText('request.say').filter({ visible: true }).first().waitFor();
  return page;
}

/** The same request a while ago, at the turn in which it was accepted. */
async function backInTime(at: Pictured): Promise<Page> {
  const page = await logOn(at, 'dora', 'designer');
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.evaluate(() => location.assign('#travel?tape=record&actor=request%2Fc1.1'));
  await page.locator(`${mark('chart-view')} svg`).waitFor();
  const accepted = page.getByRole('heading', { name: 'request.accept' });
  for (let jumps = 0; jumps < jumpsMax && !(await accepted.isVisible()); jumps++) {
    const turn = await page.locator(mark('turn')).getAttribute('data-turn');
    await page.getByRole('button', { name: 'The turn of request c1.1 before' }).click();
    await page.locator(`${mark('turn')}:not([data-turn="${turn}"])`).waitFor();
  }
  await accepted.waitFor();
  await page.getByText('Every property holds on this tape.').waitFor({ timeout: runsWithinMs });
  return page;
}

/** QA, after a run in browsers, at the step in which the first supervisor accepts. */
async function followed(at: Pictured): Promise<Page> {
  const page = await logOn(at, 'quinn', 'qa');
  await page.locator(mark('find')).fill('Alice asks and Sue helps');
  await page.locator(`${mark('stage')}[value="browser"]`).check();
  await page.locator(mark('run')).first().click();
  await page.locator(`${mark('run-state')}[data-state="passed"]`).waitFor({ timeout: runsWithinMs });
  await page.locator(`${mark('step')}[data-n="9"]`).click();
  return page;
}

/** What somebody is writing: the last step is not known so. */
const script = `Feature: My first scenario

  Scenario: Sue helps Bob
    Given Bob is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Bob is on chat h1 of support
    When Bob asks for assistance on chat h1: "May I waive the fee?"
    And Sue accepts the request on chat h1
    Then Bob sees that Sue helps on chat h1`;

async function edited(at: Pictured): Promise<Page> {
  const page = await logOn(at, 'quinn', 'qa');
  await page.locator(mark('new-file')).click();
  const area = page.getByRole('textbox', { name: 'Script of' });
  await area.fill(script);
  await page.locator(mark('mistake')).first().waitFor();
  return page;
}

/** The two desks of the README, taken one after the other. */
const both: Buffer[] = [];

export const pictures: Record<string, readonly Picture[]> = {
  'Two agents have asked': [
    { file: 'agent.png', take: ({ deskOf }) => windowOf(deskOf('alice'), 560) },
    { file: 'supervisor.png', take: ({ deskOf }) => windowOf(deskOf('sue'), 940) },
    { file: 'toast.png', take: ({ deskOf }) => elementOf(deskOf('sue'), mark('toast')) },
  ],
  'Sue is helping': [
    { file: 'conversation.png', take: ({ deskOf }) => elementOf(deskOf('alice'), mark('dialog')) },
    {
      file: 'helping.png',
      take: async ({ deskOf }) => {
        const helping = await elementOf(deskOf('sue'), mark('helping'));
        both.push(await windowOf(deskOf('alice'), 860, 700), await windowOf(deskOf('sue'), 860, 1060));
        return helping;
      },
    },
    { file: 'designer.png', take: async (at) => windowOf(await watching(at), 900) },
    { file: 'back-in-time.png', take: async (at) => windowOf(await backInTime(at), 1000) },
    { file: 'qa.png', take: async (at) => windowOf(await followed(at), 860) },
    { file: 'editor.png', take: async (at) => windowOf(await edited(at), 900) },
  ],
  'A busy morning': [
    {
      file: 'wall.png',
      take: async ({ deskOf }) => windowOf(await goTo(deskOf('sue'), 'wall', mark('wall-rows')), 620),
    },
    {
      file: 'history.png',
      take: async ({ deskOf }) =>
        windowOf(await goTo(deskOf('sue'), 'history', `${mark('listed')}[data-busy="false"]`), 800),
    },
    { file: 'administrator.png', take: ({ deskOf }) => windowOf(deskOf('ada'), 900) },
  ],
};

/** One picture of both desks, as they were. */
export async function sideBySide(page: Page): Promise<Buffer> {
  const images = both.map((png) => `<img src="data:image/png;base64,${png.toString('base64')}">`).join('');
  await page.setViewportSize({ width: 1800, height: 892 });
  await page.setContent(
    `<style>body{margin:0;padding:16px 12px;display:flex;gap:16px}img{border:1px solid #d5d9e2;border-radius:8px}</style>${images}`,
  );
  return page.screenshot(shooting);
}
