/** What the history of a page shows: goes there by its link, opens the story of a request by its row, and comes back. */
import type { Page } from 'playwright-core';
import type { Outcome } from '../../machines/messages.ts';
import { Impossible } from '../runner/impossible.ts';
import type { PastStep, PastTold } from './past.ts';

const place = (page: Page, name: string) => page.locator(`[data-test="place"][data-place="${name}"]`);

export async function pastOnPage(page: Page, interaction: string): Promise<PastTold | undefined> {
  if ((await place(page, 'history').count()) === 0) throw new Impossible('This desk has no history.');
  const asked = page.waitForResponse((response) => new URL(response.url()).pathname === '/api/requests');
  await place(page, 'history').click();
  await (await asked).finished();
  await page.locator('[data-test="listed"][data-busy="false"]').waitFor({ state: 'attached' });
  // The newest stand first.
  const row = page.locator(`[data-test="past"][data-request^="${interaction}."]`).first();
  const told = (await row.count()) > 0 ? await storyOf(page, row) : undefined;
  await place(page, '').click();
  return told;
}

async function storyOf(page: Page, row: ReturnType<Page['locator']>): Promise<PastTold> {
  const {
    request = '',
    agent = '',
    outcome,
    by,
    response,
  } = await row.evaluate((found: HTMLElement) => ({ ...found.dataset }));
  await row.click();
  await page.locator(`[data-test="story"][data-request="${request}"] [data-test="step"]`).first().waitFor();
  const steps = await page.locator('[data-test="step"]').evaluateAll((found) =>
    found.map((one) => ({
      by: (one as HTMLElement).dataset.by ?? '',
      type: (one as HTMLElement).dataset.type ?? '',
    })),
  );
  return {
    request,
    agent,
    outcome: outcome as Outcome | 'open',
    responsible: by || null,
    responseMs: response ? Number(response) : null,
    steps: steps as PastStep[],
  };
}
