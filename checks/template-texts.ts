// Takes a Lit template apart: the literal texts that a person reads, as content or in an attribute, and the expressions
// that are bound where a person reads them. Code that is shown as such is the same in every language. Judges nothing.

import ts from 'typescript';

export interface TemplateTexts {
  readonly texts: readonly { readonly position: number; readonly text: string }[];
  readonly shown: readonly ts.Expression[];
}

/** Attributes, and properties of our own elements, that are read or spoken. */
const readAttribute =
  /^[.]?(aria-(label|description|roledescription|placeholder|valuetext)|title|placeholder|alt|label|hint|action|heading|words)$/i;
/** Stands for an expression, one character each. */
const hole = '\uE000';
const markup = /<!--[\s\S]*?-->|<\/?[^\s>]+(?:\s+[^\s=>]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?)*\s*\/?>/g;
const attribute = /([^\s=<>"']+)\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/g;

export function templateTexts(template: ts.TemplateLiteral, file: ts.SourceFile): TemplateTexts {
  const spans = ts.isTemplateExpression(template) ? template.templateSpans : [];
  const literals = ts.isTemplateExpression(template)
    ? [template.head, ...spans.map(({ literal }) => literal)]
    : [template];
  // As it stands in the file, so that positions are those of the file.
  const parts = literals.map((literal) => {
    const isLast = literal === literals.at(-1);
    return { start: literal.getStart(file) + 1, text: literal.getText(file).slice(1, isLast ? -1 : -2) };
  });
  const source = parts.map(({ text }) => text).join(hole);
  const positionOf = (index: number) => {
    let at = index;
    for (const { start, text } of parts) {
      if (at <= text.length) return start + at;
      at -= text.length + 1;
    }
    return template.end;
  };
  const texts: { position: number; text: string }[] = [];
  const shown: ts.Expression[] = [];
  const read = (from: number, text: string) => {
    for (const { 0: words, index } of text.matchAll(new RegExp(`[^${hole}]+`, 'g'))) {
      const indent = words.length - words.trimStart().length;
      if (words.trim()) texts.push({ position: positionOf(from + index + indent), text: words });
    }
    const before = source.slice(0, from).split(hole).length - 1;
    for (let n = 0; n < text.split(hole).length - 1; n++) shown.push(spans[before + n]!.expression);
  };
  let end = 0;
  let isCode = false;
  for (const tag of source.matchAll(markup)) {
    if (!isCode) read(end, source.slice(end, tag.index));
    if (/^<\/?code\b/.test(tag[0])) isCode = tag[0][1] !== '/';
    end = tag.index + tag[0].length;
    for (const { 0: whole, 1: name = '', 2: value = '', index } of tag[0].matchAll(attribute)) {
      const quote = /^["']/.test(value) ? 1 : 0;
      const from = tag.index + index + whole.length - value.length + quote;
      if (readAttribute.test(name)) read(from, value.slice(quote, value.length - quote));
    }
  }
  read(end, source.slice(end));
  return { texts, shown };
}
