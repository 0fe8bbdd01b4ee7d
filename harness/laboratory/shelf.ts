/**
 * The scenarios that there are, with what can be said of each without running it. Looked up afresh each time; only what has
 * changed since is read again, in the laboratory's process.
 */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { scenarioTextMax } from '../../machines/laboratory.ts';
import { Refused } from '../../server/problems.ts';
import { root } from '../language/library.ts';
import type { FoundFile, ScenarioFiles } from './files.ts';
import type { Player } from './player.ts';
import type { ReadFile, ReadScenario, Source } from './tasks.ts';

export interface Shelved {
  source: Source;
  isWritable: boolean;
  read: ReadFile;
}

export interface Chosen {
  source: Source;
  scenario: ReadScenario;
}

export class Shelf {
  readonly #player: Pick<Player, 'read'>;
  readonly #files: ScenarioFiles;
  readonly #known = new Map<string, Shelved & { asOf: string }>();
  #looking: Promise<ReadonlyMap<string, Shelved>> | undefined;

  constructor(player: Pick<Player, 'read'>, files: ScenarioFiles) {
    this.#player = player;
    this.#files = files;
  }

  /** New files may be saved. */
  get isWritable(): boolean {
    return this.#files.isWritable;
  }

  /** By file. Whoever asks meanwhile is told the same. */
  list(): Promise<ReadonlyMap<string, Shelved>> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  /** A text that is being written, as if it were saved. Throws Refused. */
  async read(file: string, text: string): Promise<{ source: Source; read: ReadFile }> {
    const path = this.#files.ownPath(file) ?? this.#files.find(file).path;
    const source = this.#source(file, path, text);
    const [read] = await this.#player.read([source]);
    return { source, read: read! };
  }

  async #look(): Promise<ReadonlyMap<string, Shelved>> {
    const sitesAsOf = await changedIn(this.#files.ownSiteFolders);
    const found = await Promise.all(
      this.#files.list().map(async (one) => ({ ...one, asOf: `${await changed(one.path)} ${sitesAsOf}` })),
    );
    const stale = found.filter(({ file, path, asOf }) => {
      const known = this.#known.get(file);
      return known?.asOf !== asOf || known.source.path !== asTyped(path);
    });
    const sources = await Promise.all(stale.map((one) => this.#sourceOf(one)));
    const read = stale.length > 0 ? await this.#player.read(sources) : [];
    for (const [n, { file, isOwn, asOf }] of stale.entries()) {
      this.#known.set(file, { source: sources[n]!, isWritable: isOwn && this.isWritable, asOf, read: read[n]! });
    }
    const files = new Set(found.map(({ file }) => file));
    for (const file of this.#known.keys()) if (!files.has(file)) this.#known.delete(file);
    return new Map(found.map(({ file }) => [file, this.#known.get(file)!]));
  }

  async #sourceOf({ file, path }: FoundFile): Promise<Source> {
    const text = await readFile(path, 'utf8').catch(() => '');
    // The editor opens none that is longer, and no scenario of it is run.
    return this.#source(file, path, text.length > scenarioTextMax ? 'This file is too long.' : text);
  }

  #source(file: string, path: string, text: string): Source {
    return { file, path: asTyped(path), text, sites: this.#files.siteFoldersOf(file) };
  }
}

/** `file:line`. Throws Refused if no scenario stands there, or if there are mistakes in its file. */
export function chosenIn(shelf: ReadonlyMap<string, Shelved>, id: string): Chosen {
  const [, file = '', line] = /^(.+):(\d+)$/.exec(id) ?? [];
  const shelved = shelf.get(file);
  const scenario = shelved?.read.scenarios.find((each) => each.line === Number(line));
  if (!shelved || !scenario) throw new Refused('unknownScenario');
  expectNoMistakes(shelved.read);
  return { source: shelved.source, scenario };
}

/** Throws Refused. */
export function expectNoMistakes({ complaints: [wrong] }: ReadFile): void {
  if (wrong) throw new Refused('scriptMistaken', { detail: `Line ${wrong.line}: ${wrong.message}` });
}

const changed = (path: string): Promise<string> =>
  stat(path).then(
    ({ mtimeMs, size }) => `${mtimeMs}/${size}`,
    () => 'gone',
  );

async function changedIn(folders: readonly string[]): Promise<string> {
  const paths = await Promise.all(
    folders.map(async (folder) => (await readdir(folder).catch(() => [])).map((name) => join(folder, name))),
  );
  const all = await Promise.all(paths.flat().map(async (path) => `${path} ${await changed(path)}`));
  return all.sort().join('\n');
}

/** As somebody types it who is in the folder of the program. */
function asTyped(path: string): string {
  const inside = relative(root, path);
  return inside.startsWith('..') ? path : inside;
}
