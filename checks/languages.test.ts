import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root } from './command.ts';
import { findStale } from './languages.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'handraise-stale-'));
  cpSync(join(root, 'ui/languages'), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

function change(path: string, from: RegExp, to: string) {
  const before = readFileSync(join(folder, path), 'utf8');
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(join(folder, path), after);
}

test('a text without a translation is named', async () => {
  change('de.xlf', /\n.*<target>Senden<\/target>/, '');
  expect(await findStale(folder)).toEqual([
    'de says nothing for: Send',
    'ui/languages/built/de.ts is stale: npm run languages',
  ]);
});

test('a text that is not in the files yet is named in every language', async () => {
  for (const path of ['de.xlf', 'fr.xlf']) change(path, /<trans-unit[^>]*>\s*<source>Send<[\s\S]*?<\/trans-unit>/, '');
  expect(await findStale(folder)).toEqual(
    expect.arrayContaining([
      'de says nothing for: Send',
      'fr says nothing for: Send',
      'ui/languages/de.xlf is stale: npm run languages',
    ]),
  );
});

test('a translation that was not built is stale', async () => {
  change('fr.xlf', /<target>Envoyer<\/target>/, '<target>Expédier</target>');
  expect(await findStale(folder)).toEqual(['ui/languages/built/fr.ts is stale: npm run languages']);
});

test('a translation that lost what it should say is told', async () => {
  change('fr.xlf', /<target>Lu par <x [^>]*><\/target>/, '<target>Lu</target>');
  expect((await findStale(folder)).join()).toContain('Placeholder error in fr');
});
