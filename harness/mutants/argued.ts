/**
 * Mutants that nobody outside can tell from the product, each with the reason. An argument must fit survivors only: one
 * that fits a mutant which is found is wrong, and the run says so.
 */

interface Argument {
  /** Of a mutant's name. */
  fits: RegExp;
  because: string;
}

export const argued: readonly Argument[] = [];

export const argumentFor = (name: string): string | undefined => argued.find(({ fits }) => fits.test(name))?.because;
