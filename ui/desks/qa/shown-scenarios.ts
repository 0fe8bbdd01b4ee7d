/** Which scenarios a filter shows. Knows no element. */
import type { ListedFile, ListedScenario, StageName } from '../../../machines/laboratory.ts';
import { stageNames } from '../../../machines/laboratory.ts';

export const verdictFilters = ['any', 'failed', 'passed', 'none'] as const;
export type VerdictFilter = (typeof verdictFilters)[number];

export interface ScenarioFilter {
  /** Words that all have to be there: in the name, the file, the feature, or a tag. */
  text: string;
  verdict: VerdictFilter;
  /** Whose verdict counts, and where "Run" runs. */
  stage: StageName;
}

export const isFiltered = ({ text, verdict }: ScenarioFilter): boolean => text.trim() !== '' || verdict !== 'any';

/** Files with the scenarios of them that are shown; files with mistakes are, as long as nothing else is looked for. */
export function shownFiles(files: readonly ListedFile[], filter: ScenarioFilter): ListedFile[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return files.flatMap((file) => {
    const scenarios = file.scenarios.filter((scenario) => isShown(file, scenario, words, filter));
    const isSpoilt = file.complaints.length > 0 && file.scenarios.length === 0 && !isFiltered(filter);
    return scenarios.length > 0 || isSpoilt ? [{ ...file, scenarios }] : [];
  });
}

function isShown(
  { file, feature }: ListedFile,
  { name, tags, last }: ListedScenario,
  words: readonly string[],
  { verdict, stage }: ScenarioFilter,
): boolean {
  const status = last[stage]?.status;
  if (verdict === 'none' ? status !== undefined : verdict !== 'any' && status !== verdict) return false;
  const text = [name, file, feature].join('\n').toLowerCase();
  const lower = tags.map((tag) => tag.toLowerCase());
  return words.every((word) => (word.startsWith('@') ? lower.includes(word) : text.includes(word)));
}

/** Whether a scenario can run on a stage at all. */
export const runsOn = ({ only }: Pick<ListedScenario, 'only'>, stage: StageName): boolean =>
  only === undefined || only.stages.includes(stage);

/** Those of a file that can run there; nothing of a file that has mistakes. */
export const runnableOf = ({ complaints, scenarios }: ListedFile, stage: StageName): string[] =>
  complaints.length > 0 ? [] : scenarios.filter((scenario) => runsOn(scenario, stage)).map(({ scenario }) => scenario);

/** Every tag, those of rules last, for whoever types one. */
export const tagsOf = (files: readonly ListedFile[]): string[] =>
  [...new Set(files.flatMap(({ scenarios }) => scenarios.flatMap(({ tags }) => tags)))].sort();

/** The filter as an address says it; what is not understood is left out. */
export const filterFrom = (query: URLSearchParams): ScenarioFilter => ({
  text: (query.get('find') ?? '').slice(0, 200),
  verdict: verdictFilters.find((each) => each === query.get('verdict')) ?? 'any',
  stage: stageNames.find((each) => each === query.get('on')) ?? 'model',
});

export function queryOf({ text, verdict, stage }: ScenarioFilter): URLSearchParams {
  return new URLSearchParams({
    ...(text !== '' && { find: text }),
    ...(verdict !== 'any' && { verdict }),
    ...(stage !== 'model' && { on: stage }),
  });
}
