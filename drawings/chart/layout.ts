/**
 * Where everything goes: asks ELK, which places states within states, leads lines around them and keeps room for what is
 * written on them. ELK is handed in, since a browser runs it in a worker; the same chart has the same layout everywhere.
 */
import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import type { Chart, ChartEdge, ChartState } from './chart.ts';
import { withAllWithin } from './chart.ts';
import type { Written, WrittenOptions } from './passages.ts';
import { writtenIn, writtenOn } from './passages.ts';

/** The one thing that is asked of ELK. */
export type Elk = (graph: ElkNode) => Promise<ElkNode>;

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
export type Point = Pick<Box, 'x' | 'y'>;

export interface PlacedState extends Box {
  state: ChartState;
  depth: number;
  isRegion: boolean;
  written: Written;
  /** Where its texts begin: beside the lines that cross it on their way in. */
  textX: number;
}

/** Everything that leads from one state to another, as one line with all that is written on it. */
export interface PlacedLine {
  edges: readonly ChartEdge[];
  points: readonly Point[];
  label: Box;
  written: Written;
}

export interface Layout {
  chart: Chart;
  width: number;
  height: number;
  states: PlacedState[];
  lines: PlacedLine[];
  /** Where a state begins: a dot and the way to what it begins in. */
  starts: { at: Point; points: readonly Point[] }[];
}

export const padding = 10;
export const labelPadding = 4;
export const dotRadius = 5;
/** Between a state and what is in it. */
const inset = 16;

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.nodePlacement.favorStraightEdges': 'true',
  'elk.spacing.nodeNode': '24',
  'elk.spacing.edgeNode': '16',
  'elk.spacing.edgeEdge': '14',
  'elk.spacing.edgeLabel': '4',
  'elk.layered.spacing.nodeNodeBetweenLayers': '26',
  'elk.layered.spacing.edgeNodeBetweenLayers': '16',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '12',
  'elk.padding': '[top=16,left=16,bottom=16,right=16]',
} as const;

interface Line {
  id: string;
  from: string;
  to: string;
  edges: ChartEdge[];
  /** Leads back to what stands before it in the chart: ELK is told the other way round, so that states stay in order. */
  isBack: boolean;
}

function linesOf({ edges }: Chart, order: readonly string[]): Line[] {
  const lines = new Map<string, Line>();
  for (const edge of edges) {
    for (const to of edge.targets ?? []) {
      const key = `${edge.state} ${to}`;
      const line = lines.get(key) ?? {
        id: `line ${key}`,
        from: edge.state,
        to,
        edges: [],
        isBack: order.indexOf(to) < order.indexOf(edge.state),
      };
      line.edges.push(edge);
      lines.set(key, line);
    }
  }
  return [...lines.values()];
}

export async function layOut(chart: Chart, elk: Elk, written: WrittenOptions = { hasMarks: false }): Promise<Layout> {
  const states = withAllWithin(chart.root);
  const texts = new Map<string, Written>();
  // From the inner to the outer: what stands in a state is no wider than what it is around.
  for (const state of states.toReversed()) {
    const stays = chart.edges.filter((edge) => edge.state === state.path && !edge.targets);
    const inner = state.states.map(({ path }) => texts.get(path)!.width + 2 * inset);
    texts.set(
      state.path,
      writtenIn(state, stays, { ...written, ...(inner.length > 0 && { widthMax: Math.max(...inner) }) }),
    );
  }
  const lines = linesOf(
    chart,
    states.map(({ path }) => path),
  ).map((line) => ({ ...line, written: writtenOn(line.edges, written) }));
  const starting = states.filter(({ states: inner }) => inner.some(({ isInitial }) => isInitial));

  const nodeOf = (state: ChartState): ElkNode => {
    const { width, height } = texts.get(state.path)!;
    const [wide, high] = [width + 2 * padding, height + 2 * padding];
    if (state.states.length === 0) return { id: `state ${state.path}`, width: wide, height: high };
    const dot = { id: `dot ${state.path}`, width: 2 * dotRadius, height: 2 * dotRadius };
    return {
      id: `state ${state.path}`,
      children: [...(starting.includes(state) ? [dot] : []), ...state.states.map(nodeOf)],
      layoutOptions: {
        'elk.padding': `[top=${high + 6},left=${inset},bottom=${inset},right=${inset}]`,
      },
    };
  };
  const edges: ElkExtendedEdge[] = [
    ...starting.map(({ path, states: inner }) => ({
      id: `start ${path}`,
      sources: [`dot ${path}`],
      targets: [`state ${inner.find(({ isInitial }) => isInitial)!.path}`],
    })),
    ...lines.map(({ id, from, to, isBack, written: { width, height } }) => ({
      id,
      sources: [`state ${isBack ? to : from}`],
      targets: [`state ${isBack ? from : to}`],
      labels: [
        {
          text: id,
          width: width + 2 * labelPadding,
          height: height + 2 * labelPadding,
          layoutOptions: { 'elk.edgeLabels.inline': 'true' },
        },
      ],
    })),
  ];
  const root = nodeOf(chart.root);
  const graph = await elk({ id: 'chart', layoutOptions: options, children: root.children ?? [], edges });
  return read(graph, { chart, states, texts, lines, starting });
}

interface Asked {
  chart: Chart;
  states: ChartState[];
  texts: ReadonlyMap<string, Written>;
  lines: (Line & { written: Written })[];
  starting: ChartState[];
}

function read(graph: ElkNode, { chart, states, texts, lines, starting }: Asked): Layout {
  const nodes = new Map<string, ElkNode>();
  const gather = (node: ElkNode) => {
    nodes.set(node.id, node);
    node.children?.forEach(gather);
  };
  gather(graph);
  const edges = new Map(graph.edges?.map((edge) => [edge.id, edge]));
  const pointsOf = (id: string): Point[] =>
    (edges.get(id)?.sections ?? []).flatMap(({ startPoint, bendPoints = [], endPoint }) =>
      [startPoint, ...bendPoints, endPoint].map(rounded),
    );
  const boxOf = (at: Partial<Box>): Box => ({
    ...rounded({ x: at.x ?? 0, y: at.y ?? 0 }),
    width: Math.round(at.width ?? 0),
    height: Math.round(at.height ?? 0),
  });
  const regions = new Set(states.flatMap(({ type, states: inner }) => (type === 'parallel' ? inner : [])));
  const lead = lines.map(({ id, edges: of, isBack, written }) => ({
    edges: of,
    written,
    points: isBack ? pointsOf(id).reverse() : pointsOf(id),
    label: boxOf(edges.get(id)?.labels?.[0] ?? {}),
  }));
  return {
    chart,
    width: Math.ceil(graph.width ?? 0),
    height: Math.ceil(graph.height ?? 0),
    states: states.flatMap((state) => {
      const node = nodes.get(`state ${state.path}`);
      if (!node) return [];
      const depth = state.path.split('.').length;
      const [box, written] = [boxOf(node), texts.get(state.path)!];
      const textX = besideLines(box, written, lead);
      return [{ state, depth, isRegion: regions.has(state), written, textX, ...box }];
    }),
    lines: lead,
    starts: starting.flatMap(({ path }) => {
      const dot = nodes.get(`dot ${path}`);
      return dot
        ? [
            {
              at: rounded({ x: (dot.x ?? 0) + dotRadius, y: (dot.y ?? 0) + dotRadius }),
              points: pointsOf(`start ${path}`),
            },
          ]
        : [];
    }),
  };
}

/** The first place from the left where no line goes through the texts of a state. */
function besideLines(box: Box, { width, height }: Written, lines: readonly PlacedLine[]): number {
  const [top, bottom] = [box.y, box.y + padding + height];
  const crossings = lines.flatMap(({ points }) =>
    points.slice(1).flatMap((to, n) => {
      const from = points[n]!;
      const isThere = from.x === to.x && Math.min(from.y, to.y) < bottom && Math.max(from.y, to.y) > top;
      return isThere ? [from.x] : [];
    }),
  );
  const isFree = (x: number) => crossings.every((at) => at < x - padding / 2 || at > x + width + padding / 2);
  const places = [box.x + padding, ...crossings.map((at) => at + padding)].sort((a, b) => a - b);
  return places.find((x) => x >= box.x + padding && x + width <= box.x + box.width && isFree(x)) ?? box.x + padding;
}

const rounded = ({ x, y }: Point): Point => ({ x: Math.round(x), y: Math.round(y) });
