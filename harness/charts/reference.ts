/** The page about the charts in docs/reference, and the picture of each: drawn from the machines, as the desks draw them. */
import { chartOf, withAllWithin } from '../../drawings/chart/chart.ts';
import type { RuleName } from '../../machines/citations.ts';
import { charts } from '../../machines/index.ts';
import type { Kind } from '../../machines/names.ts';
import { rules } from '../../machines/rules.ts';
import { svgOfKind } from './formats.ts';

const kinds = Object.keys(charts) as Kind[];
/** As the page of the rules has it under its headings. */
const anchorOf = (rule: RuleName) => `rules.md#${rule.toLowerCase()}`;

const rulesCitedIn = (kind: Kind): Set<RuleName> => {
  const { root, edges } = chartOf(kind);
  return new Set([...edges, ...withAllWithin(root)].flatMap((one) => one.rules));
};

/** The charts that cite a rule, as links of the page of the rules. */
export const chartsCiting = (rule: RuleName): string[] =>
  kinds.filter((kind) => rulesCitedIn(kind).has(rule)).map((kind) => `[${kind}](charts.md#${kind})`);

function sectionOf(kind: Kind): string {
  const { root, edges } = chartOf(kind);
  const states = withAllWithin(root).slice(1);
  const cited = rulesCitedIn(kind);
  const links = (Object.keys(rules) as RuleName[])
    .filter((rule) => cited.has(rule))
    .map((rule) => `[${rule}](${anchorOf(rule)})`);
  return [
    `## ${kind}`,
    `${states.length} states, ${edges.length} transitions. \`machines/${kind}.ts\`, its words in \`machines/words/${kind}.ts\`.`,
    `![Statechart of the ${kind}](charts/${kind}.svg)`,
    `Rules it serves: ${links.join(', ')}.`,
  ].join('\n\n');
}

export const chartsBody = (): string =>
  [
    'A box is a state, the thin rows in it are what it answers without being left, `[…]` is asked before, `/ …` is done. A dot marks where',
    'a state begins, a second rim where nothing follows but answers, dashes regions that are active side by side.',
    '`handraise charts` writes them as SVG, Mermaid, SCXML or the JSON of XState.',
    '',
    kinds.map(sectionOf).join('\n\n'),
  ].join('\n');

/** By path under docs/reference. */
export async function chartPictures(): Promise<Record<string, string>> {
  const pictures: Record<string, string> = {};
  for (const kind of kinds) {
    pictures[`charts/${kind}.svg`] = await svgOfKind(kind, { hrefOf: (rule) => `../${anchorOf(rule)}` });
  }
  return pictures;
}
