/** Several people in one sentence: "Sue, Sam and Bea". */
import { listWords } from './formats.ts';

export type NameOf = (person: string) => string;

export const namesWords = (people: readonly string[], nameOf: NameOf): string => listWords(people.map(nameOf));
