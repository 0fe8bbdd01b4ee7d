/** Turns what a schema finds wrong with a YAML document into sentences that point at a line and a column. */
import type { Document, Node } from 'yaml';
import { isMap, isNode, isScalar, visit } from 'yaml';
import type * as z from 'zod/mini';
import { medias } from '../machines/commands.ts';
import { hint } from './nearest.ts';

export interface Mistake {
  path: readonly PropertyKey[];
  /** Whether the last step of the path, or what stands there, is at fault. */
  at: 'key' | 'value';
  says: string;
}

type Issue = z.core.$ZodIssue;

/** Unknown settings told of one place. */
const keysMax = 200;

/** Keys that may stand at each place; `*` is a name that people choose. */
const knownKeys: Record<string, string[]> = {
  '': ['name', 'people', 'workgroups', 'services'],
  'people.*': ['name', 'password', 'roles', 'agent', 'supervisor', 'workgroups'],
  'people.*.agent': ['showAssistanceButton', 'canRequestAssistanceFromSupervisor'],
  'workgroups.*': ['supervisors', 'escalation', 'escalateAfterSeconds', 'remindEverySeconds', 'reasons', 'permitted'],
  'workgroups.*.permitted': [...medias],
  'services.*': ['token', 'scopes'],
};

const knownAt = (path: readonly PropertyKey[]) =>
  knownKeys[path.map((step, depth) => (depth === 1 ? '*' : String(step))).join('.')] ?? [];

export const issueMistakes = (issues: readonly Issue[]): Mistake[] => issues.flatMap(mistakesOf);

function mistakesOf(issue: Issue): Mistake[] {
  const { path } = issue;
  const last = String(path.at(-1) ?? 'site');
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, keysMax).map((key) => ({
        path: [...path, key],
        at: 'key',
        says: `'${key}' is no setting here${hint(key, knownAt(path))}`,
      }));
    case 'invalid_key':
      return [{ path, at: 'key', says: `'${last}': ${issue.issues[0]?.message ?? 'this is no id'}` }];
    case 'invalid_type':
      return [{ path, at: 'value', says: `'${last}' must be ${article(issue.expected)}` }];
    case 'invalid_value':
      return [{ path, at: 'value', says: `'${last}' must be ${issue.values.map(String).join(' or ')}` }];
    case 'too_small':
      return [{ path, at: 'value', says: `'${last}' must be at least ${issue.minimum}${unitOf(issue.origin)}` }];
    case 'too_big':
      return [{ path, at: 'value', says: `'${last}' must be at most ${issue.maximum}${unitOf(issue.origin)}` }];
    default:
      return [{ path, at: 'value', says: `'${last}': ${issue.message}` }];
  }
}

const unitOf = (origin: string) => (origin === 'string' ? ' characters long' : origin === 'array' ? ' entries' : '');

function article(type: string): string {
  const word = { object: 'a section', record: 'a section', array: 'a list', int: 'a whole number', string: 'a text' }[
    type
  ];
  return word ?? (type === 'boolean' ? 'true or false' : `a ${type}`);
}

/**
 * Offsets of keys that stand in their map before. The parser's own look compares each with each, which takes minutes for as
 * many as a small file can hold.
 */
export function doubledKeys(document: Document.Parsed): number[] {
  const doubled: number[] = [];
  visit(document, {
    Map(_, map) {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        const name = isScalar(key) ? String(key.value) : String(key);
        if (seen.has(name)) doubled.push(startOf(key) ?? 0);
        seen.add(name);
      }
    },
  });
  return doubled;
}

/** Offset in the text of what is at fault; of the nearest thing around it if that is missing. */
export function locate(document: Document.Parsed, { path, at }: Mistake): number {
  let node: unknown = document.contents;
  let offset = startOf(document.contents);
  for (const [depth, step] of path.entries()) {
    if (!isNode(node)) break;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => (isScalar(key) ? String(key.value) : String(key)) === String(step));
      if (!pair) break;
      const wantsKey = at === 'key' && depth === path.length - 1;
      offset = startOf(pair.key) ?? offset;
      if (wantsKey || !isNode(pair.value)) break;
      node = pair.value;
      if (isScalar(node)) offset = startOf(node) ?? offset;
    } else {
      node = document.getIn(path.slice(0, depth + 1) as string[], true);
      offset = startOf(node) ?? offset;
    }
  }
  return offset ?? 0;
}

const startOf = (node: unknown): number | undefined => (node as Node | null | undefined)?.range?.[0];

export const sentence = (message: string): string => {
  const trimmed = message.trim().replace(/[.:]$/, '');
  return trimmed.charAt(0).toLowerCase() + trimmed.slice(1);
};
