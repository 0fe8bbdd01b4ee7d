/**
 * The scenario files there are: those that ship, which are only read, and those of the folder that the server was started
 * with, which may be saved. One of the folder takes the place of a shipped one of the same name. No link is followed.
 */
import { hash } from 'node:crypto';
import { accessSync, constants, readdirSync, realpathSync, statSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ScenarioFolder } from '../../machines/laboratory.ts';
import { scenarioTextMax } from '../../machines/laboratory.ts';
import { Refused } from '../../server/problems.ts';
import { StartError } from '../../server/start-error.ts';
import { scenariosFolder, shippedSites } from '../language/library.ts';

/** Of one folder; what is beyond is not listed, and no more can be saved. */
export const filesMax = 500;
/** As many as characters may have; what is larger is not even read. */
const bytesMax = scenarioTextMax * 4;
/** In the folder itself, or in a folder in it. */
const namePattern = /^(?:[A-Za-z0-9][A-Za-z0-9_.-]{0,80}\/)?[A-Za-z0-9][A-Za-z0-9_.-]{0,80}\.feature$/;

export interface FoundFile {
  file: string;
  path: string;
  isOwn: boolean;
}

/** Whoever saves names the version that they have read. */
export const versionOf = (text: string): string => hash('sha256', text, 'base64url').slice(0, 22);

export class ScenarioFiles {
  /** As it really is, wherever links lead to it. */
  readonly folder: string | undefined;
  readonly #shipped = realpathSync(scenariosFolder);

  /** Throws a StartError if `folder` is none. */
  constructor(folder?: string) {
    this.folder = folder === undefined ? undefined : realFolder(folder);
  }

  /** Whether something can be saved now. */
  get standing(): ScenarioFolder {
    if (this.folder === undefined) return 'none';
    try {
      accessSync(this.folder, constants.W_OK);
      return 'writable';
    } catch {
      return 'readOnly';
    }
  }

  get isWritable(): boolean {
    return this.standing === 'writable';
  }

  /** By name. */
  list(): FoundFile[] {
    const found = new Map<string, FoundFile>();
    for (const file of namesIn(this.#shipped)) found.set(file, { file, path: join(this.#shipped, file), isOwn: false });
    if (this.folder !== undefined) {
      for (const file of namesIn(this.folder)) found.set(file, { file, path: join(this.folder, file), isOwn: true });
    }
    return [...found.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
  }

  /** Where a file is. Throws Refused if there is none, or its name is no good. */
  find(file: string): FoundFile {
    checkName(file);
    const own = this.#own(file);
    if (own !== undefined) return { file, path: own, isOwn: true };
    const path = join(this.#shipped, file);
    if (staysInside(this.#shipped, path) && isPlainFile(path)) return { file, path, isOwn: false };
    throw new Refused('unknownFile');
  }

  /** Where a file of the folder is or would be; undefined if there is no folder, or a link leads out of it. */
  ownPath(file: string): string | undefined {
    checkName(file);
    if (this.folder === undefined) return undefined;
    const path = join(this.folder, file);
    return staysInside(this.folder, path) ? path : undefined;
  }

  #own(file: string): string | undefined {
    const path = this.ownPath(file);
    return path !== undefined && isPlainFile(path) ? path : undefined;
  }

  /** Throws Refused. */
  async read(file: string): Promise<{ text: string; version: string; isOwn: boolean }> {
    const { path, isOwn } = this.find(file);
    const text = await textIn(path);
    if (text === undefined) throw new Refused('unknownFile');
    return { text, version: versionOf(text), isOwn };
  }

  /** What `Sites` of a file are made of. Its own ones may change beside us. */
  siteFoldersOf(file: string): string[] {
    checkName(file);
    const isShipped = this.#own(file) === undefined && isPlainFile(join(this.#shipped, file));
    return isShipped ? [shippedSites] : this.ownSiteFolders;
  }

  /** The same for a file of the folder: its own sites come first. */
  get ownSiteFolders(): string[] {
    const own = this.folder === undefined ? undefined : join(this.folder, 'sites');
    const isThere = own !== undefined && statSync(own, { throwIfNoEntry: false })?.isDirectory();
    return isThere ? [own, shippedSites] : [shippedSites];
  }
}

/** The text of a file that is no link; undefined if it is not there. Throws Refused. */
export async function textIn(path: string): Promise<string | undefined> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const { size } = await handle.stat();
    if (size > bytesMax) throw new Refused('tooLarge');
    const text = await handle.readFile('utf8');
    if (text.length > scenarioTextMax) throw new Refused('tooLarge');
    return text;
  } catch (error) {
    if (error instanceof Refused) throw error;
    if (['ENOENT', 'ENOTDIR', 'ELOOP', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return undefined;
    throw error;
  } finally {
    await handle?.close();
  }
}

function realFolder(folder: string): string {
  try {
    if (statSync(folder).isDirectory()) return realpathSync(folder);
  } catch {
    // Said below, whatever it is.
  }
  throw new StartError(`--scenarios: there is no folder ${folder}.`);
}

function checkName(file: string): void {
  if (!namePattern.test(file)) {
    const detail =
      'A name such as mine.feature or group/mine.feature, of letters, digits, dots, hyphens and underscores.';
    throw new Refused('invalidMessage', { detail });
  }
}

function namesIn(folder: string): string[] {
  const names: string[] = [];
  const look = (inside: string) => {
    for (const entry of readdirSync(join(folder, inside), { withFileTypes: true })) {
      const file = inside + entry.name;
      if (names.length < filesMax && entry.isFile() && namePattern.test(file)) names.push(file);
      if (entry.isDirectory() && inside === '' && entry.name !== 'sites') look(`${entry.name}/`);
    }
  };
  try {
    look('');
  } catch {
    // Gone since the start, or not for us to read: what was found until then is all.
  }
  return names;
}

const isPlainFile = (path: string): boolean => {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true && realpathSync(path) === path;
  } catch {
    return false;
  }
};

/** Whether the folder of a path is inside, or is not there yet. */
function staysInside(folder: string, path: string): boolean {
  try {
    return `${realpathSync(dirname(path))}/`.startsWith(`${folder}/`);
  } catch {
    return true;
  }
}
