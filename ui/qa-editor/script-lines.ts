/** What stands where in a script, read from its lines alone, so that it is known while the text is still wrong. */
import type { Checked, StepTold } from '../../machines/laboratory.ts';
import { goingOn, keywordOf } from './script-words.ts';

const scenarioStart = /^\s*(?:Scenario Outline|Scenario Template|Scenario|Example):/;
const stepLine = /^(\s*)(Given|When|Then|And|But|\*) (.*)$/;

export interface StepLine {
  indent: string;
  keyword: string;
  sentence: string;
  /** Characters before the sentence. */
  from: number;
}

export function stepIn(line: string): StepLine | undefined {
  const [, indent, keyword, sentence] = stepLine.exec(line) ?? [];
  if (indent === undefined || keyword === undefined || sentence === undefined) return undefined;
  return { indent, keyword, sentence, from: indent.length + keyword.length + 1 };
}

/** Whether a line, counted from 1, is inside of a text between quotation marks. */
export function isInText(lines: readonly string[], line: number): boolean {
  return lines.slice(0, line - 1).filter((each) => /^\s*("""|```)/.test(each)).length % 2 === 1;
}

/** The lines of the scenario around a line, from 1, both included; undefined above the first one. */
function scenarioAround(lines: readonly string[], line: number): { from: number; to: number } | undefined {
  let from = line;
  while (from > 0 && !scenarioStart.test(lines[from - 1] ?? '')) from--;
  if (from === 0) return undefined;
  const next = lines.findIndex((each, n) => n >= from && scenarioStart.test(each));
  return { from, to: next === -1 ? lines.length : next };
}

/** The scenario that a line belongs to; of an outline the row at the line, else its first. */
export function scenarioAt(
  lines: readonly string[],
  scenarios: Checked['scenarios'],
  line: number,
): Checked['scenarios'][number] | undefined {
  const around = scenarioAround(lines, line);
  if (!around) return scenarios[0];
  const inside = scenarios.filter((one) => one.line >= around.from && one.line <= around.to);
  return inside.find((one) => one.line === line) ?? inside[0];
}

/** The site that the scenario around a line names, perhaps in the Background; undefined: the usual one. */
export function siteAt(lines: readonly string[], line: number): string | undefined {
  const around = scenarioAround(lines, line);
  const own = around ? lines.slice(around.from - 1, around.to) : [];
  const first = lines.findIndex((each) => scenarioStart.test(each));
  const background = first === -1 ? lines : lines.slice(0, first);
  for (const each of [...own, ...background]) {
    const site = /^the site "([^"]*)"$/.exec(stepIn(each)?.sentence ?? '')?.[1];
    if (site !== undefined) return site;
  }
  return undefined;
}

/** How far the line after this one is indented. */
export function indentAfter(line: string): string {
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  const deeper =
    /^\s*(?:Feature|Rule|Background|Scenario|Scenario Outline|Examples):/.test(line) ||
    /at the same time:\s*$/.test(line);
  return deeper ? `${indent}  ` : indent;
}

/** What a line says, where `And` says the same as the line above. */
export function spokenAt(lines: readonly string[], line: number): string | undefined {
  const around = scenarioAround(lines, line);
  const above = lines.slice(around ? around.from - 1 : 0, line).toReversed();
  return above.map(stepIn).find((step) => step !== undefined && !goingOn.includes(step.keyword))?.keyword;
}

/** The keyword that a step takes below a line, and how far it is indented. */
export function keywordBelow(
  lines: readonly string[],
  line: number,
  kind: StepTold['kind'],
): { indent: string; keyword: string } {
  const last = lines
    .slice(0, line)
    .toReversed()
    .map(stepIn)
    .find((step) => step !== undefined && step.keyword !== '*');
  const wanted = keywordOf[kind];
  return { indent: last?.indent ?? '    ', keyword: spokenAt(lines, line) === wanted ? goingOn[0]! : wanted };
}
