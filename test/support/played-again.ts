/** Plays the text of scenarios on a stage, and says what fails of them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLibrary } from '../../harness/language/library.ts';
import { run } from '../../harness/runner/run.ts';
import { openStage } from '../../harness/stages/index.ts';
import type { StageName } from '../../machines/laboratory.ts';

/** `texts`: by name. A sentence for each that fails, and for each mistake. */
export async function failuresOn(
  stage: StageName,
  texts: ReadonlyMap<string, string>,
  folder: string,
): Promise<string[]> {
  const files = [...texts].map(([name, text]) => {
    const file = join(folder, `${name.replaceAll(/\W+/g, '-')}.feature`);
    writeFileSync(file, text);
    return file;
  });
  const { plans, complaints, sites } = openLibrary(files);
  const wrong = complaints.map(({ message }) => message);
  await run({
    ...{ plans, sites, stages: [await openStage(stage)], seed: undefined, bail: false, atOnce: 2 },
    onResult: ({ name, failure }) => {
      if (failure) wrong.push(`${name}: ${failure.step}: ${failure.message} ${failure.seen ?? ''}`);
    },
  });
  return wrong;
}
