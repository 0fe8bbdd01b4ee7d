/** The text of a feature with one scenario: keywords, tags and indentation. Knows nothing of what its steps mean. */
import type { Sentence } from './sentences.ts';

export interface Line extends Sentence {
  part: 'Given' | 'When' | 'Then';
  /** What happens at the same time, below it. */
  block?: readonly Sentence[];
}

export interface Feature {
  name: string;
  /** Lines below its name. */
  about: readonly string[];
  scenario: string;
  tags?: readonly string[];
  /** Above the tags, or above the scenario: why it is for the model only, or what a reader should know. */
  comments?: readonly string[];
  lines: readonly Line[];
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

export function featureText({ name, about, scenario, tags = [], comments = [], lines }: Feature): string {
  let part: Line['part'] | undefined;
  const steps = lines.flatMap((line) => {
    const keyword = line.part === part ? 'And' : line.part;
    part = line.part;
    return [
      `    ${keyword} ${line.text}`,
      ...below(line, 6),
      ...(line.block ?? []).flatMap((each) => [`      * ${each.text}`, ...below(each, 8)]),
    ];
  });
  return [
    `Feature: ${oneLine(name)}`,
    ...about.map((line) => `  ${oneLine(line)}`),
    '',
    ...comments.map((comment) => `  # ${oneLine(comment)}`),
    ...(tags.length > 0 ? [`  ${tags.join(' ')}`] : []),
    `  Scenario: ${oneLine(scenario)}`,
    ...steps,
    '',
  ].join('\n');
}

function below({ below: text, table }: Sentence, indent: number): string[] {
  const lines = text === undefined ? [] : ['"""', ...text.replaceAll('"""', '\\"\\"\\"').split('\n'), '"""'];
  return [...lines, ...rowsOf(table ?? [])].map((line) => (line === '' ? line : `${' '.repeat(indent)}${line}`));
}

/** The columns of a table, each as wide as its widest cell. */
function rowsOf(table: readonly (readonly string[])[]): string[] {
  const cells = table.map((row) => row.map(cellOf));
  const widths = (cells[0] ?? []).map((_, n) => Math.max(...cells.map((row) => row[n]?.length ?? 0)));
  return cells.map((row) => `| ${row.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join(' | ')} |`);
}

const cellOf = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('\n', '\\n');
