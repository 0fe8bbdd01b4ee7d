// Finds words for people in ui/ that do not go through msg(): text and text attributes of templates, whatever is bound
// there, and every other literal that reads like words. It reads syntax trees. What is no word for a translator is listed;
// the gallery is for developers, and the component for other desktops carries its few words in every language itself.

import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { templateTexts } from './template-texts.ts';

export interface Untranslated {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** The product is called so everywhere, a language is named in itself, and keys as the browser names them. */
const sameEverywhere = new Set(['Handraise', 'English', 'Deutsch', 'Français', 'Escape', 'Enter', 'Tab', 'F6']);
/** Their arguments are selectors, or nothing that a person reads. */
const unreadCalls = new Set([
  'querySelector',
  'querySelectorAll',
  'matches',
  'closest',
  'matchMedia',
  'Error',
  'TypeError',
  'DOMException',
  'replaceSync',
  'warn',
]);

/** A media query. */
const query = /^\([a-z-]+: [a-z-]+\)$/;
const hasLetters = (text: string) => /\p{L}/u.test(text) && !sameEverywhere.has(text.trim()) && !query.test(text);
/** Names of keys and classes: ArrowLeft. */
const isPascalCase = (text: string) => /^(\p{Lu}\p{Ll}+){2,}$/u.test(text);
/** A capital letter first, or several words: identifiers and codes have neither. */
const readsLikeWords = (text: string) =>
  hasLetters(text) && !isPascalCase(text) && /^\s*\p{Lu}\p{Ll}|\p{L}[,.:;?!…]?\s+\S*\p{L}|…/u.test(text);

export function findUntranslated(source: string, fileName = 'element.ts'): readonly Untranslated[] {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true);
  const found = new Map<number, Untranslated>();
  const report = (position: number, text: string) => {
    const { line, character } = file.getLineAndCharacterOfPosition(position);
    found.set(position, { line: line + 1, column: character + 1, text: text.trim().replace(/\s+/g, ' ') });
  };
  const visit = (node: ts.Node): void => {
    if (isUnread(node)) return;
    if (ts.isTaggedTemplateExpression(node) && ['html', 'svg'].includes(node.tag.getText(file))) {
      const { texts, shown } = templateTexts(node.template, file);
      for (const { position, text } of texts) if (hasLetters(text)) report(position, text);
      for (const expression of shown) for (const one of results(expression)) look(one, hasLetters);
    }
    look(node, readsLikeWords);
    ts.forEachChild(node, visit);
  };
  const look = (node: ts.Node, isText: (text: string) => boolean) => {
    const isTagged = node.parent !== undefined && ts.isTaggedTemplateExpression(node.parent);
    if (ts.isStringLiteralLike(node) && !isTagged && isText(node.text)) report(node.getStart(file), node.text);
    // What begins with markup is a picture.
    if (!ts.isTemplateExpression(node) || isTagged || node.head.text.startsWith('<')) return;
    for (const part of [node.head, ...node.templateSpans.map(({ literal }) => literal)])
      if (isText(part.text)) report(part.getStart(file), part.text);
  };
  visit(file);
  return [...found.values()];
}

/** Nothing in there is read by a person, or it is translated. */
function isUnread(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return true;
  if (ts.isTaggedTemplateExpression(node)) return node.tag.getText() === 'css';
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    const { expression } = node;
    const name = ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
    return name === 'msg' || unreadCalls.has(name);
  }
  if (ts.isStringLiteral(node)) {
    const { parent } = node;
    const operator = ts.isBinaryExpression(parent) ? parent.operatorToken.getText() : '';
    return (
      operator.endsWith('==') ||
      operator === 'in' ||
      ts.isCaseClause(parent) ||
      (ts.isPropertyAssignment(parent) && parent.name === node)
    );
  }
  return false;
}

/** What an expression may come to, as far as it is written there. */
function results(node: ts.Expression): readonly ts.Expression[] {
  if (ts.isParenthesizedExpression(node)) return results(node.expression);
  if (ts.isConditionalExpression(node)) return [...results(node.whenTrue), ...results(node.whenFalse)];
  if (ts.isBinaryExpression(node) && ['??', '||', '&&', '+'].includes(node.operatorToken.getText()))
    return [...results(node.left), ...results(node.right)];
  return [node];
}

/** Texts that are asked for once, when the module loads or an element is made: they stay in the language of that time. */
export function findFrozen(source: string, fileName = 'element.ts'): readonly Untranslated[] {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true);
  const found: Untranslated[] = [];
  const visit = (node: ts.Node, isAsked: boolean): void => {
    const isFunction = ts.isFunctionLike(node) && !ts.isConstructorDeclaration(node);
    if (ts.isCallExpression(node) && node.expression.getText(file) === 'msg' && !isAsked) {
      const { line, character } = file.getLineAndCharacterOfPosition(node.getStart(file));
      found.push({ line: line + 1, column: character + 1, text: node.getText(file) });
    }
    ts.forEachChild(node, (child) => visit(child, isAsked || isFunction));
  };
  visit(file, false);
  return found;
}

/** An element with words that nobody tells when the language changes. The controllers of the desks tell theirs. */
export const isDeaf = (source: string) =>
  source.includes('extends LitElement') &&
  /^import (?!type)[^;]* from '(@lit\/localize|[./]+\/words\/[^']+)';/m.test(source) &&
  !/\b(new (Desk|Laboratory|Office|Past|Workplace)Controller|updateWhenLocaleChanges)\(/.test(source);

if (import.meta.main) {
  let count = 0;
  const exclude = [
    'ui/dist/**',
    'ui/gallery/**',
    'ui/languages/**',
    'ui/embed/assist-words.ts',
    'ui/uplot-locale.ts',
    'ui/qa-editor/script-words.ts',
  ];
  const tell = (line: string) => {
    console.log(line);
    count++;
  };
  for (const path of globSync('ui/**/*.ts', { exclude }).sort()) {
    const source = readFileSync(path, 'utf8');
    for (const { line, column, text } of findUntranslated(source, path))
      tell(`${path}:${line}:${column} "${text}" is not translated: wrap it in msg()`);
    for (const { line, column, text } of findFrozen(source, path))
      tell(`${path}:${line}:${column} ${text} is asked for once only: ask when drawing`);
    if (isDeaf(source)) tell(`${path} is not drawn again in another language: updateWhenLocaleChanges(this)`);
  }
  process.exitCode = count > 0 ? 1 : 0;
}
