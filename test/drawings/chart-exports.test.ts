/** A chart leaves in several formats, and each has all of it. That SCXML and SVG are XML, a browser says: test/browser. */
import { describe, expect, test } from 'vitest';
import { createMachine } from 'xstate';
import { activePaths, chartOf, withAllWithin } from '../../drawings/chart/chart.ts';
import { mermaidOf } from '../../drawings/chart/mermaid.ts';
import { xstateOf } from '../../drawings/chart/xstate.ts';
import { svgOfKind } from '../../harness/charts/formats.ts';
import { edgesOf, statesOf } from '../../machines/edges.ts';
import { charts } from '../../machines/index.ts';
import type { Kind } from '../../machines/names.ts';

const kinds = Object.keys(charts) as Kind[];

describe.each(kinds)('the %s', (kind) => {
  const chart = chartOf(kind);
  const states = withAllWithin(chart.root).slice(1);

  test('is the same machine again from its JSON', () => {
    const machine = createMachine(JSON.parse(JSON.stringify(xstateOf(chart))));
    expect(edgesOf(machine)).toEqual(edgesOf(charts[kind]));
    const shape = (all: ReturnType<typeof statesOf>) =>
      all.map(({ path, type, tags, entry, exit, initial }) => ({
        ...{ path, type, tags, entry, exit },
        initial: initial?.target?.map((target) => target.path),
      }));
    expect(shape(statesOf(machine))).toEqual(shape(statesOf(charts[kind])));
  });

  test('has every state and transition in Mermaid, once', () => {
    const lines = mermaidOf(chart)
      .split('\n')
      .map((line) => line.trim());
    for (const { name, path } of states) {
      const said = `state "${name}" as ${path.replaceAll('.', '_')}`;
      expect(lines.filter((line) => line === said || line === `${said} {`)).toHaveLength(1);
    }
    const arrows = lines.filter((line) => line.includes(' --> ') && !line.startsWith('[*]'));
    expect(arrows).toHaveLength(chart.edges.filter(({ targets }) => targets).length);
    const events = new Set(chart.edges.map(({ event }) => event));
    const noted = lines.filter((line) => events.has(line.split(' ')[0]!));
    expect(noted).toHaveLength(chart.edges.filter(({ targets }) => !targets).length);
  });

  test('has every state, transition and rule in SVG, and no style that a strict page forbids', async () => {
    const svg = await svgOfKind(kind, { hrefOf: (rule) => `rules#${rule}` });
    for (const { path } of states) expect(svg).toContain(`data-state="${path}"`);
    for (const { id, rules } of chart.edges) {
      expect(svg).toContain(`data-edge="${id}"`);
      for (const rule of rules) expect(svg).toContain(`href="rules#${rule}"`);
    }
    expect(svg).not.toMatch(/ style=/);
    expect(svg).toContain('<style>');
    expect(await svgOfKind(kind, { isEmbedded: true })).not.toContain('<style>');
  });
});

test('marks of coverage are shapes, and what nothing took is told apart', async () => {
  const svg = await svgOfKind('workgroup', {
    marks: { 'configured presence[1]': { scenarios: 3, record: 0 }, 'absent route.ask[1]': { exploration: 1 } },
  });
  const marksAt = (id: string) => svg.split(`data-edge="${id}"`)[1]!.split('</g>')[0]!;
  expect(marksAt('configured presence[1]')).toMatch(/class="mark scenarios on"/);
  expect(marksAt('configured presence[1]')).toMatch(/class="mark record"/);
  expect(svg).toMatch(/class="edge stay never" data-edge="configured route.ask\[1\]"/);
  expect(svg).toMatch(/class="edge stay" data-edge="absent route.ask\[1\]"/);
});

test('an actor is in a state and in all around it', () => {
  expect(activePaths('absent')).toEqual(['absent']);
  expect(activePaths({ open: { helping: 'attended' } })).toEqual(['open', 'open.helping', 'open.helping.attended']);
  expect(activePaths({ present: { conversation: 'held', assistance: 'free' } })).toEqual([
    ...['present', 'present.conversation', 'present.conversation.held'],
    ...['present.assistance', 'present.assistance.free'],
  ]);
});
