// Charts are pure: a turn depends on its snapshot and its message only. This finds what would break that inside
// machines/ — time, chance, I/O, promises, and XState's own ways to talk to other actors. It reads syntax trees, so
// comments and texts may say anything; what machines/ may import from other packages is dependency-cruiser's business.

import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';

export interface Impurity {
  readonly line: number;
  readonly column: number;
  readonly what: string;
}

/** Forbidden wherever the name stands, as a property too: `invoke` is a key of a state, `spawn` an argument. */
const forbiddenNames = new Set([
  ...['Promise', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'fetch', 'randomUUID'],
  ...['invoke', 'spawn', 'spawnChild', 'sendTo', 'sendParent', 'forwardTo', 'createActor'],
  ...['fromPromise', 'fromCallback', 'fromObservable', 'fromEventObservable', 'fromTransition'],
]);

/** Forbidden as globals; a field of such a name is fine. */
const forbiddenGlobals = new Set(['process', 'performance', 'crypto', 'globalThis', 'console', 'require', 'eval']);

/** `*` stands for every member. */
const forbiddenMembers = new Set(['Date.now', 'Math.random', 'Temporal.*', 'Atomics.*']);

export function findImpurities(source: string, fileName = 'chart.ts'): readonly Impurity[] {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true);
  const found: Impurity[] = [];

  const visit = (node: ts.Node): void => {
    const what = impurityOf(node);
    if (what) {
      const { line, character } = file.getLineAndCharacterOfPosition(node.getStart(file));
      found.push({ line: line + 1, column: character + 1, what });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function impurityOf(node: ts.Node): string | undefined {
  if (ts.isIdentifier(node)) return impurityOfName(node);
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
    const owner = node.expression.text;
    if (forbiddenMembers.has(`${owner}.*`) || forbiddenMembers.has(`${owner}.${node.name.text}`)) {
      return `${owner}.${node.name.text}`;
    }
  }
  if (ts.isNewExpression(node) || ts.isCallExpression(node)) {
    if (node.expression.kind === ts.SyntaxKind.ImportKeyword) return 'import() at run time';
    if (ts.isIdentifier(node.expression) && node.expression.text === 'Date') return 'the current Date';
  }
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    const from = node.moduleSpecifier;
    if (from && ts.isStringLiteral(from) && from.text.startsWith('node:')) return `import of ${from.text}`;
  }
  if (
    node.kind === ts.SyntaxKind.AsyncKeyword ||
    node.kind === ts.SyntaxKind.AwaitKeyword ||
    ts.isAwaitExpression(node)
  ) {
    return 'async or await';
  }
  return undefined;
}

function impurityOfName(name: ts.Identifier): string | undefined {
  if (forbiddenNames.has(name.text)) return name.text;
  const { parent } = name;
  const isMember =
    (ts.isPropertyAccessExpression(parent) && parent.name === name) ||
    (ts.isPropertyAssignment(parent) && parent.name === name) ||
    (ts.isPropertySignature(parent) && parent.name === name);
  return forbiddenGlobals.has(name.text) && !isMember ? name.text : undefined;
}

if (import.meta.main) {
  const paths = globSync('machines/**/*.ts').sort();
  if (paths.length === 0) console.log('There is no file in machines/ to check.');
  let count = 0;
  for (const path of paths) {
    for (const { line, column, what } of findImpurities(readFileSync(path, 'utf8'), path)) {
      console.log(`${path}:${line}:${column} a chart must not use ${what}`);
      count++;
    }
  }
  process.exitCode = count > 0 || paths.length === 0 ? 1 : 0;
}
