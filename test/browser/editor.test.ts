/** The editor of scenarios in a real browser, under the real content security policy: written, mended, saved, never lost. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Centre, focusedTest } from './centre.ts';
import { violations } from './violations.ts';

let centre: Centre;
const folder = mkdtempSync(join(tmpdir(), 'handraise-scenarios-'));
const onDisk = (file: string) => readFileSync(join(folder, file), 'utf8');

const script = '[data-test="script"]';
const fresh = '[data-test="mistakes"][data-standing="fresh"]';
const offers = '.cm-tooltip-autocomplete';
const mistake = '[data-test="mistake"]';

async function quinn(file: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await centre.page({ reducedMotion: 'reduce', ...options });
  await page.goto(centre.url);
  await page.click('[data-test="persona"][data-person="quinn"]');
  await page.waitForSelector('[data-test="qa-desk"]');
  await open(page, file);
  return page;
}

async function open(page: Page, file: string): Promise<void> {
  await page.evaluate((name) => {
    location.hash = `edit?file=${encodeURIComponent(name)}`;
  }, file);
  await page.waitForSelector(`[data-test="file"]:text-is("${file}")`);
  await page.waitForSelector(script);
  await page.waitForSelector(fresh);
}

/** What is written, whichever of the two fields it is in. */
const written = (page: Page) => page.locator('.area').evaluate((area) => (area as HTMLElement & { text: string }).text);

async function goToEnd(page: Page): Promise<void> {
  await page.focus(script);
  await page.keyboard.press('Control+End');
}

/** Takes what is selected in the list of offers. */
async function take(page: Page, label: string): Promise<void> {
  const selected = `${offers} [aria-selected]:has(.cm-completionLabel:text-is("${label}"))`;
  await page.waitForSelector(selected);
  await page.keyboard.press('Enter');
  await page.waitForSelector(selected, { state: 'detached' });
}

const tabUntil = async (page: Page, hasCome: () => Promise<boolean>) => {
  for (let pressed = 0; pressed < 40 && !(await hasCome()); pressed++) await page.keyboard.press('Tab');
  expect(await hasCome()).toBe(true);
};

beforeAll(async () => {
  centre = await Centre.open({ scenarios: folder });
}, 120_000);
afterAll(async () => {
  await centre?.close();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => expect(centre.complaints).toEqual([]));

test('by keyboard alone a scenario is written with completion, mended where it is wrong, saved and run', async () => {
  const page = await quinn('mine.feature');
  await page.locator('hr-scenario-editor').evaluate((editor) =>
    editor.addEventListener('run', (event) => {
      document.body.dataset.ran = JSON.stringify((event as CustomEvent).detail);
    }),
  );
  await tabUntil(page, async () => (await focusedTest(page)) === 'script');
  await page.keyboard.press('Control+End');

  await page.keyboard.type('    And Su');
  await take(page, 'Sue');
  await page.keyboard.type('is logg');
  await take(page, '{person} is logged on to {application}');
  // The blank is filled from what may stand there.
  await page.keyboard.type('Int');
  await take(page, 'Interaction Supervisor');
  await page.keyboard.press('Enter');
  await page.keyboard.type('And Alice is on call c1 of suport');
  await page.keyboard.press('Enter');
  await page.keyboard.type('When Alice asks for assistance on c');
  await take(page, 'call c1');
  await page.keyboard.type(': "Please help"');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Then Sue sees the tost for call c1');

  await page.waitForSelector(`${mistake} >> nth=1`);
  const rows = await page.locator(mistake).allInnerTexts();
  expect(rows[0]).toMatch(/Line 6, column 32\s+The site "small" has no workgroup suport\.\s+Did you mean support\?/);
  expect(rows[1]).toMatch(
    /Line 8, column 10\s+No step says .*\s+Did you mean \{person\} sees the toast for \{interaction\}\?/,
  );
  expect(await page.textContent('[data-test="mistake-count"]')).toBe('2 mistakes');
  expect(await page.locator('.cm-lintRange-error').count()).toBe(2);
  expect(await page.locator('.cm-lint-marker-error').count()).toBe(2);
  expect(await page.getAttribute('[data-test="run-scenario"]', 'aria-disabled')).toBe('true');

  // Escape, then Tab: out of the editor and to the list below it, which leads back to the mistake.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await tabUntil(page, async () => (await focusedTest(page)) === 'mistake');
  await page.keyboard.press('Enter');
  expect(await focusedTest(page)).toBe('script');
  for (let n = 0; n < 'suport'.length; n++) await page.keyboard.press('Delete');
  await page.keyboard.type('sup');
  await take(page, 'support');
  await page.keyboard.press('Control+End');
  for (let n = 0; n < 'tost for call c1'.length; n++) await page.keyboard.press('Backspace');
  await page.keyboard.type('toast for call c1');
  await page.waitForSelector('[data-test="mistake-count"]:text-is("No mistakes")');

  await page.keyboard.press('Control+s');
  await page.waitForSelector('[data-test="said"]:text-is("Saved.")');
  const text = `Feature: What it is about

  Scenario: What happens
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    When Alice asks for assistance on call c1: "Please help"
    Then Sue sees the toast for call c1`;
  expect(onDisk('mine.feature')).toBe(text);
  await page.keyboard.press('Control+Enter');
  const ran = await page.waitForSelector('body[data-ran]');
  expect(JSON.parse((await ran.getAttribute('data-ran'))!)).toEqual({ file: 'mine.feature', text, line: 3 });
  await page.waitForSelector('[data-test="qa-desk"][data-place="run"]');
  await page.context().close();
}, 60_000);

test('Tab goes from blank to blank of a step that was chosen, and then leaves', async () => {
  const page = await quinn('blanks.feature');
  await goToEnd(page);
  await page.keyboard.type('    When Alice asks for');
  await take(page, '{person} asks for assistance on {interaction}: {string}');
  await page.keyboard.type('chat h1');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Help');
  expect(await written(page)).toMatch(/When Alice asks for assistance on chat h1: "Help"$/);
  await page.keyboard.press('Tab');
  expect(await focusedTest(page)).not.toBe('script');
  await page.context().close();
});

describe('what was written is not lost', () => {
  test('by a page that is closed, which asks first, nor by a refresh', async () => {
    const page = await quinn('kept.feature');
    await goToEnd(page);
    await page.keyboard.type('    # not saved');
    await page.waitForSelector('[data-test="unsaved"]');
    const asked = page.waitForEvent('dialog');
    const reloaded = page.reload();
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.accept();
    await reloaded;
    await page.waitForSelector('[data-test="kept"]');
    expect(await written(page)).toContain('# not saved');
    expect(existsSync(join(folder, 'kept.feature'))).toBe(false);
    await page.click('[data-test="discard"]');
    await page.waitForSelector('[data-test="unsaved"]', { state: 'detached' });
    expect(await written(page)).not.toContain('# not saved');
    await page.context().close();
  });

  test('because somebody else was faster: both texts are there until one decides', async () => {
    writeFileSync(join(folder, 'both.feature'), 'Feature: First\n');
    const page = await quinn('both.feature');
    await goToEnd(page);
    await page.keyboard.type('# mine');
    writeFileSync(join(folder, 'both.feature'), 'Feature: Theirs\n');
    await page.click('[data-test="save"]');
    await page.waitForSelector('[data-test="conflict"]');
    await page.click('[data-test="conflict"] summary');
    expect(await page.textContent('[data-test="theirs"]')).toBe('Feature: Theirs\n');
    expect(onDisk('both.feature')).toBe('Feature: Theirs\n');
    await page.click('[data-test="keep-mine"]');
    expect(await focusedTest(page)).toBe('script');
    await page.keyboard.press('Control+s');
    await page.waitForSelector('[data-test="said"]:has-text("Saved.")');
    expect(onDisk('both.feature')).toBe('Feature: First\n# mine');

    await page.keyboard.type(' again');
    writeFileSync(join(folder, 'both.feature'), 'Feature: Theirs\n');
    await page.click('[data-test="save"]');
    await page.click('[data-test="take-theirs"]');
    await expect.poll(() => written(page)).toBe('Feature: Theirs\n');
    await page.context().close();
  });

  test('because it cannot be saved: why is said, and it stays', async () => {
    const page = await quinn('away.feature');
    await goToEnd(page);
    await page.keyboard.type('# mine');
    await page.context().setOffline(true);
    await page.click('[data-test="save"]');
    await page.waitForSelector('[data-test="refusal"][data-code="unavailable"]');
    await page.context().setOffline(false);
    await page.click('[data-test="save"]');
    await page.waitForSelector('[data-test="said"]:text-is("Saved.")');
    expect(onDisk('away.feature')).toMatch(/# mine$/);
    await page.context().close();
  });
});

test('a file that ships is read only, and its copy is one’s own', async () => {
  const page = await quinn('first.feature');
  await page.waitForSelector('[data-test="why-read-only"][data-folder="writable"]');
  await goToEnd(page);
  await page.keyboard.type('nothing of this');
  expect(await written(page)).toBe(readFileSync('scenarios/first.feature', 'utf8'));
  await page.click('[data-test="save-as"]');
  await page.fill('[data-test="save-as-name"]', '../no good');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-test="save-as-error"]');
  await page.fill('[data-test="save-as-name"]', 'group/copy');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-test="file"]:text-is("group/copy.feature")');
  await page.waitForSelector('[data-test="said"]:text-is("Saved.")');
  expect(onDisk('group/copy.feature')).toBe(readFileSync('scenarios/first.feature', 'utf8'));
  expect(await page.isVisible('[data-test="save"]')).toBe(true);
  await page.context().close();
});

test('a script without a name gets one when it is saved; a link leads to a line of it', async () => {
  const page = await quinn('first.feature');
  await page.evaluate(() => {
    location.hash = 'edit';
  });
  await page.waitForSelector('[data-test="file"]:text-is("New script")');
  await goToEnd(page);
  await page.keyboard.type('    # named later');
  await page.keyboard.press('Control+s');
  await page.fill('[data-test="save-as-name"]', 'first.feature');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-test="said"]:text-is("Saved.")');
  await page.evaluate(() => {
    location.hash = 'edit';
  });
  await page.waitForSelector('[data-test="file"]:text-is("New script")');
  expect(await written(page)).not.toContain('# named later');
  await goToEnd(page);
  await page.keyboard.type('    # another');
  await page.keyboard.press('Control+s');
  await page.fill('[data-test="save-as-name"]', 'first.feature');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-test="save-as-error"]:text-is("There is a file of this name already.")');
  await page.fill('[data-test="save-as-name"]', 'named.feature');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-test="file"]:text-is("named.feature")');
  expect(onDisk('named.feature')).toContain('# another');
  await page.evaluate(() => {
    location.hash = 'edit?file=races.feature&line=13';
  });
  await page.waitForSelector('[data-test="file"]:text-is("races.feature")');
  await page.waitForSelector('.cm-activeLineGutter:text-is("13")');
  await page.context().close();
});

test('a recording is opened without a name, is kept over a refresh, and is saved under one', async () => {
  const page = await quinn('first.feature');
  const recorded = 'Feature: Recorded\n\n  Scenario: One\n    Given Alice logs off\n';
  await page.goto(`${centre.url}/qa#record`);
  await page.locator('hr-recorder').evaluate(
    (recorder, detail) => {
      recorder.dispatchEvent(new CustomEvent('recorded', { detail, bubbles: true, composed: true }));
    },
    { file: 'alice-logs-off.feature', text: recorded },
  );
  await page.waitForSelector('[data-test="file"]:text-is("New script")');
  await expect.poll(() => written(page)).toBe(recorded);
  page.on('dialog', (dialog) => dialog.accept());
  await page.reload();
  await page.waitForSelector('[data-test="kept"]');
  expect(await written(page)).toBe(recorded);
  await page.click('[data-test="save"]');
  expect(await page.inputValue('[data-test="save-as-name"]')).toBe('alice-logs-off.feature');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-test="file"]:text-is("alice-logs-off.feature")');
  expect(onDisk('alice-logs-off.feature')).toBe(recorded);
  await expect.poll(() => new URL(page.url()).hash).toBe('#edit?file=alice-logs-off.feature');
  await page.context().close();
});

describe('in a plain text field', () => {
  async function writes(page: Page): Promise<void> {
    expect(await page.locator(script).evaluate((field) => field.localName)).toBe('textarea');
    await goToEnd(page);
    await page.keyboard.type('    When Alice loggs off');
    await page.waitForSelector(`${mistake}[data-line="5"][data-column="10"]`);
    expect(await page.textContent('[data-test="nearest"]')).toBe('Did you mean {person} logs off?');
    await page.focus('[data-test="find-step"]');
    await page.keyboard.type('sees no toast');
    await page.focus('[data-test="step"]');
    await page.keyboard.press('Enter');
    expect(await written(page)).toMatch(/When Alice loggs off\n {4}Then Alice sees no toast$/);
    await page.click(mistake);
    expect(await focusedTest(page)).toBe('script');
    await page.keyboard.press('Control+s');
    await page.waitForSelector('[data-test="said"]:text-is("Saved, with mistakes in it: 1 mistake.")');
  }

  test('the same is written and checked, if somebody prefers it, also at the next visit', async () => {
    const page = await quinn('plain.feature');
    await page.click('[data-test="plain-script"]');
    await page.waitForSelector(`textarea${script}`);
    await page.reload();
    await page.waitForSelector(fresh);
    await writes(page);
    expect(onDisk('plain.feature')).toContain('loggs off');
    await page.click('[data-test="plain-script"]');
    await page.waitForSelector(`.cm-content${script}`);
    expect(await written(page)).toContain('loggs off');
    await page.context().close();
  });

  test('the same is written and checked, if the editor cannot be loaded, until it can', async () => {
    const page = await centre.page();
    await page.route(/code-area/, (route) => route.abort());
    await page.goto(centre.url);
    await page.click('[data-test="persona"][data-person="quinn"]');
    await page.waitForSelector('[data-test="qa-desk"]');
    await open(page, 'instead.feature');
    await page.waitForSelector('[data-test="plain-instead"]');
    await writes(page);
    await page.context().close();
  });
});

test('a step from the list is put in with its blanks, and steps are found by their words', async () => {
  const page = await quinn('list.feature');
  await goToEnd(page);
  await page.fill('[data-test="find-step"]', 'asks for assistance');
  await page.waitForSelector('[data-test="step"] >> nth=2');
  await page.click('[data-test="step"] >> nth=0');
  expect(await focusedTest(page)).toBe('script');
  await expect.poll(() => written(page)).toMatch(/When Alice asks for assistance on call c1: "Please help"$/);
  await page.keyboard.type('Bob');
  await page.keyboard.press('Tab');
  await page.keyboard.type('chat h1');
  await expect.poll(() => written(page)).toMatch(/When Bob asks for assistance on chat h1: "Please help"$/);
  await page.fill('[data-test="find-step"]', 'no such words');
  await page.waitForSelector('[data-test="no-step"]');
  await page.context().close();
});

test('names are those of the site that the scenario plays on', async () => {
  const page = await quinn('site.feature');
  await goToEnd(page);
  await page.keyboard.type('    Given the site "demo"');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => {
      await page.keyboard.type('And Far');
      const names = await page
        .waitForSelector(`${offers} .cm-completionLabel:text-is("Farid")`, { timeout: 1_000 })
        .catch(() => null);
      if (!names) for (let n = 0; n < 'And Far'.length; n++) await page.keyboard.press('Backspace');
      return names !== null;
    })
    .toBe(true);
  await page.context().close();
});

describe('for everybody', () => {
  test('axe finds nothing while it offers, complains and asks', async () => {
    const page = await quinn('axe.feature', { bypassCSP: true });
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 800 });
    await goToEnd(page);
    await page.keyboard.type('    When Al');
    await page.waitForSelector(offers);
    await page.waitForSelector(mistake);
    // The list is gone through with the arrows, while the focus stays in the script.
    const rules = { 'scrollable-region-focusable': { enabled: false } };
    expect(await violations(page, { widths: [1280], rules })).toEqual([]);
    await page.keyboard.press('Escape');
    await page.click('[data-test="keyboard-help"] summary');
    expect(await violations(page)).toEqual([]);
    await page.click('[data-test="save-as"]');
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  }, 120_000);

  test('320 px are enough, and the list of steps waits below', async () => {
    const page = await quinn('narrow.feature', { viewport: { width: 320, height: 640 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    expect(await page.isVisible('[data-test="find-step"]')).toBe(false);
    await goToEnd(page);
    await page.keyboard.type('    When Al');
    await take(page, 'Alice');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.context().close();
  });
});
