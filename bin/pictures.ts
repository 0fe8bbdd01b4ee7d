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
