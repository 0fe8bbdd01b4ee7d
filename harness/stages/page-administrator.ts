/** An administrator at the desk in a real browser: chooses, clicks, types and saves as a person would. */
import type { BrowserContext, Page } from 'playwright-core';
import type { SiteChange } from '../runner/site-change.ts';
import { answerIn } from './page-commands.ts';
import type { LiveAdministrator } from './server-centre.ts';

export async function pageAdministrator(
  context: BrowserContext,
  url: string,
  person: string,
): Promise<LiveAdministrator> {
  const page = await context.newPage();
  await page.goto(url);
  await page.click(`[data-test="persona"][data-person="${person}"][data-application="administrator"]`);
  await page.waitForSelector('[data-test="administrator-desk"][data-ready]');
  return {
    async change(change) {
      await openFor(page, change);
      await typeIn(page, change);
      const answered = page.waitForResponse(
        (response) => response.url().includes('/api/administration/') && response.request().method() !== 'GET',
      );
      await page.click(change.change === 'remove' ? 'dialog[open] [data-test="yes"]' : '[data-test="save"]');
      const said = await answered;
      return said.ok() ? { done: true } : answerIn(await said.json());
    },
    close: () => context.close(),
  };
}

async function openFor(page: Page, change: SiteChange): Promise<void> {
  const [place, id] = 'workgroup' in change ? ['', change.workgroup] : ['people', change.person];
  await page.click(`[data-test="place"][data-place="${place}"]`);
  await page.click(`[data-test="thing"][data-id="${id}"] a`);
  await page.waitForSelector(place === '' ? '[data-test="group-form"]' : '[data-test="person-form"]');
}

async function typeIn(page: Page, change: SiteChange): Promise<void> {
  switch (change.change) {
    case 'takeOut': {
      const named = page.locator(`[data-test="chosen"][data-person="${change.person}"] [data-test="take-out"]`);
      while ((await named.count()) > 0) await named.first().click();
      return;
    }
    case 'addReason':
      await page.click('[data-test="add-reason"]');
      await page.keyboard.type(change.reason);
      return;
    case 'escalateAfter':
      await page.selectOption('[data-test="escalate-after-unit"]', '1');
      await page.fill('[data-test="escalate-after"]', String(change.seconds));
      return;
    case 'mayAsk':
      await page.setChecked('[data-test="may-ask"]', change.may);
      return;
    case 'remove':
      await page.click('[data-test="remove"]');
  }
}
