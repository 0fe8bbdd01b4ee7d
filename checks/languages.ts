// Every text of the desks in every language. With --write (`npm run languages`) it finds the texts of ui/, updates the
// XLIFF files for translators and builds from them what browsers load. Without, it says what is stale or not translated.

import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { RuntimeLitLocalizer } from '@lit/localize-tools/lib/modes/runtime.js';
import { root } from './command.ts';

type Config = ConstructorParameters<typeof RuntimeLitLocalizer>[0];

const ui = join(root, 'ui');
const committed = join(ui, 'languages');
const settings = JSON.parse(readFileSync(join(ui, 'lit-localize.json'), 'utf8')) as Config;

/** Finds the texts once, however often they are asked for: it is the slow part. */
class Localizer extends RuntimeLitLocalizer {
  static #texts: ReturnType<RuntimeLitLocalizer['extractSourceMessages']> | undefined;

  override extractSourceMessages() {
    Localizer.#texts ??= super.extractSourceMessages();
    return Localizer.#texts;
  }
}

/** Extracts into the XLIFF files of `folder` and builds its modules. Returns what is wrong with the texts themselves. */
async function renew(folder: string): Promise<string[]> {
  const config: Config = {
    ...settings,
    baseDir: ui,
    resolve: (path) => resolve(ui, path),
    output: { ...settings.output, outputDir: join(folder, 'built') },
    interchange: { ...settings.interchange, format: 'xliff', xliffDir: folder },
  };
  const extractor = new Localizer(config);
  const found = extractor.extractSourceMessages();
  if (found.errors.length > 0) {
    return found.errors.map(({ file, messageText }) => `${relative(root, file?.fileName ?? '')}: ${messageText}`);
  }
  await extractor.writeInterchangeFiles();
  // Another one, since the first has read the translations before texts that are gone were taken out.
  const builder = new Localizer(config);
  const { errors } = builder.validateTranslations();
  if (errors.length === 0) await builder.build();
  return [
    ...errors,
    ...settings.targetLocales.flatMap((locale) => untranslated(join(folder, `${locale}.xlf`), locale)),
  ];
}

function untranslated(path: string, locale: string): string[] {
  return readFileSync(path, 'utf8')
    .split('</trans-unit>')
    .slice(0, -1)
    .filter((unit) => !/<target>[\s\S]*?\S[\s\S]*?<\/target>/.test(unit))
    .map((unit) => `${locale} says nothing for: ${/<source>([\s\S]*)<\/source>/.exec(unit)?.[1]}`);
}

const pathsIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /[.](xlf|ts)$/.test(path));

/** Paths at which the two folders differ. */
function differences(one: string, other: string): string[] {
  const read = (folder: string, path: string) => {
    const at = join(folder, path);
    return existsSync(at) ? readFileSync(at, 'utf8') : undefined;
  };
  const paths = new Set([...pathsIn(one), ...pathsIn(other)]);
  return [...paths].filter((path) => read(one, path) !== read(other, path)).sort();
}

/** What is stale in `folder`, or not translated. */
export async function findStale(folder = committed): Promise<string[]> {
  const fresh = mkdtempSync(join(tmpdir(), 'handraise-languages-'));
  try {
    cpSync(folder, fresh, { recursive: true });
    const wrong = await renew(fresh);
    return [...wrong, ...differences(fresh, folder).map((path) => `ui/languages/${path} is stale: npm run languages`)];
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const wrong = await (process.argv.includes('--write') ? renew(committed) : findStale());
  for (const line of wrong) console.log(line);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}
