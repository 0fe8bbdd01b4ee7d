import { expect, test } from 'vitest';
import { findImpurities } from './purity.ts';

const whatIsFoundIn = (source: string) => findImpurities(source).map(({ what }) => what);

test.each([
  ['const at = Date.now();', 'Date.now'],
  ['const at = new Date();', 'the current Date'],
  ['const at = Date();', 'the current Date'],
  ['const chance = Math.random();', 'Math.random'],
  ["import { readFileSync } from 'node:fs';", 'import of node:fs'],
  ["export * from 'node:fs';", 'import of node:fs'],
  ["const fs = import('./texts.ts');", 'import() at run time'],
  ['const home = process.env.HOME;', 'process'],
  ['setTimeout(() => {}, 1);', 'setTimeout'],
  ["const machine = { states: { waiting: { invoke: { src: 'timer' } } } };", 'invoke'],
  ["const action = ({ spawn }) => spawn('toast');", 'spawn'],
  ["enqueue.sendTo('queue', message);", 'sendTo'],
  ['const answer: Promise<void> = later;', 'Promise'],
])('%s is found', (source, what) => {
  expect(whatIsFoundIn(source)).toContain(what);
});

test('an async function is found at its place', () => {
  expect(findImpurities('\n  async function decide() {}')).toEqual([{ line: 2, column: 3, what: 'async or await' }]);
});

test('comments, texts and fields of the same name are left alone', () => {
  const source = `
    // Date.now() and setTimeout would break replay
    const why = 'never use Math.random or a Promise';
    const step = { process: 'asking', at: envelope.at };
    const named = step.process;
  `;
  expect(whatIsFoundIn(source)).toEqual([]);
});
