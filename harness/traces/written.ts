/** The text of a feature with one scenario: keywords, tags and indentation. Knows nothing of what its steps mean. */
import type { Sentence } from './sentences.ts';

export interface Line extends Sentence {
  part: 'Given' | 'When' | 'Then';
  /** What happens at the same time, below it. */
  block?: readonly Sentence[];
}

export interface Feature {
  name: string;
  about: string;
  scenario: string;
  /** Why it is for the model only; undefined: it runs everywhere. */
  onlyModel?: string | undefined;
  lines: readonly Line[];
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

export function featureText({ name, about, scenario, onlyModel, lines }: Feature): string {
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
    `  ${oneLine(about)}`,
    '',
    ...(onlyModel ? [`  # ${oneLine(onlyModel)}`, '  @model'] : []),
    `  Scenario: ${oneLine(scenario)}`,
    ...steps,
    '',
  ].join('\n');
}

function below({ below: text }: Sentence, indent: number): string[] {
  if (text === undefined) return [];
  return ['"""', ...text.split('\n'), '"""'].map((line) => `${' '.repeat(indent)}${line}`);
}
