/**
 * A newcomer's first own scenario: the first section of docs/guides/qa.md, done literally in a fresh clone with an empty
 * npm cache. Commands are run as they stand there, the scenario is written where the guide says. What a machine cannot
 * time, reading and typing, is reckoned from the words that are read and the characters that are typed.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { blocksOf, pageAt } from '../test/docs/pages.ts';
import type { Row } from './measure.ts';
import { figureOf } from './measure.ts';

const root = resolve(import.meta.dirname, '..');
const clone = 'handraise';
const ownFile = 'scenarios/mine.feature';
/** Careful reading; typing of somebody who thinks meanwhile. */
const wordsASecond = 200 / 60;
const charactersASecond = 3;
const barSeconds = 300;
const limitMs = 15 * 60_000;
const lastLine = '3 passed, 0 failed';

function section(): string {
  const { text } = pageAt('docs/guides/qa.md');
  const [, ...sections] = text.split(/^## /m);
  return `## ${sections[0]}`;
}

/** As a shell of somebody who has never been here would run it: nothing of this clone's is on the path. */
function run(command: string, cwd: string, npmCache: string): Promise<string> {
  const path = (process.env.PATH ?? '').split(delimiter).filter((entry) => !entry.includes('node_modules'));
  const { NODE_COMPILE_CACHE: _, ...inherited } = process.env;
  const env = { ...inherited, PATH: path.join(delimiter), npm_config_cache: npmCache };
  const child = spawn(command, { cwd, env, shell: true, stdio: ['ignore', 'pipe', 'pipe'], timeout: limitMs });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((done, reject) => {
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? done(said) : reject(new Error(`${command} ended with ${code}.\n${said}`)),
    );
  });
}

export async function newcomerRow(): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'handraise-newcomer-'));
  const figures: Row['figures'] = {};
  let machineSeconds = 0;
  let own = '';
  let said = '';
  let cwd = folder;
  try {
    for (const { language, text } of blocksOf({ text: section() })) {
      if (language === 'gherkin') {
        own = text;
        writeFileSync(join(cwd, ownFile), text);
      }
      if (language !== 'sh') continue;
      for (const line of text.trim().split('\n')) {
        if (line.startsWith('cd ')) {
          cwd = join(cwd, line.slice('cd '.length));
          continue;
        }
        const startedAt = performance.now();
        said = await run(line.replace('<address>', root), cwd, join(folder, 'npm'));
        const seconds = (performance.now() - startedAt) / 1_000;
        machineSeconds += seconds;
        figures[`${line.replace(` ${clone}`, '')}, s`] = figureOf([seconds]);
      }
    }
    if (!said.includes(lastLine)) throw new Error(`The last command does not say "${lastLine}":\n${said}`);
    const given = new Set(readFileSync(join(root, 'scenarios/first.feature'), 'utf8').split('\n'));
    const typed = own
      .split('\n')
      .filter((line) => !given.has(line))
      .join('')
      .replaceAll(/ {2,}/g, '').length;
    const read = section().split(/\s+/).length;
    const personSeconds = read / wordsASecond + typed / charactersASecond;
    return {
      name: 'newcomer',
      work: `the first section of the QA guide in a fresh clone, empty npm cache: ${read} words read, ${typed} characters typed`,
      figures,
      ratios: [],
      ceilings: [
        { name: 'the commands, s', value: machineSeconds, bar: barSeconds },
        { name: 'with reading and typing as reckoned, s', value: machineSeconds + personSeconds, bar: barSeconds },
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
