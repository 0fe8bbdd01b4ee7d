/** What the guides say is so: words that stand on screens, keys, commands, links, and scripts that run. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { pictures } from '../../bin/pictures.ts';
import { compileScript } from '../../harness/language/compile.ts';
import { Sites } from '../../harness/language/library.ts';
import { readScript } from '../../harness/language/script.ts';
import { perform } from '../../harness/runner/perform.ts';
import { modelStage } from '../../harness/stages/model.ts';
import { vocabulary } from '../../harness/steps/index.ts';
import { configFlags, flagOf } from '../../server/config.ts';
import type { Page } from './pages.ts';
import {
  anchorsOf,
  blocksOf,
  boldOf,
  everyPage,
  inlineCodeOf,
  keysOf,
  linksOf,
  pageAt,
  proseOf,
  root,
} from './pages.ts';
import { doesKey, isKey, isOnScreen } from './screen-words.ts';

const pages = everyPage();
/** Those of people at desks, in which bold words are words of the screen. */
const deskGuides = ['agent', 'supervisor', 'administrator', 'qa', 'designer'].map((name) =>
  pageAt(`docs/guides/${name}.md`),
);
const guides = pages.filter(({ file }) => file.startsWith('docs/guides/'));
const named = (list: readonly Page[]) => list.map((page) => [page.file, page] as const);

test.each(named(deskGuides))('%s: every word in bold is on a screen', (_, page) => {
  const words = boldOf(page);
  expect(words.length).toBeGreaterThan(5);
  expect(words.filter((each) => !isOnScreen(each))).toEqual([]);
});

test('words that no desk has are not on a screen', () => {
  expect(['Raise a hand', 'Sent', 'Sue Smith is', ''].filter(isOnScreen)).toEqual([]);
  expect(['Assistance', 'Sue Smith is helping'].filter((each) => !isOnScreen(each))).toEqual([]);
});

test.each(named(deskGuides))('%s: every key is one, and does what stands beside it', (_, page) => {
  expect(keysOf(page).filter((key) => !isKey(key))).toEqual([]);
  for (const row of proseOf(page)
    .split('\n')
    .filter((line) => line.startsWith('| <kbd>'))) {
    const [, keyCell = '', wordsCell = ''] = row.split('|');
    const keys = keysOf({ file: '', text: keyCell });
    const words = boldOf({ file: '', text: wordsCell });
    expect(keys.length, row).toBe(words.length);
    expect(
      keys.filter((key, n) => !doesKey(key, words[n]!)),
      row,
    ).toEqual([]);
  }
});

test.each(named(guides))('%s fits on a page or two', (_, { text }) => {
  expect(text.split('\n').length).toBeLessThanOrEqual(160);
});

test.each(named(pages))('%s: every link leads somewhere', (_, page) => {
  const gone = linksOf(page).filter((link) => {
    if (/^[a-z]+:/.test(link)) return false;
    const [path = '', anchor] = link.split('#');
    const file = path === '' ? page.file : relative(root, resolve(root, dirname(page.file), path));
    if (!existsSync(join(root, file))) return true;
    return anchor !== undefined && !anchorsOf(pageAt(file)).has(anchor);
  });
  expect(gone).toEqual([]);
});

test('the index of the documentation leads to every guide and every page of the reference', () => {
  const links = new Set(linksOf(pageAt('docs/README.md')).map((link) => join('docs', link)));
  const told = pages.filter(({ file }) => /^docs[/](guides|reference)[/]/.test(file)).map(({ file }) => file);
  expect(told.length).toBeGreaterThan(15);
  expect(told.filter((file) => !links.has(file))).toEqual([]);
});

const scripts = Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts);
const commandLine = readFileSync(join(root, 'harness/commands/handraise.ts'), 'utf8');
const words = new Set([...commandLine.matchAll(/\.command\('([a-z-]+)'\)/g)].map(([, word]) => word));
const flags = new Set([
  ...[...commandLine.matchAll(/'(--[a-z-]+)/g)].map(([, flag]) => flag),
  ...Object.keys(configFlags).map((name) => flagOf(name as keyof typeof configFlags)),
]);

/** Lines of code, and code in a sentence, that begin as a command does. */
const commandsOf = (page: Page) =>
  [...blocksOf(page).flatMap(({ text }) => text.split('\n')), ...inlineCodeOf(page)]
    .map((line) => line.trim())
    .filter((line) => /^(npm (run|start|test)|npx handraise|node bin\/handraise\.js)\b/.test(line));

test.each(named(pages.filter(({ file }) => !file.startsWith('docs/decisions/'))))(
  '%s: every command is one',
  (_, page) => {
    const wrong = commandsOf(page).filter((line) => {
      const [, script] = /^npm (?:run )?([a-z-]+)/.exec(line) ?? [];
      const [, word] = /^(?:npx handraise|node bin\/handraise\.js) ([a-z-]+)/.exec(line) ?? [];
      return script !== undefined ? !scripts.includes(script) : !words.has(word!);
    });
    expect(wrong).toEqual([]);
  },
);

/** Of programs of ours that are no commands of `handraise`. */
const otherFlags = new Set(['--only', '--on']);

test.each(named(guides))('%s: every option is one', (_, page) => {
  const told = [...inlineCodeOf(page).filter((code) => code.startsWith('--')), ...commandsOf(page)]
    .flatMap((code) => code.match(/(?<= |^)--[a-z][a-z-]+/g) ?? [])
    .filter((flag) => !flag.startsWith('--handraise-'));
  expect(told.filter((flag) => !flags.has(flag) && !otherFlags.has(flag))).toEqual([]);
});

const sites = new Sites();
const knowledge = { vocabulary: vocabulary(), sites: sites.names, castOf: (name: string) => sites.cast(name) };
const compiled = (file: string, text: string) => {
  const { script, complaints } = readScript(file, text);
  const { plans, complaints: more } = compileScript(script, knowledge);
  return { plans, complaints: [...complaints, ...more].map(({ place, message }) => `${place.line}: ${message}`) };
};

const scenariosOf = (page: Page) => blocksOf(page).filter(({ language }) => language === 'gherkin');
const withScenarios = pages.filter((page) => scenariosOf(page).length > 0);

test.each(named(withScenarios))('%s: every scenario in it passes on the model', async (file, page) => {
  for (const { text } of scenariosOf(page)) {
    const { plans, complaints } = compiled(file, /^\s*Feature:/m.test(text) ? text : `Feature: Of a guide\n${text}`);
    expect(complaints).toEqual([]);
    expect(plans.length).toBeGreaterThan(0);
    for (const plan of plans) {
      const site = sites.site(plan.site);
      const { failure } = await perform({
        plan,
        site,
        cast: sites.cast(plan.site),
        stage: modelStage(),
        seed: undefined,
      });
      expect(failure).toBeUndefined();
    }
  }
});

test.each(named(pages))('%s: every step that it quotes is one', (file, page) => {
  const steps = inlineCodeOf(page).filter(
    (code) => /^(Given|When|Then|And|But) [A-Z]/.test(code) && !code.includes('…'),
  );
  if (steps.length === 0) return;
  const text = ['Feature: Of a guide', 'Scenario: Steps', ...steps].join('\n');
  expect(compiled(file, text).complaints).toEqual([]);
});

test('every picture is taken by the script, and shown on a page', () => {
  const taken = [...Object.values(pictures).flatMap((of) => of.map(({ file }) => file)), 'desks.png'].toSorted();
  expect(
    readdirSync(join(root, 'docs/images'))
      .filter((file) => file.endsWith('.png'))
      .toSorted(),
  ).toEqual(taken);
  const shown = pages.flatMap((page) =>
    linksOf(page).map((link) => relative(root, resolve(root, dirname(page.file), link))),
  );
  expect(taken.filter((file) => !shown.includes(`docs/images/${file}`))).toEqual([]);
});

test('the story of the pictures passes on the model', async () => {
  const file = 'docs/images/story.feature';
  const { plans, complaints } = compiled(file, readFileSync(join(root, file), 'utf8'));
  expect(complaints).toEqual([]);
  for (const plan of plans) {
    const site = sites.site(plan.site);
    const { failure } = await perform({
      plan,
      site,
      cast: sites.cast(plan.site),
      stage: modelStage(),
      seed: undefined,
    });
    expect(failure, plan.name).toBeUndefined();
  }
});
