/** What both areas for the text of a script have in common: the one with CodeMirror and the plain one. */
import type { LitElement } from 'lit';
import type { ComplaintTold, StepTold, VocabularyTold } from '../../machines/laboratory.ts';
import { belowParts } from './script-words.ts';
import type { Blank } from './sentences.ts';
import { inWords } from './sentences.ts';

/** Tells `write` with the whole text, and `move` when the line of the cursor is another one. */
export interface ScriptArea extends LitElement {
  text: string;
  label: string;
  complaints: readonly ComplaintTold[];
  vocabulary: VocabularyTold | undefined;
  isReadOnly: boolean;
  /** Where the cursor is, from 1. */
  readonly line: number;
  goTo(line: number, column: number): void;
  /** A step at the cursor, or below its line where something is written already. */
  insert(step: StepTold): void;
}

/** The whole of what is inserted: the sentence, and what stands below it. */
export const withBelow = (
  parts: readonly (string | Blank)[],
  below: 'table' | 'text' | undefined,
): readonly (string | Blank)[] => (below === undefined ? parts : [...parts, ...belowParts[below]]);

/** The same as plain text, indented as its first line is. */
export const plainText = (parts: readonly (string | Blank)[], indent: string): string =>
  inWords(parts).replaceAll('\n', `\n${indent}`);
