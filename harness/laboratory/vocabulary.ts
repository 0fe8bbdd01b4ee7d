/** Everything that a script may say, for whoever writes one: the same list that runs, with the names of one site. */
import type { VocabularyTold } from '../../machines/laboratory.ts';
import { stageNames } from '../../machines/laboratory.ts';
import { rules } from '../../machines/rules.ts';
import { defaultSite } from '../language/compile.ts';
import type { Sites } from '../language/library.ts';
import { wordsOn } from '../language/parameter-types.ts';
import { stepThemes } from '../steps/index.ts';

/** A site that there is none of is told as the one that counts without any. Throws a SiteError. */
export function vocabularyFor(sites: Sites, site = defaultSite): VocabularyTold {
  const steps = Object.entries(stepThemes).flatMap(([group, definitions]) =>
    definitions.map(({ expression, about, kind, takes }) => ({
      ...{ expression, about, kind, group },
      ...(takes && { takes }),
    })),
  );
  return {
    steps,
    parameters: wordsOn(sites.cast(sites.names.includes(site) ? site : defaultSite)),
    sites: [...sites.names],
    tags: [...Object.keys(rules), ...stageNames].map((tag) => `@${tag}`),
  };
}
