/** What translators have written, read from ui/languages. Placeholders are a `*`. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface Unit {
  /** English. */
  source: string;
  target: string;
}

const folder = resolve(import.meta.dirname, '../../ui/languages');

const plain = (text: string) =>
  text
    .replace(/<x [^>]*>/g, '*')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

export function unitsOf(language: string): Unit[] {
  const xliff = readFileSync(join(folder, `${language}.xlf`), 'utf8');
  const units = [...xliff.matchAll(/<source>([\s\S]*?)<\/source>\s*<target>([\s\S]*?)<\/target>/g)].map(
    ([, source = '', target = '']) => ({ source: plain(source), target: plain(target) }),
  );
  if (units.length < 100) throw new Error(`${language}.xlf has only ${units.length} texts`);
  return units;
}
