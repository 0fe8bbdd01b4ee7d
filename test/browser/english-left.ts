/**
 * What is still English on a page that should speak another language: every text on screen, and every text that is only
 * spoken, that is one of our English texts and is not also the translation. What people wrote is theirs and is skipped.
 */
import type { Page } from 'playwright-core';
import { unitsOf } from '../support/xliff.ts';

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const patternOf = (text: string) => new RegExp(`^${text.split('*').map(escaped).join('.+')}$`);

export function englishAmong(texts: readonly string[], language: string): string[] {
  const units = unitsOf(language);
  const translated = units.map(({ target }) => patternOf(target));
  const english = units
    // Of less than a word nothing can be said.
    .filter(({ source, target }) => source !== target && /\p{L}{3}/u.test(source))
    .map(({ source }) => patternOf(source));
  const isAnyOf = (patterns: readonly RegExp[], text: string) => patterns.some((pattern) => pattern.test(text));
  return texts.filter((text) => isAnyOf(english, text) && !isAnyOf(translated, text));
}

/** Every text of the page, through all shadow trees, also of attributes that are read or spoken. */
export const textsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const texts = new Set<string>();
    const add = (text: string | null) => text?.trim() && texts.add(text.trim().replace(/\s+/g, ' '));
    const walk = (node: Node): void => {
      if (node instanceof Element) {
        // What says that it is English, and charts and code, whose words are names of the program.
        if (
          node.matches(
            'style, script, option[lang], [dir="auto"], bdi, [contenteditable], [lang="en"], code, .mono, svg.chart',
          )
        )
          return;
        for (const name of ['aria-label', 'title', 'placeholder', 'alt']) add(node.getAttribute(name));
        if (node.shadowRoot) walk(node.shadowRoot);
      }
      if (node.nodeType === Node.TEXT_NODE) add(node.textContent);
      for (const child of node.childNodes) walk(child);
    };
    walk(document.body);
    return [...texts];
  });
