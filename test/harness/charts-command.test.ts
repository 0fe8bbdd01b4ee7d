/** `handraise charts`: what it writes where, and what it says to a name that no chart has. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { handraise } from '../../harness/commands/handraise.ts';
import { capturedConsole } from '../support/printed.ts';

const folder = mkdtempSync(join(tmpdir(), 'handraise-charts-'));
afterAll(() => rmSync(folder, { recursive: true }));
const { printed, complained } = capturedConsole();

test.each([
  ['svg', 'svg', '<svg '],
  ['mermaid', 'mmd', 'stateDiagram-v2'],
  ['scxml', 'scxml', '<?xml '],
  ['json', 'json', '{'],
])('all charts as %s, a file for each', async (format, extension, begins) => {
  const out = join(folder, format);
  expect(await handraise(['charts', '--format', format, '--out', out])).toBe(0);
  const names = ['agent', 'interaction', 'request', 'supervisor', 'workgroup'].map((kind) => `${kind}.${extension}`);
  expect(readdirSync(out).sort()).toEqual(names);
  for (const name of names) expect(readFileSync(join(out, name), 'utf8').startsWith(begins)).toBe(true);
  expect(printed.map((path) => path.split('/').at(-1)).sort()).toEqual(names);
});

test('one chart without a folder is printed', async () => {
  expect(await handraise(['charts', 'workgroup', '--format', 'json'])).toBe(0);
  expect(JSON.parse(printed.join('\n'))).toMatchObject({ id: 'workgroup', initial: 'absent' });
});

test('2: a chart that there is not, with the nearest, and a format that there is not', async () => {
  expect(await handraise(['charts', 'reqest'])).toBe(2);
  expect(complained).toEqual(['There is no chart reqest. Nearest: request.']);
  expect(await handraise(['charts', 'request', '--format', 'png'])).toBe(2);
});
