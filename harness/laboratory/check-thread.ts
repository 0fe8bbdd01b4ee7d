/** The thread in which scripts are checked: one after the other, each answered. Ended from outside if one takes too long. */
import { parentPort } from 'node:worker_threads';
import type { Checked } from '../../machines/laboratory.ts';
import { compileText, knowledgeOf, Sites } from '../language/library.ts';

export interface CheckAsked {
  n: number;
  file: string;
  text: string;
  /** Folders of sites; of two of one name that of the first counts. */
  sites: readonly string[];
}
export interface CheckAnswered {
  n: number;
  checked: Checked;
}

/** A person mends one after the other. */
const complaintsMax = 200;
const scenariosMax = 1_000;
const messageMax = 500;
const short = (text: string) => (text.length > messageMax ? `${text.slice(0, messageMax)} …` : text);

export function checkText({ file, text, sites }: Omit<CheckAsked, 'n'>): Checked {
  const { plans, complaints } = compileText(file, text, knowledgeOf(new Sites(...sites)));
  return {
    complaints: complaints
      .map(({ place: { line, column }, message, nearest }) => ({
        ...{ line, column, message: short(message) },
        ...(nearest !== undefined && { nearest }),
      }))
      .sort((a, b) => a.line - b.line || a.column - b.column)
      .slice(0, complaintsMax),
    scenarios: plans.slice(0, scenariosMax).map(({ id, name, place }) => ({ scenario: id, name, line: place.line })),
  };
}

parentPort?.on('message', ({ n, ...asked }: CheckAsked) => {
  parentPort?.postMessage({ n, checked: checkText(asked) } satisfies CheckAnswered);
});
