import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';
import { scriptsOf } from '../../bench/first-load.ts';

const root = resolve(import.meta.dirname, '../..');
const dist = join(root, 'ui/dist');
const budgetBytes = 150 * 1_024;

beforeAll(async () => {
  if (existsSync(join(dist, 'embed/handraise-assist.js'))) return;
  await build({ configFile: join(root, 'ui/vite.config.ts'), logLevel: 'warn' });
}, 120_000);

describe.each(['agent', 'supervisor', 'administrator', 'log-on', 'embed'])('the first load of the desk %s', (desk) => {
  test('keeps to the budget of JavaScript, gzipped', () => {
    const files = scriptsOf(dist, desk);
    const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0);
    expect(files.length).toBeGreaterThan(1);
    expect(bytes).toBeLessThan(budgetBytes);
  });
});

test('the editor of scripts costs nobody anything who writes none', () => {
  const manifest = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8'));
  const editor = manifest['qa-editor/code-area.ts'].file;
  expect(gzipSync(readFileSync(join(dist, editor))).length).toBeLessThan(budgetBytes);
  for (const desk of ['agent', 'supervisor', 'administrator', 'designer', 'qa', 'log-on', 'embed']) {
    const files = scriptsOf(dist, desk);
    expect(files, desk).not.toContain(editor);
    const isCodeMirror = (file: string) => readFileSync(join(dist, file), 'utf8').includes('cm-content');
    expect(files.filter(isCodeMirror), desk).toEqual([]);
  }
  expect(readFileSync(join(dist, editor), 'utf8')).toContain('cm-content');
});

test('nothing is inline and nothing comes from elsewhere', () => {
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  expect(page).not.toMatch(/<script(?![^>]* src=)|<style|\son[a-z]+=|https?:\/\//i);
});

test('the component for other desktops is one small file, with its types beside it', () => {
  const script = readFileSync(join(dist, 'embed/handraise-assist.js'), 'utf8');
  expect(gzipSync(script).length).toBeLessThan(10 * 1_024);
  expect(script).not.toMatch(/\bimport\s*[({*"'\w]/);
  expect(readFileSync(join(dist, 'embed/handraise-assist.d.ts'), 'utf8')).toContain('declare class HandraiseAssist');
});
