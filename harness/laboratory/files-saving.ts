/**
 * Saves a scenario file: whole or not at all, one after the other, and only over the version that the writer has read. What
 * the disk says no to is a refusal, and what was there stays.
 */
import { randomUUID } from 'node:crypto';
import { link, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RefusalCode } from '../../machines/refusals.ts';
import { Refused } from '../../server/problems.ts';
import type { ScenarioFiles } from './files.ts';
import { filesMax, textIn, versionOf } from './files.ts';

const diskCodes: Record<string, RefusalCode> = {
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  EROFS: 'diskReadOnly',
  EACCES: 'diskReadOnly',
  EPERM: 'diskReadOnly',
  // The folder is gone, or a file is in the way.
  ENOENT: 'notWritable',
  ENOTDIR: 'notWritable',
  EEXIST: 'outdated',
};

export class SavingFiles {
  readonly #files: ScenarioFiles;
  /** One at a time: between the look at the version and the change nobody else saves. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(files: ScenarioFiles) {
    this.#files = files;
  }

  /** Gives the new version. `version` null: there must be no such file yet. Throws Refused. */
  save(file: string, text: string, version: string | null): Promise<string> {
    const saving = this.#last.then(() => this.#save(file, text, version));
    this.#last = saving.catch(() => undefined);
    return saving;
  }

  async #save(file: string, text: string, version: string | null): Promise<string> {
    const path = this.#files.ownPath(file);
    if (path === undefined) throw new Refused('notWritable');
    try {
      const there = await textIn(path);
      // The same once more, perhaps because the answer was lost.
      if (there === text) return versionOf(text);
      if ((there === undefined ? null : versionOf(there)) !== version) throw new Refused('outdated');
      if (there === undefined && this.#files.list().filter(({ isOwn }) => isOwn).length >= filesMax) {
        throw new Refused('tooManyFiles');
      }
      if (there === undefined && file.includes('/')) await makeFolder(dirname(path));
      await write(path, text, there === undefined);
      return versionOf(text);
    } catch (error) {
      const code = diskCodes[(error as NodeJS.ErrnoException).code ?? ''];
      throw code === undefined ? error : new Refused(code);
    }
  }
}

/** Under another name first, so that nobody ever reads half of it. */
async function write(path: string, text: string, isNew: boolean): Promise<void> {
  const unfinished = join(dirname(path), `.${randomUUID()}.unfinished`);
  try {
    const handle = await open(unfinished, 'wx');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (!isNew || !(await isLinked(unfinished, path))) await rename(unfinished, path);
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** Refused where there is a file by now, even one that nobody here has saved. False: this disk has no links. */
async function isLinked(unfinished: string, path: string): Promise<boolean> {
  try {
    await link(unfinished, path);
    return true;
  } catch (error) {
    if (['EPERM', 'ENOTSUP', 'ENOSYS'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

/** In the folder of scenarios, which is not made anew itself if it is gone. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
