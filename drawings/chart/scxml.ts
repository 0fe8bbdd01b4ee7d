/**
 * Writes a chart as W3C SCXML 1.0. Guards are functions that its conditions call, effects are calls in scripts: what they do is
 * in machines/words and not in here. A state's id is its path.
 */
import { escaped } from '../markup.ts';
import type { Chart, ChartEdge, ChartState } from './chart.ts';

const attributes = (all: Record<string, string | undefined>) =>
  Object.entries(all)
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${escaped(value)}"`]))
    .join('');

/** `not isStale and isFull` as ECMAScript asks it. */
const condition = (guard: string) =>
  guard
    .split(' ')
    .map((word) => ({ not: '!', and: ' && ', or: ' || ' })[word] ?? `${word}()`)
    .join('');

const scripts = (actions: readonly string[], indent: string) =>
  actions.map((name) => `${indent}<script>${escaped(name)}();</script>`);

function transition({ event, guard, targets, actions, reenters, state }: ChartEdge, indent: string): string[] {
  const isInward = targets?.every((target) => target.startsWith(`${state}.`)) && !reenters;
  const tag = `${indent}<transition${attributes({
    event,
    cond: guard === undefined ? undefined : condition(guard),
    target: targets?.join(' '),
    type: isInward ? 'internal' : undefined,
  })}`;
  return actions.length === 0
    ? [`${tag}/>`]
    : [`${tag}>`, ...scripts(actions, `${indent}  `), `${indent}</transition>`];
}

function state(one: ChartState, edges: readonly ChartEdge[], indent: string): string[] {
  const inner = `${indent}  `;
  const around = (tag: string, actions: readonly string[]) =>
    actions.length > 0 ? [`${inner}<${tag}>`, ...scripts(actions, `${inner}  `), `${inner}</${tag}>`] : [];
  const own = edges.filter((edge) => edge.state === one.path);
  const body = [
    ...around('onentry', one.entry),
    ...around('onexit', one.exit),
    ...own.flatMap((edge) => transition(edge, inner)),
    ...one.states.flatMap((within) => state(within, edges, inner)),
  ];
  const tag = one.type === 'parallel' ? 'parallel' : one.type === 'final' ? 'final' : 'state';
  const initial = tag === 'state' ? one.states.find(({ isInitial }) => isInitial)?.path : undefined;
  const open = `${indent}<${tag}${attributes({ id: one.path, initial })}`;
  return body.length === 0 ? [`${open}/>`] : [`${open}>`, ...body, `${indent}</${tag}>`];
}

export function scxmlOf({ kind, root, edges }: Chart): string {
  const initial = root.states.find(({ isInitial }) => isInitial)?.path;
  const head = attributes({
    xmlns: 'http://www.w3.org/2005/07/scxml',
    version: '1.0',
    datamodel: 'ecmascript',
    name: kind,
    initial,
  });
  const states = root.states.flatMap((one) => state(one, edges, '  '));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<scxml${head}>\n${states.join('\n')}\n</scxml>\n`;
}
