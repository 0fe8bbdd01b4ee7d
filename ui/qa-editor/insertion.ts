/** Where a step goes that is chosen from the list: at the cursor, or below a line in which something is written. */
import type { StepTold } from '../../machines/laboratory.ts';
import { keywordBelow, stepIn } from './script-lines.ts';

export interface Insertion {
  /** Of the line: what is replaced. */
  from: number;
  to: number;
  /** Before the step: its keyword, perhaps a new line. */
  lead: string;
  /** What everything below the step is indented by. */
  indent: string;
}

export function insertionAt(lines: readonly string[], line: number, kind: StepTold['kind']): Insertion {
  const text = lines[line - 1] ?? '';
  const step = stepIn(text);
  // A keyword waits for its sentence.
  if (step && step.sentence.trim() === '') return { from: step.from, to: text.length, lead: '', indent: step.indent };
  const { indent, keyword } = keywordBelow(lines, line, kind);
  if (text.trim() === '') return { from: 0, to: text.length, lead: `${indent}${keyword} `, indent };
  return { from: text.length, to: text.length, lead: `\n${indent}${keyword} `, indent };
}
