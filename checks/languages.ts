// Every text of the desks in every language. With --write (`npm run languages`) it finds the texts of ui/, updates the
// XLIFF files for translators and builds from them what browsers load. Without, it says what is stale or not translated.

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { RuntimeLitLocalizer } from '@lit/localize-tools/lib/modes/runtime.js';
import { root } from './command.ts';

type Config = ConstructorParameters<typeof RuntimeLitLocalizer>[0];

const ui = join(root, 'ui');
const committed = join(ui, 'languages');
const settings = JSON.parse(readFileSync(join(ui, 'lit-localize.json'), 'utf8')) as Config;

/** Extracts into the XLIFF files of `folder` and builds its modules. Returns what is wrong with the texts themselves. */
async function renew(folder: string): Promise<string[]> {
  const config: Config = {
    ...settings,
    baseDir: ui,
    resolve: (path) => resolve(ui, path),
    output: { ...settings.output, outputDir: join(folder, 'built') },
    interchange: { ...settings.interchange, format: 'xliff', xliffDir: folder },
  };
  const extractor = new RuntimeLitLocalizer(config);
  const extracted = extractor.extractSourceMessages();
  if (extracted.errors.length > 0) {
    return extracted.errors.map(({ file, messageText }) => `${relative(root, file?.fileName ?? '')}: ${messageText}`);
  }
  await extractor.writeInterchangeFiles();
  const builder = new RuntimeLitLocalizer(config);
  // Read once: it is the slow part.
  builder.extractSourceMessages = () => extracted;
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

/** Paths of `folder` in which it differs from what is committed. */
const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((at) => /[.](xlf|ts)$/.test(at));
function differences(folder: string): string[] {
  const paths = new Set([...filesOf(folder), ...filesOf(committed)]);
  const read = (from: string, path: string) => {
    try {
      return readFileSync(join(from, path), 'utf8');
    } catch {
      return undefined;
    }
  };
  return [...paths].filter((path) => read(folder, path) !== read(committed, path)).sort();
}

async function check(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'handraise-languages-'));
  try {
    cpSync(committed, folder, { recursive: true });
    const wrong = await renew(folder);
    return [...wrong, ...differences(folder).map((path) => `ui/languages/${path} is stale: npm run languages`)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const wrong = await (process.argv.includes('--write') ? renew(committed) : check());
  for (const line of wrong) console.log(line);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}
