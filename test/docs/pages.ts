/** The pages that people read, and what stands in them: links, code, words in bold. */
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

export interface Page {
  /** From the root. */
  file: string;
  text: string;
}

export const pageAt = (file: string): Page => ({ file, text: readFileSync(join(root, file), 'utf8') });

export const everyPage = (): Page[] =>
  globSync(['*.md', 'docs/**/*.md', 'scenarios/**/*.md'], { cwd: root }).sort().map(pageAt);

export interface Block {
  /** What stands after the fence; empty if nothing does. */
  language: string;
  text: string;
}

/** Also one that stands in a list, and is indented as far as its fence. */
const fence = /^( *)```([a-z]*)\n([\s\S]*?)^ *```/gm;

export const blocksOf = ({ text }: Pick<Page, 'text'>): Block[] =>
  [...text.matchAll(fence)].map(([, indent = '', language = '', code = '']) => ({
    language,
    text: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  }));

/** Without fenced code. */
export const proseOf = ({ text }: Page): string => text.replaceAll(fence, '');

export const inlineCodeOf = (page: Page): string[] =>
  [...proseOf(page).matchAll(/`([^`\n]+)`/g)].map(([, code]) => code!);

/** Words in bold, each of which stands on a screen. */
export const boldOf = (page: Page): string[] =>
  [...proseOf(page).matchAll(/\*\*(.+?)\*\*/g)].map(([, words]) => words!);

export const keysOf = (page: Page): string[] =>
  [...proseOf(page).matchAll(/<kbd>(.+?)<\/kbd>/g)].map(([, key]) => key!);

export const linksOf = (page: Page): string[] =>
  [
    ...proseOf(page)
      .replaceAll(/`[^`\n]*`/g, '')
      .matchAll(/\]\(([^)\s]+)\)/g),
  ].map(([, to]) => to!);

/** What a heading of Markdown is reached by. */
export const anchorsOf = ({ text }: Page): Set<string> =>
  new Set(
    [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) =>
      heading!
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replaceAll(/\s/g, '-'),
    ),
  );
