/** Words of the language of scripts, which is English whatever language the page speaks: nothing in here is translated. */
import type { StepTold } from '../../machines/laboratory.ts';

export const blockKeywords = [
  'Feature:',
  'Background:',
  'Scenario:',
  'Scenario Outline:',
  'Examples:',
  'Rule:',
] as const;
export const stepKeywords = ['Given', 'When', 'Then', 'And', 'But', '*'] as const;
/** They go on with what was said before. */
export const goingOn: readonly string[] = ['And', 'But', '*'];

/** The keyword that a kind of step usually has. */
export const keywordOf: Record<StepTold['kind'], string> = {
  ...{ event: 'Given', site: 'Given', act: 'When', together: 'When', order: 'And', expectation: 'Then' },
};

/** What stands below a step that takes something, as somebody begins it. */
export const belowParts = {
  table: ['\n  | ', { blank: 'Alice' }, ' | ', { blank: 'text' }, ' |'],
  text: ['\n  """\n  ', { blank: 'text' }, '\n  """'],
} as const;

/** What a new file begins with. */
export const firstText = `Feature: What it is about

  Scenario: What happens
    Given Alice is logged on to the agent client
`;
