import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const dist = join(root, 'ui/dist');
const budgetBytes = 150 * 1_024;

beforeAll(() => {
  if (existsSync(join(dist, 'index.html'))) return;
  const vite = join(root, 'node_modules/.bin/vite');
  execFileSync(vite, ['build', '--config', 'ui/vite.config.ts', '--logLevel', 'warn'], { cwd: root });
}, 120_000);

test('all JavaScript of the desks together is within the budget of one', () => {
  const files = globSync('assets/*.js', { cwd: dist });
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0);
  expect(files.length).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(budgetBytes);
});

test('nothing is inline and nothing comes from elsewhere', () => {
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  expect(page).not.toMatch(/<script(?![^>]* src=)|<style|\son[a-z]+=|https?:\/\//i);
});
