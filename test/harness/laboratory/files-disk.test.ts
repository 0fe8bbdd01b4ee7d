/** A disk that takes nothing more, or nothing at all: it is said, what was there stays, and nothing is left behind. */
import type { FileHandle } from 'node:fs/promises';
import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { ScenarioFiles } from '../../../harness/laboratory/files.ts';
import { SavingFiles } from '../../../harness/laboratory/files-saving.ts';
import { temporaryFolder } from '../../support/server-app.ts';

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof fs>();
  return { ...real, open: vi.fn(real.open), link: vi.fn(real.link) };
});

const failing = (code: string) => Object.assign(new Error(code), { code });
const open = vi.mocked(fs.open);
const real = open.getMockImplementation()!;

/** The next file that is made fails so, while it is opened or while it is written. */
function nextFails(code: string, when: 'opened' | 'written') {
  open.mockImplementation(async (path, flags, ...others) => {
    if (flags !== 'wx') return real(path, flags, ...others);
    if (when === 'opened') throw failing(code);
    const handle: FileHandle = await real(path, flags, ...others);
    handle.writeFile = async () => {
      await handle.write('Feature: Ha');
      throw failing(code);
    };
    return handle;
  });
}

beforeEach(() => void open.mockImplementation(real));

test.each([
  ['ENOSPC', 'written', 'diskFull'],
  ['EDQUOT', 'written', 'diskFull'],
  ['EROFS', 'opened', 'diskReadOnly'],
  ['EACCES', 'opened', 'diskReadOnly'],
] as const)('%s while a file is %s is refused %s', async (code, when, refused) => {
  const folder = temporaryFolder();
  const saving = new SavingFiles(new ScenarioFiles(folder));
  const version = await saving.save('mine.feature', 'Feature: Mine\n', null);
  nextFails(code, when);
  await expect(saving.save('mine.feature', 'Feature: New\n', version)).rejects.toMatchObject({ code: refused });
  await expect(saving.save('other.feature', 'Feature: New\n', null)).rejects.toMatchObject({ code: refused });
  expect(await fs.readdir(folder)).toEqual(['mine.feature']);
  expect(await fs.readFile(join(folder, 'mine.feature'), 'utf8')).toBe('Feature: Mine\n');
  open.mockImplementation(real);
  await saving.save('mine.feature', 'Feature: New\n', version);
  expect(await fs.readFile(join(folder, 'mine.feature'), 'utf8')).toBe('Feature: New\n');
});

test('a disk without hard links takes new files all the same', async () => {
  const folder = temporaryFolder();
  vi.mocked(fs.link).mockRejectedValueOnce(failing('EPERM'));
  await new SavingFiles(new ScenarioFiles(folder)).save('mine.feature', 'Feature: Mine\n', null);
  expect(await fs.readdir(folder)).toEqual(['mine.feature']);
});
