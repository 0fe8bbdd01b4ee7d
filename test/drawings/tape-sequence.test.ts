/** Turns of a tape as a sequence: lanes of the chosen, an edge for all others, causes, times and refusals. */
import { expect, test } from 'vitest';
import { mermaidOf } from '../../drawings/sequence-mermaid.ts';
import { svgOf } from '../../drawings/sequence-svg.ts';
import { tapeSequence } from '../../drawings/tape-sequence.ts';
import type { TurnLine } from '../../machines/inspection.ts';

const turn = (n: number, from: string, to: string, type: string, part: Partial<TurnLine> = {}): TurnLine => ({
  ...{ n, at: n * 1_000, from, to, type, cause: null, took: [] },
  ...part,
});

const turns = [
  turn(1, 'alice', 'agent/alice', 'ask'),
  turn(2, 'agent/alice', 'interaction/c1', 'assistance.ask', { cause: 1 }),
  turn(3, 'interaction/c1', 'workgroup/bookings', 'route.ask', { cause: 2 }),
  turn(4, 'workgroup/bookings', 'interaction/c1', 'route.answer', { cause: 3, refused: 'noSupervisorLoggedOn' }),
  turn(5, 'request/c2.1', 'request/c2.1', 'reminder.due'),
  turn(6, 'interaction/c1', 'agent/alice', 'ask.refused', { cause: 4 }),
  turn(7, 'interaction/c1', 'interaction/c1', 'linger.over', { cause: 4 }),
];
const titleOf = (id: string) => id;
const sequence = tapeSequence(turns, {
  ...{ chosen: ['agent/alice', 'interaction/c1'], titleOf },
  timeOf: ({ at }) => `${at / 1_000} s`,
  wrong: new Set([6]),
});

test('lanes are of the chosen and of whoever commanded them, as a request travels', () => {
  expect(sequence.lanes.map(({ id, isPerson }) => [id, isPerson])).toEqual([
    ['alice', true],
    ['agent/alice', false],
    ['interaction/c1', false],
  ]);
});

test('an actor that is not chosen is at the edge, one that has nothing to do with the chosen is left out', () => {
  expect(sequence.rows.flatMap((row) => (row.type === 'edge' ? [[row.turn, row.at, row.isComing]] : []))).toEqual([
    [3, 'interaction/c1', false],
    [4, 'interaction/c1', true],
  ]);
  expect(sequence.rows.some((row) => 'turn' in row && row.turn === 5)).toBe(false);
});

test('a row names the turn that caused it, if that is in the picture', () => {
  const causes = sequence.rows.flatMap((row) => ('n' in row && 'turn' in row ? [[row.turn, row.cause]] : []));
  expect(causes).toEqual([
    [1, undefined],
    [2, 1],
    [3, 2],
    [4, 3],
    [6, 4],
    [7, 4],
  ]);
});

test('a refusal goes back to whoever commanded, however many turns later', () => {
  expect(sequence.rows).toContainEqual(
    expect.objectContaining({ type: 'answer', from: 'interaction/c1', to: 'alice', label: 'noSupervisorLoggedOn' }),
  );
});

test('the drawing has a place for each turn, its time, and a line to its cause', () => {
  const svg = svgOf(sequence);
  expect([...svg.matchAll(/data-turn="(\d+)"/g)].map(([, n]) => Number(n))).toEqual([1, 2, 3, 4, 6, 7]);
  expect([...svg.matchAll(/class="cause" data-of="(\d+)"/g)].map(([, n]) => Number(n))).toEqual([2, 3, 6, 7]);
  expect(svg).toContain('>4 s</text>');
  expect(svg).toContain('>route.answer ← workgroup/bookings</text>');
  expect(svg).toContain('class="band"');
  expect(svg).not.toMatch(/\sstyle=/);
});

test('an empty stretch is a drawing too', () => {
  const nothing = tapeSequence([], { chosen: ['agent/alice'], titleOf });
  expect(svgOf(nothing)).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
  expect(mermaidOf(nothing)).toBe('sequenceDiagram\n');
});

test('Mermaid text has one participant for all who are at the edge', () => {
  const lines = mermaidOf(sequence).split('\n');
  expect(lines).toContain('    participant L0 as …');
  expect(lines).toContain('    L3->>L0: 3 route.ask (workgroup/bookings)');
  expect(lines).toContain('    L0->>L3: 4 route.answer (workgroup/bookings)');
});
