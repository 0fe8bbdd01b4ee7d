/** Steps of the language itself: the site, what happens at the same time, and in which order it arrives. */
import type { Syntax } from '../language/vocabulary.ts';

export const languageSteps: readonly Syntax[] = [
  {
    kind: 'site',
    expression: 'the site {string}',
    about: 'Chooses a site of scenarios/sites; without it the scenario plays on the site "small".',
  },
  {
    kind: 'together',
    expression: 'at the same time:',
    about:
      'What the indented * steps below it, or the rows of a table, say is sent at once, each aimed at what was seen before.',
  },
  {
    kind: 'order',
    expression: "{person}'s {word} arrives before {person}'s",
    about: 'Right below an "at the same time" block: whose command reaches the server first.',
  },
];
