/** `handraise steps`: the vocabulary as a reference, from the same list that runs. */
import colors from 'picocolors';
import { parameterTypes } from '../language/parameter-types.ts';
import { stepThemes } from '../steps/index.ts';

export function printSteps(): void {
  for (const [theme, steps] of Object.entries(stepThemes)) {
    console.log(`\n${colors.bold(theme)}`);
    for (const { kind, expression, about, takes } of steps) {
      const below = takes === 'table' ? '  (a table below)' : takes === 'text' ? '  (a text in """ below)' : '';
      const within = kind === 'expectation' ? colors.dim(' [within {duration}]') : '';
      console.log(`  ${colors.cyan(expression)}${within}${below}\n      ${about}`);
    }
  }
  console.log(`\n${colors.bold('Words in braces')}`);
  for (const { name, about } of parameterTypes) console.log(`  ${colors.cyan(`{${name}}`)} ${about}`);
}
