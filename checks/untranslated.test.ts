// biome-ignore-all lint/suspicious/noTemplateCurlyInString: sources are written as they stand in a file.

import { describe, expect, test } from 'vitest';
import { findFrozen, findUntranslated, isDeaf } from './untranslated.ts';

const whatIsFoundIn = (source: string) => findUntranslated(source).map(({ text }) => text);

describe('words that are not translated are found', () => {
  test.each([
    ['html`<p>Loading</p>`', ['Loading']],
    ['html`<button @click=${() => (this.all = true)}>Show ${count} more</button>`', ['Show', 'more']],
    ['html`<button aria-label="Close">${icons.close}</button>`', ['Close']],
    ['html`<hr-composer label="Reply to ${name}" hint="reply"></hr-composer>`', ['Reply to', 'reply']],
    ["html`<p>${busy ? 'sending' : nothing}</p>`", ['sending']],
    ["html`<p>${label ?? 'none'}</p>`", ['none']],
    ["html`<hr-composer .label=${away ? 'away' : ''}></hr-composer>`", ['away']],
    ['html`<p>${`${count} more`}</p>`', ['more']],
    ['html`<ul>${people.map((person) => html`<li>Agent</li>`)}</ul>`', ['Agent']],
    ['svg`<svg><title>Chat</title></svg>`', ['Chat']],
    ["const words = { held: 'On hold' };", ['On hold']],
    ["if (isLate) return 'Ended';", ['Ended']],
    ["this.#row('Logged on', true)", ['Logged on']],
    ['const line = `${name} is helping`;', ['is helping']],
    ["const ask = 'why not?';", ['why not?']],
    ['html`<p>Type <code>handraise start</code> there</p>`', ['Type', 'there']],
    ['html`<code title="A command">x</code>`', ['A command']],
    ['html`<p>ArrowLeft</p>`', ['ArrowLeft']],
  ])('in %s', (source, texts) => {
    expect(whatIsFoundIn(source)).toEqual(texts);
  });

  test('at their place', () => {
    expect(findUntranslated('const a = html`<p\n  class="x">${b}\n  Oh</p>`;')).toEqual([
      { line: 3, column: 3, text: 'Oh' },
    ]);
  });
});

test.each([
  "html`<p>${msg('Loading')}</p>`",
  'html`<p>${msg(str`${count} more`)}</p>`',
  'msg(html`Press <em>Assistance</em>.`)',
  'html`<h1>Handraise</h1>`',
  'html`<p class="muted small" data-test="Place" role=alert>${a} · ${b}</p>`',
  "html`<p class=${isLate ? 'late' : ''}>${words[state]}</p>`",
  "html`<p>${state === 'helped' ? msg('open') : nothing}</p>`",
  "import { msg } from 'Some Where';",
  "this.renderRoot.querySelector('hr-ask-form, hr-conversation')",
  "if (event.key === 'Page Up') next();",
  "const [into, out] = ['ArrowRight', 'ArrowLeft'];",
  'html`<code class="mono">handraise start --inspect</code>`',
  "throw new Error('There is no desk');",
  "if ('Notification' in globalThis) show();",
  '`<svg><text x="16" y="${at} px">${count}</text></svg>`',
  'css`:host { color: Canvas Text; }`',
  'const words: Record<"In queue", string> = given;',
])('%s is left alone', (source) => {
  expect(whatIsFoundIn(source)).toEqual([]);
});

describe('a text that is asked for once is found', () => {
  test.each([
    "const words = { held: msg('On hold') };",
    "class Desk { heading = msg('My desk'); }",
    "class Desk { constructor() { this.heading = msg('My desk'); } }",
  ])('in %s', (source) => {
    expect(findFrozen(source)).toHaveLength(1);
  });

  test.each([
    "const words = { held: () => msg('On hold') };",
    "class Desk { get heading() { return msg('My desk'); } }",
    "class Desk { keys = [{ words: () => msg('Next') }]; }",
  ])('and not in %s', (source) => {
    expect(findFrozen(source)).toEqual([]);
  });
});

test('an element with words that nobody tells of another language is found', () => {
  const element = (...lines: string[]) => [...lines, 'class X extends LitElement {}'].join('\n');
  const words = "import { msg } from '@lit/localize';";
  const formats = "import { numberWords } from '../words/formats.ts';";
  expect([element(words), element(formats)].map(isDeaf)).toEqual([true, true]);
  const told = [
    element(words, 'updateWhenLocaleChanges(this);'),
    ...['Desk', 'Office', 'Past', 'Workplace'].map((of) => element(formats, `new ${of}Controller(this)`)),
    words,
  ];
  const wordless = element("import type { NameOf } from '../words/names.ts';");
  expect([...told, wordless].map(isDeaf)).toEqual([...told, wordless].map(() => false));
});
