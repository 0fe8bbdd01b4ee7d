/** Pictures of a trace: nobody's text is read as markup, no two texts share a place, and the step where it broke is marked. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { svgOf } from '../../drawings/sequence-svg.ts';
import { diagramOf } from '../../harness/traces/diagram.ts';
import { writeFinding } from '../../harness/traces/finding.ts';
import { sequenceOf } from '../../harness/traces/sequence.ts';
import { found, planted, race } from '../support/planted.ts';
import { does } from '../support/traces.ts';

interface Text {
  x: number;
  y: number;
  width: number;
  said: string;
}

/** Wider than any letter of the drawing's 12 px monospace. */
const letterWidth = 7.3;

function textsOf(svg: string): Text[] {
  const marks = svg.matchAll(/<text class="[^"]*" x="([\d.]+)" y="([\d.]+)" text-anchor="(\w+)">([^<]*)<\/text>/g);
  return [...marks].map(([, x, y, anchor, said = '']) => {
    const width = said.replaceAll(/&[^;]+;/g, '_').length * letterWidth;
    const shift = anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0;
    return { x: Number(x) - shift, y: Number(y), width, said };
  });
}

const tagsOf = (svg: string) => [...svg.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/g)];

describe.each(planted.map((one) => [`${one.property}, ${one.fault}`, one] as const))('%s', (_, one) => {
  const svg = svgOf(sequenceOf(found(one), { charts: one.charts }));

  test('no text stands on another, or outside of the picture', () => {
    const texts = textsOf(svg);
    expect(texts.length).toBeGreaterThan(20);
    const [, width = '', height = ''] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    for (const [n, a] of texts.entries()) {
      expect(a.x, a.said).toBeGreaterThanOrEqual(0);
      expect(a.x + a.width, a.said).toBeLessThanOrEqual(Number(width));
      expect(a.y, a.said).toBeLessThan(Number(height));
      for (const b of texts.slice(n + 1)) {
        const overlaps = Math.abs(a.y - b.y) < 11 && a.x < b.x + b.width && b.x < a.x + a.width;
        expect([a.said, b.said, overlaps]).toEqual([a.said, b.said, false]);
      }
    }
  });

  test('every element is closed, and the step where it broke is marked', () => {
    const open: string[] = [];
    for (const [, closes, name = '', isEmpty] of tagsOf(svg)) {
      if (closes) expect(open.pop()).toBe(name);
      else if (!isEmpty) open.push(name);
    }
    expect(open).toEqual([]);
    expect(svg).toContain('class="band"');
    expect(textsOf(svg).map(({ said }) => said)).toContainEqual(
      expect.stringContaining(`${one.property} does not hold`),
    );
  });
});

test('a message that others overtook slopes and says where it was sent', () => {
  const late = planted.find(({ property }) => property === 'Q-HELPING')!;
  const { rows } = sequenceOf(found(late), { charts: late.charts });
  const started = rows.find((row) => row.type === 'message' && row.label === 'helping.started');
  const accept = rows.find((row) => row.type === 'message' && row.label === 'request.accept');
  expect(started).toMatchObject({ sentAt: (accept as { n: number }).n });
  const inOrder = rows.filter((row) => row.type === 'message' && row.label === 'toast.show');
  expect(inOrder.every((row) => !('sentAt' in row))).toBe(true);
});

test('answers go back to whoever commanded, refusals with their code', () => {
  const { rows, lanes } = sequenceOf(race.trace);
  expect(rows).toContainEqual({ type: 'answer', from: 'request/c1.1', to: 'sam', label: 'done', isRefusal: false });
  expect(rows).toContainEqual({
    type: 'answer',
    from: 'request/c1.1',
    to: 'sue',
    label: 'refused: alreadyTaken',
    isRefusal: true,
  });
  expect(lanes.map(({ title }) => title)).toEqual([
    'Alice',
    'agent Alice',
    'call c1',
    'request on call c1',
    'workgroup support',
    'supervisor Sam',
    'Sam',
    'supervisor Sue',
    'Sue',
  ]);
});

test('a timer is a row of its own', () => {
  const rang = planted.find(({ trace }) => trace.steps.some(({ type }) => type === 'fire'))!;
  const { rows } = sequenceOf(found(rang), { charts: rang.charts });
  expect(rows).toContainEqual(
    expect.objectContaining({ from: 'request/c1.1', to: 'request/c1.1', label: 'reminder.due' }),
  );
});

const nasty = '</text><script>alert(1)</script>&"';
const attack = { ...does('agent/bob', 'session.start', { session: 'b1', application: 'client' }), name: nasty };

test('the page runs nothing, asks for nothing, and no text in it is markup', () => {
  const { html, svg, mermaid } = diagramOf(
    { ...found(race), steps: [attack, ...race.trace.steps] },
    { charts: race.charts, script: nasty },
  );
  for (const text of [html, svg]) {
    expect(text).not.toContain('<script');
    expect(text).not.toMatch(/\s(?:href|src|style|on\w+)=/);
  }
  // Once in the picture, once in the script below it.
  expect(html.match(/&lt;script&gt;/g)).toHaveLength(2);
  const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(html) ?? [];
  const hash = createHash('sha256').update(style).digest('base64');
  expect(html).toContain(`content="default-src 'none'; style-src 'sha256-${hash}'"`);
  expect(html.match(/<style>/g)).toHaveLength(1);
  expect(style).toContain('prefers-color-scheme: dark');
  expect(style).toContain('@media print');
  expect(mermaid).not.toContain('<script');
});

test('Mermaid text has a line for each lane and each row', () => {
  const one = planted.find(({ property }) => property === 'Q-HELPING')!;
  const { lanes, rows } = sequenceOf(found(one), { charts: one.charts });
  const { mermaid } = diagramOf(found(one), { charts: one.charts });
  const lines = mermaid.trim().split('\n');
  expect(lines[0]).toBe('sequenceDiagram');
  expect(lines).toHaveLength(2 + lanes.length + rows.length);
  const pattern =
    /^ {4}(?:%% .+|(?:actor|participant) L\d+ as .+|Note over L\d+(?:,L\d+)?: [^:;]+(?:#\d+;[^:;]*)*|L\d+(?:->>|-->>|-x|-\))L\d+: [^:;]+)$/;
  expect(lines.slice(1).filter((line) => !pattern.test(line))).toEqual([]);
});

describe('a finding', () => {
  const folder = mkdtempSync(join(tmpdir(), 'found-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is written under a name that says what it is and stays the same', async () => {
    const write = () => writeFinding(folder, found(race), { charts: race.charts });
    const [first, second] = [await write(), await write()];
    expect(second).toEqual(first);
    expect(basename(first.feature ?? '')).toMatch(/^p-one-winner-[0-9a-f]{4}\.feature$/);
    const [feature, html] = [first.feature!, first.html].map((path) => readFileSync(path, 'utf8'));
    expect(feature).toContain('Then P-ONE-WINNER holds');
    expect(html).toContain('at the same time:');
    expect(readFileSync(first.svg, 'utf8')).toMatch(/^<svg xmlns=/);
    expect(readFileSync(first.mermaid, 'utf8')).toMatch(/^sequenceDiagram\n/);
  });

  test('that no script repeats has its pictures all the same', async () => {
    const { feature, svg } = await writeFinding(folder, { ...found(race), steps: race.trace.steps });
    expect(feature).toBeUndefined();
    expect(readFileSync(svg, 'utf8')).toMatch(/^<svg /);
  });
});
