/** QA at work in a real browser: a scenario is found, run on each stage, followed step by step, stopped, and its failure read. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { answeredScript } from '../support/answered-script.ts';
import { Centre, focusedTest } from './centre.ts';
import { violations } from './violations.ts';

const script = `${answeredScript}
  @R-TAKEN
  Scenario: A request is answered by somebody else
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    When Alice asks for assistance on call c1: "May I refund 900?"
    And Sue accepts the request on call c1
    Then Alice sees that Sam helps with call c1 within 60s
`;
const good = '[data-scenario="ours.feature:5"]';
const wrong = '[data-scenario="ours.feature:15"]';
const state = (of: string) => `[data-test="run-state"][data-state="${of}"]`;

let folder: string;
let centre: Centre;
let quinn: Page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'handraise-qa-'));
  writeFileSync(join(folder, 'ours.feature'), script);
  centre = await Centre.open({ scenarios: folder });
  quinn = await centre.office('quinn', 'qa', { bypassCSP: true, reducedMotion: 'reduce' });
  await quinn.waitForSelector('[data-test="count"]');
}, 60_000);
afterAll(async () => {
  await centre?.close();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => expect(centre.complaints).toEqual([]));

/** All scenarios, those with these words shown. */
async function find(words: string, stage = 'model', page = quinn): Promise<void> {
  await page.goto(`${centre.url}/qa#?find=${encodeURIComponent(words)}&on=${stage}`);
  await page.waitForSelector('[data-test="scenario"]');
}

const steps = (page: Page) =>
  page.$$eval('[data-test="step"]', (all) => all.map((step) => (step as HTMLElement).dataset.state));
const desk = (person: string) => `[data-test="desk"][data-person="${person}"]`;

describe('the scenarios', () => {
  test('are found by words, by tags, and by their last verdict', async () => {
    const count = () => quinn.locator('[data-test="scenario"]').count();
    await quinn.fill('[data-test="find"]', 'answered ours');
    await expect.poll(count).toBe(2);
    await quinn.fill('[data-test="find"]', '@R-TAKEN ours');
    await expect.poll(count).toBe(1);
    await quinn.fill('[data-test="find"]', 'ours');
    await quinn.selectOption('[data-test="verdict-filter"]', 'passed');
    await quinn.waitForSelector('[data-test="nothing"]');
    // What is looked for is in the address.
    await quinn.reload();
    await quinn.waitForSelector('[data-test="nothing"]');
    await quinn.selectOption('[data-test="verdict-filter"]', 'any');
    await expect.poll(count).toBe(2);
  });

  test('that are shown run one after the other, and the list says what came of them', async () => {
    await find('ours');
    await quinn.click('[data-test="run-all"]');
    await quinn.waitForSelector('[data-test="batch"][data-state="ended"]');
    await quinn.waitForSelector(`${good} [data-stage="model"][data-status="passed"]`);
    await quinn.waitForSelector(`${wrong} [data-stage="model"][data-status="failed"]`);
    expect(await quinn.textContent('[data-test="batch-words"]')).toContain('1 passed and 1 failed');
    await expect.poll(() => quinn.textContent('[data-test="said"]')).toContain('1 passed and 1 failed');
    await quinn.click('[data-test="show-failed"]');
    await quinn.waitForSelector(good, { state: 'detached' });
    // The failure of one that ran among others can be read too.
    await quinn.click(`${wrong} a[data-stage="model"]`);
    await quinn.waitForSelector('[data-test="run-failure"]');
    await quinn.waitForSelector('[data-test="no-desks"]');
  });

  test('can be told to stop while many run', async () => {
    await find('asking.feature', 'server');
    await quinn.click('[data-test="run-all"]');
    await quinn.click('[data-test="stop-batch"]');
    await quinn.waitForSelector('[data-test="batch"][data-state="stopped"]');
    await quinn.click('[data-test="dismiss-batch"]');
    await expect.poll(() => focusedTest(quinn)).toBe('run-all');
  }, 30_000);

  test('of a file with mistakes are not run, and the mistake is told with its line', async () => {
    writeFileSync(join(folder, 'spoilt.feature'), script.replace('is logged', 'is loged'));
    await find('ours');
    await quinn.reload();
    await find('spoilt.feature');
    expect(await quinn.textContent('[data-test="complaints"]')).toContain('Line 6');
    expect(await quinn.getAttribute('[data-test="run-all"]', 'aria-disabled')).toBe('true');
    rmSync(join(folder, 'spoilt.feature'));
  });
});

describe('a run', () => {
  test('on the model is followed to its good end, and any step can be looked back at', async () => {
    await find('ours');
    await quinn.click(`${good} [data-test="run"]`);
    await quinn.waitForSelector(state('passed'));
    expect(await steps(quinn)).toEqual(Array(7).fill('done'));
    await expect.poll(() => quinn.textContent('[data-test="run-said"]')).toMatch(/^Passed/);
    expect(await quinn.textContent(desk('alice'))).toContain('helped by Sue');
    await quinn.click('[data-test="step"][data-n="5"]');
    expect(await quinn.textContent(desk('alice'))).toContain('waiting');
    await quinn.waitForSelector(`${desk('sue')} li:has-text("Toast: c1.1 asks for help")`);
    await quinn.keyboard.press('ArrowUp');
    await quinn.keyboard.press('Enter');
    expect(await quinn.getAttribute('[data-test="step"][data-n="4"]', 'aria-current')).toBe('step');
    await quinn.click('[data-test="latest"]');
    expect(await quinn.textContent(desk('alice'))).toContain('helped by Sue');
    await quinn.waitForSelector('[data-test="open-tape"][href^="/designer#travel?tape="]');
    // Another page finds it as it is.
    await quinn.reload();
    await quinn.waitForSelector(state('passed'));
    expect(await steps(quinn)).toEqual(Array(7).fill('done'));
  });

  test('that fails tells place, expected and seen, lanes, and the command that repeats it', async () => {
    await find('ours');
    await quinn.click(`${wrong} [data-test="run"]`);
    await quinn.waitForSelector('[data-test="run-failure"]');
    expect(await steps(quinn)).toEqual([...Array(5).fill('done'), 'failed']);
    expect(await quinn.textContent('[data-test="expected"]')).toBe('Sam');
    expect(await quinn.textContent('[data-test="seen"]')).toBe('Sue');
    expect(await quinn.textContent('[data-test="failed-at"]')).toBe('ours.feature:21:10');
    expect(await quinn.textContent('[data-test="repeat"]')).toContain('ours.feature:15 --on model');
    expect(await quinn.textContent('[data-test="lanes"]')).toContain('accepts c1');
    await expect.poll(() => quinn.textContent('[data-test="run-said"]')).toMatch(/^Failed at: Then Alice sees/);
  });

  test('on a server is stopped when somebody wants it, and can be run again', async () => {
    await find('ours', 'server');
    await quinn.click(`${good} [data-test="run"]`);
    await quinn.click('[data-test="stop"]');
    await quinn.waitForSelector(state('stopped'));
    await quinn.click('[data-test="run-again"]');
    await quinn.waitForSelector(state('passed'), { timeout: 60_000 });
    expect(await steps(quinn)).toEqual(Array(7).fill('done'));
  }, 90_000);

  test('in browsers shows the pages, each larger when it is pressed', async () => {
    await find('ours', 'browser');
    await quinn.click(`${good} [data-test="run"]`);
    await quinn.waitForSelector(state('passed'), { timeout: 90_000 });
    for (const person of ['alice', 'sue']) {
      const source = await quinn.getAttribute(`${desk(person)} [data-test="picture"]`, 'src');
      expect(source).toMatch(/^data:image\/jpeg;base64,/);
      expect(source!.length).toBeLessThan(90_000);
    }
    await quinn.click(`${desk('alice')} [data-test="picture"]`);
    await quinn.waitForSelector('dialog[open]');
    await quinn.keyboard.press('Escape');
    await quinn.waitForSelector('dialog[open]', { state: 'detached' });
  }, 120_000);

  test('is listed among the last runs, and one that is forgotten is said to be', async () => {
    await quinn.goto(`${centre.url}/qa#run`);
    await quinn.click('[data-test="last-run"] a');
    await quinn.waitForSelector('[data-test="run-state"]');
    await quinn.goto(`${centre.url}/qa#run?run=no-such-run`);
    await quinn.waitForSelector('[data-test="failure"]');
  });
});

test('axe finds nothing, wide and narrow, with a list, a batch and a failure', async () => {
  await find('ours');
  await quinn.click('[data-test="run-all"]');
  await quinn.waitForSelector('[data-test="batch"][data-state="ended"]');
  expect(await violations(quinn)).toEqual([]);
  await quinn.click(`${wrong} a[data-stage="model"]`);
  await quinn.waitForSelector('[data-test="run-failure"]');
  expect(await violations(quinn)).toEqual([]);
}, 60_000);
