/** Every text that the desks can show and every key that they know, read off the sources of ui/. */
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ui = resolve(import.meta.dirname, '../../ui');
const sources = globSync('**/*.ts', { cwd: ui, exclude: ['dist/**', 'languages/**', 'gallery/**'] }).map((file) =>
  readFileSync(join(ui, file), 'utf8'),
);

const wholeMessage = /\bmsg\(\s*(?:str|html)?\s*(?:'((?:\\.|[^'\\])*)'|"((?:\\.|[^"\\])*)"|`((?:\\.|[^`\\])*)`)/g;
const placeholder = /\$\{(?:[^{}]|\{[^{}]*\})*\}/g;
/** A text that is hardly more than what is put into it would fit anything. */
const lettersMin = 4;

const unescaped = (text: string) => text.replaceAll(/\\(.)/g, '$1').replaceAll(/<\/?[a-z][^>]*>/g, '');

/** As they stand in `msg()`, without marks of HTML. */
const texts = sources.flatMap((source) =>
  [...source.matchAll(wholeMessage)].map(([, single, double, template]) =>
    unescaped(single ?? double ?? template ?? ''),
  ),
);

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
const patterns = texts
  .filter((text) => placeholder.test(text) || text.search(placeholder) >= 0)
  .filter((text) => text.replaceAll(placeholder, '').replaceAll(/[^\p{L}]/gu, '').length >= lettersMin)
  .map((text) => new RegExp(`^${text.split(placeholder).map(escaped).join('(?:.+)')}$`, 'u'));
const plain = new Set(texts);

export const isOnScreen = (words: string) => plain.has(words) || patterns.some((pattern) => pattern.test(words));

const shortcut = /key: '([^']+)',\s*words: \(\) => msg\('([^']+)'\)/g;
const ofControl = /key: \(\) => msg\('([^']+)'\), words: \(\) => msg\('([^']+)'\)/g;
/** Keys of an editor, told in a list. */
const listed = /\[msg\('([^']+)'\), msg\('([^']+)'\)\]/g;
const keys = sources.flatMap((source) =>
  [shortcut, ofControl, listed].flatMap((pattern) => [...source.matchAll(pattern)]),
);

export const isKey = (name: string) => keys.some(([, key]) => key === name);
/** Whether that key does what these words say, on some desk. */
export const doesKey = (name: string, words: string) => keys.some(([, key, does]) => key === name && does === words);
