/** What the editor of scripts says of mistakes. What a mistake is comes from the compiler, in the language of the scripts. */
import { msg, str } from '@lit/localize';
import type { ComplaintTold } from '../../machines/laboratory.ts';
import { numberWords, pluralWords } from './formats.ts';

export const nearestWords = (nearest: string): string => msg(str`Did you mean ${nearest}?`);

/** "Line 7, column 5". */
export function placeWords({ line, column }: Pick<ComplaintTold, 'line' | 'column'>): string {
  const [row, place] = [numberWords(line), numberWords(column)];
  return msg(str`Line ${row}, column ${place}`);
}

export const mistakesWords = (count: number): string =>
  count === 0
    ? msg('No mistakes')
    : pluralWords(
        count,
        (number) => msg(str`${number} mistake`),
        (number) => msg(str`${number} mistakes`),
      );
