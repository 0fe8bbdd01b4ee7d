/**
 * What is written in the box of a state and on a line between two. Transitions that lead nowhere are rows of their state's box:
 * what all of them do alike is said once, alternatives stand under their event.
 */
import type { ChartEdge, ChartState } from './chart.ts';
import { markSources, markWidth } from './marks.ts';
import type { Passage, Word } from './text.ts';
import { flow, lineHeight } from './text.ts';

export interface PlacedPassage extends Passage {
  x: number;
  y: number;
  /** The edge that all of it is of. */
  edge?: string;
}

export interface Written {
  /** What is said of the state itself stands before its rows. */
  passages: PlacedPassage[];
  width: number;
  height: number;
  /** Where the rows begin, for a line above them. */
  rowsAt?: number;
}

/** What is asked of a picture beside the chart. */
export interface WrittenOptions {
  /** Each transition has room for marks of coverage. */
  hasMarks: boolean;
  /** How wide the box of a state may be, inside. */
  widthMax?: number;
}

const indent = 12;
const rowGap = 3;
const rowWidthMax = 330;
const labelWidthMax = 190;

const marksOf = ({ id }: ChartEdge, { hasMarks }: WrittenOptions): Word[] =>
  hasMarks ? [{ says: 'marks', text: '', edge: id, width: markSources.length * markWidth }] : [];
const eventOf = ({ event, delay }: ChartEdge): string => (delay === undefined ? event : `after ${delay}`);
/** What is said of a transition without a guard that is asked after others is what UML says. */
const guardOf = ({ guard, nth }: ChartEdge): Word[] =>
  guard !== undefined
    ? `[${guard}]`.split(/(?<= (?:and|or)) /).map((text) => ({ says: 'guard', text }))
    : nth > 1
      ? [{ says: 'guard', text: '[else]' }]
      : [];
const effectsOf = (actions: readonly string[]): Word[] =>
  actions.length > 0
    ? [
        { says: 'sign', text: '/' },
        ...actions.map((text, n): Word => ({ says: 'effect', text: n < actions.length - 1 ? `${text},` : text })),
      ]
    : [];
const namedIn = (edge: ChartEdge, isFollowed: boolean, options: WrittenOptions): Word[] => [
  ...marksOf(edge, options),
  { says: 'event', text: isFollowed ? `${eventOf(edge)},` : eventOf(edge), edge: edge.id, isJoined: options.hasMarks },
];
const rulesOf = ({ rules }: { rules: readonly string[] }): Word[] => rules.map((text) => ({ says: 'rule', text }));

/** Events that are answered alike, with the transitions of each: they are said together. */
function alikeOf(stays: readonly ChartEdge[]): ChartEdge[][][] {
  const ofEvent = new Map<string, ChartEdge[]>();
  for (const edge of stays) ofEvent.set(edge.event, [...(ofEvent.get(edge.event) ?? []), edge]);
  const alike = new Map<string, ChartEdge[][]>();
  for (const edges of ofEvent.values()) {
    const answer = edges.map(({ guard, nth, actions, rules }) => [guard ?? nth > 1, actions, rules]);
    const key = JSON.stringify(answer);
    alike.set(key, [...(alike.get(key) ?? []), edges]);
  }
  return [...alike.values()];
}

/** In the box of a state: its name, what it does when entered and left, and what it answers without being left. */
export function writtenIn(state: ChartState, stays: readonly ChartEdge[], options: WrittenOptions): Written {
  const passages: PlacedPassage[] = [];
  let y = 0;
  const add = (words: readonly Word[], { x = 0, edge }: { x?: number; edge?: string }) => {
    const passage = flow(words, (options.widthMax ?? rowWidthMax) - x, indent);
    passages.push({ ...passage, x, y, ...(edge !== undefined && { edge }) });
    y += passage.height;
  };
  const tags = state.tags.map((text): Word => ({ says: 'tag', text }));
  add([{ says: 'name', text: state.name }, ...tags, ...rulesOf(state)], {});
  if (state.entry.length > 0) add([{ says: 'sign', text: 'entry' }, ...effectsOf(state.entry)], {});
  if (state.exit.length > 0) add([{ says: 'sign', text: 'exit' }, ...effectsOf(state.exit)], {});
  const rows = alikeOf(stays);
  if (rows.length > 0) y += 2 * rowGap + 2;
  const rowsAt = y;
  for (const row of rows) {
    const [first = []] = row;
    if (row.length === 1 && first.length > 1) add([{ says: 'event', text: eventOf(first[0]!) }], {});
    for (const [n, edge] of first.entries()) {
      const does = [...guardOf(edge), ...effectsOf(edge.actions), ...rulesOf(edge)];
      if (row.length > 1) {
        add([...row.flatMap((edges, at) => namedIn(edges[n]!, at < row.length - 1, options)), ...does], {});
        if (n < first.length - 1) y += rowGap;
      } else if (first.length > 1) add([...marksOf(edge, options), ...does], { x: indent, edge: edge.id });
      else add([...marksOf(edge, options), { says: 'event', text: eventOf(edge) }, ...does], { edge: edge.id });
    }
    y += rowGap;
  }
  return {
    passages,
    width: Math.max(...passages.map(({ x, width }) => x + width)),
    height: y,
    ...(rows.length > 0 && { rowsAt: rowsAt - rowGap - 1 }),
  };
}

/** On the line between two states: each transition that it stands for. */
export function writtenOn(edges: readonly ChartEdge[], options: WrittenOptions): Written {
  const passages: PlacedPassage[] = [];
  let y = 0;
  for (const [n, edge] of edges.entries()) {
    if (n > 0) y += 2 * rowGap;
    const head: Word[] = [...marksOf(edge, options), { says: 'event', text: eventOf(edge) }, ...guardOf(edge)];
    const parts = [
      flow(head, labelWidthMax, indent),
      flow(effectsOf(edge.actions), labelWidthMax, indent),
      flow(rulesOf(edge), labelWidthMax),
    ];
    const lines = parts.flatMap((part) => part.lines).filter((line) => line.length > 0);
    const height = lines.length * lineHeight;
    passages.push({ lines, width: Math.max(...parts.map(({ width }) => width)), height, x: 0, y, edge: edge.id });
    y += height;
  }
  return { passages, width: Math.max(...passages.map(({ width }) => width)), height: y };
}
