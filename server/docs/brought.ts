/**
 * What the reference says of routes that others bring, which is the harness, for designers and QA: a name after the address, who
 * may call them, and what they may refuse beside what any route does.
 */
import type { RefusalCode } from '../../machines/refusals.ts';

/** By the word after `/api/`. */
const refusalsOf: Record<string, readonly RefusalCode[]> = {
  tapes: ['unknownTape', 'unknownTurn', 'unknownPerson'],
  scenarios: [
    'unknownFile',
    'scriptMistaken',
    'outdated',
    'notWritable',
    'tooManyFiles',
    'diskFull',
    'diskReadOnly',
    'tooLarge',
  ],
  runs: ['unknownRun', 'unknownScenario', 'scriptMistaken', 'tooManyRuns'],
  batches: ['unknownRun', 'unknownScenario', 'tooManyRuns'],
  recordings: ['alreadyRecording', 'unknownRecording', 'nothingRecorded', 'recordingTooLong'],
};

/** What designers may call too; the rest is QA's alone. No service may call any of it. */
const forDesigners = new Set(['tapes', 'coverage']);

const wordsOf = (path: string): string[] => path.match(/[A-Za-z]+/g) ?? [];

/** Nothing for a route that is none of theirs. */
export const refusalsOfBrought = (path: string): readonly RefusalCode[] => refusalsOf[wordsOf(path)[1] ?? ''] ?? [];

export function broughtRoute(method: string, path: string): { id: string; security: object[] } {
  const words = wordsOf(path).slice(1);
  return {
    id: method + words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join(''),
    security: [...(forDesigners.has(words[0] ?? '') ? [{ designer: [] }] : []), { qa: [] }],
  };
}
