/** QA presses record, people work at desks in browsers, QA stops: the scenario is readable, and plays again in browsers. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Clicking } from '../../harness/stages/page-aiming.ts';
import { controlFor } from '../../harness/stages/page-aiming.ts';
import { failuresOn } from '../support/played-again.ts';
import { temporaryFolder } from '../support/server-app.ts';
import { Centre } from './centre.ts';
import { violations } from './violations.ts';

let centre: Centre;
let quinn: Page;
/** What was recorded, by name. */
const texts = new Map<string, string>();
beforeAll(async () => {
  centre = await Centre.open();
  quinn = await centre.office('quinn', 'qa', { bypassCSP: true, reducedMotion: 'reduce' });
}, 60_000);
afterAll(async () => {
  await centre?.close();
});
beforeEach(() => {
  expect(centre.complaints).toEqual([]);
});

const mark = (name: string) => `[data-test="${name}"]`;

async function press(page: Page, verb: Clicking): Promise<void> {
  const control = await controlFor(page, verb);
  await control?.click.click();
}
const sees = (page: Page, name: string, more = '') => page.waitForSelector(mark(name) + more);

async function record(): Promise<void> {
  await quinn.goto(`${centre.url}/qa#record`);
  // Also after another recording, whose scenario is still there.
  await quinn.reload();
  await quinn.click(mark('record'));
  await quinn.waitForSelector(`${mark('recording')}[data-deeds="0"]`);
}

async function stopped(name = ''): Promise<string> {
  await quinn.fill(mark('recording-name'), name);
  await quinn.click(mark('stop'));
  const text = await (await quinn.waitForSelector(mark('recorded-text'))).textContent();
  expect(await quinn.locator(mark('recorded-warnings')).count()).toBe(0);
  return text ?? '';
}

test('two desks: asked, accepted, talked, done', async () => {
  await centre.connect('c1', 'alice', 'Ms Customer');
  const alice = await centre.desk('alice', 'client');
  const sue = await centre.desk('sue', 'supervisor');
  await record();
  await press(alice, { verb: 'ask', interaction: 'c1', text: 'May I refund "900"?\nThe hotel was closed.' });
  await sees(sue, 'toast');
  await press(sue, { verb: 'accept', interaction: 'c1' });
  await sees(alice, 'dialog', '[data-state="helped"]');
  await press(alice, { verb: 'say', interaction: 'c1', text: 'Since noon' });
  await sees(sue, 'line', '[data-person="alice"] >> nth=1');
  await press(sue, { verb: 'say', interaction: 'c1', text: 'Then yes' });
  await sees(alice, 'line', '[data-person="sue"]');
  // What was done is counted while one looks on.
  await quinn.waitForSelector(`${mark('recording')}[data-deeds="4"]`);
  expect(await quinn.textContent(mark('recording'))).toContain('4 deeds of Alice and Sue so far.');
  await press(alice, { verb: 'done', interaction: 'c1' });
  await sees(alice, 'dialog', '[data-state="done"]');
  const text = await stopped('Alice has a question');
  expect(text).toContain(
    [
      '    And Alice is on call c1 of bookings',
      '    When Alice asks for assistance on call c1:',
      '      """',
      '      May I refund "900"?',
      '      The hotel was closed.',
      '      """',
      '    Then Sue sees the toast for call c1',
      '    When Sue accepts the request on call c1',
      '    Then Alice sees that Sue helps with call c1',
      '    When Alice says "Since noon" on call c1',
      '    And Sue says "Then yes" on call c1',
    ].join('\n'),
  );
  expect(await violations(quinn)).toEqual([]);
  texts.set('two-desks', text);
  // Its text goes on in the editor, and its name is offered when it is saved.
  await quinn.click(mark('open-in-editor'));
  await quinn.waitForSelector('[data-test="qa-desk"][data-place="edit"]');
  await quinn.waitForFunction(() => location.hash === '#edit?name=alice-has-a-question.feature');
  await quinn.waitForSelector('text=Alice says "Since noon" on call c1');
}, 60_000);

test('three desks: one ignores, one answers and leaves, the other one takes over', async () => {
  await centre.connect('c2', 'bob', 'Mr Customer', 'chat');
  const bob = await centre.desk('bob', 'client');
  const sam = await centre.desk('sam', 'supervisor');
  const farid = await centre.desk('farid', 'supervisor');
  await record();
  await press(bob, { verb: 'ask', interaction: 'c2', text: 'Anybody?', urgency: 'urgent', reason: 'fare' });
  await sees(sam, 'toast');
  await sees(farid, 'toast');
  await press(sam, { verb: 'ignore', interaction: 'c2' });
  await sam.waitForSelector(mark('toast'), { state: 'detached' });
  await press(farid, { verb: 'reply', interaction: 'c2', text: 'Tell me' });
  await sees(bob, 'dialog', '[data-state="helped"]');
  await farid.click(mark('log-off'));
  await sees(sam, 'toast');
  await press(sam, { verb: 'accept', interaction: 'c2' });
  await sees(bob, 'dialog', '[data-by="sam"]');
  const text = await stopped();
  expect(text).toContain('When Bob asks urgently on chat c2 because of fare: "Anybody?"');
  expect(text).toContain('When Farid logs off\n    Then Bob sees the request on chat c2 unattended');
  texts.set('three-desks', text);
}, 60_000);

test('a recording is found again after a refresh, and may be dropped', async () => {
  await record();
  await quinn.reload();
  await quinn.click(mark('cancel'));
  await quinn.waitForSelector(mark('record'));
  await quinn.reload();
  await quinn.waitForSelector(mark('record'));
});

test('what was recorded plays again in browsers', async () => {
  expect(texts.size).toBe(2);
  expect(await failuresOn('browser', texts, temporaryFolder())).toEqual([]);
}, 120_000);
