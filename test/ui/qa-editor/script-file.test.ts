/** A file as somebody is changing it: nothing that was written is lost, and nobody is overwritten unseen. */
import { expect, test } from 'vitest';
import type { FileText } from '../../../machines/laboratory.ts';
import type { RefusalCode } from '../../../machines/refusals.ts';
import { Drafts } from '../../../ui/data/drafts.ts';
import { ScriptFile } from '../../../ui/qa-editor/script-file.ts';
import { aStorage } from '../storage.ts';

/** A server with files, each of which has its text for a version. */
function aServer(files: Record<string, string> = { 'mine.feature': 'A' }) {
  const answer = (file: string): FileText => ({
    ...{ file, text: files[file]!, version: `v${files[file]}` },
    ...{ isWritable: file !== 'ships.feature', folder: 'writable' as const },
  });
  let refusing: RefusalCode | undefined;
  return {
    files,
    refuse: (code: RefusalCode | undefined) => {
      refusing = code;
    },
    read: async (file: string) => (file in files ? answer(file) : { refused: 'unknownFile' as const }),
    save: async (file: string, text: string, version: string | null) => {
      if (refusing) return { refused: refusing };
      if ((file in files ? `v${files[file]}` : null) !== version) return { refused: 'outdated' as const };
      files[file] = text;
      return answer(file);
    },
  };
}
type Proposed = Parameters<typeof ScriptFile.open>[3];
async function open(
  server: ReturnType<typeof aServer>,
  storage = aStorage(),
  file = 'mine.feature',
  proposed?: Proposed,
) {
  const opened = await ScriptFile.open(file, server, new Drafts(storage, 'quinn/scenario'), proposed);
  if (typeof opened === 'string') throw new Error(opened);
  return opened;
}

test('what was written is kept until it is saved', async () => {
  const [server, storage] = [aServer(), aStorage()];
  const first = await open(server, storage);
  expect(first.isChanged).toBe(false);
  first.write('B');
  const second = await open(server, storage);
  expect(second).toMatchObject({ text: 'B', isChanged: true, wasKept: true });
  expect(await second.save()).toBe('saved');
  expect(server.files['mine.feature']).toBe('B');
  expect(await open(server, storage)).toMatchObject({ text: 'B', isChanged: false, wasKept: false });
});

test('whoever discards has what is saved, also at the next visit', async () => {
  const [server, storage] = [aServer(), aStorage()];
  const first = await open(server, storage);
  first.write('B');
  first.discard();
  expect(first.text).toBe('A');
  expect(await open(server, storage)).toMatchObject({ text: 'A', wasKept: false });
});

test('what somebody else has saved is not overwritten before somebody decides', async () => {
  const server = aServer();
  const [keeping, taking] = [await open(server), await open(server)];
  server.files['mine.feature'] = 'Theirs';
  keeping.write('Mine');
  expect(await keeping.save()).toBe('outdated');
  expect(keeping.theirs?.text).toBe('Theirs');
  expect(server.files['mine.feature']).toBe('Theirs');
  taking.write('Other');
  await taking.save();
  taking.takeTheirs();
  expect(taking).toMatchObject({ text: 'Theirs', isChanged: false, theirs: undefined });
  keeping.keepMine();
  expect(keeping.text).toBe('Mine');
  expect(await keeping.save()).toBe('saved');
  expect(server.files['mine.feature']).toBe('Mine');
});

test('a draft of what somebody else has changed meanwhile says so at once', async () => {
  const [server, storage] = [aServer(), aStorage()];
  (await open(server, storage)).write('Mine');
  server.files['mine.feature'] = 'Theirs';
  const again = await open(server, storage);
  expect(again).toMatchObject({ text: 'Mine', theirs: { text: 'Theirs' } });
  expect(await again.save()).toBe('outdated');
});

test('a file that was removed meanwhile is made anew by whoever keeps theirs', async () => {
  const server = aServer();
  const one = await open(server);
  one.write('B');
  delete server.files['mine.feature'];
  expect(await one.save()).toBe('outdated');
  expect(one.theirs?.version).toBeNull();
  one.keepMine();
  expect(await one.save()).toBe('saved');
  expect(server.files['mine.feature']).toBe('B');
});

test('a new file begins with a scenario, and is there once it is saved', async () => {
  const server = aServer({});
  const one = await open(server, aStorage(), 'new.feature');
  expect(one).toMatchObject({ isNew: true, isChanged: false });
  expect(one.text).toMatch(/^Feature: /);
  expect(await one.save()).toBe('saved');
  expect(one.isNew).toBe(false);
});

test('a recording has no name before it is saved under one, and is kept as it is written on', async () => {
  const [server, storage] = [aServer(), aStorage()];
  const proposed = { name: 'mine.feature', text: 'Recorded' };
  const one = await open(server, storage, '', proposed);
  expect(one).toMatchObject({ file: '', name: 'mine.feature', text: 'Recorded', isChanged: true });
  expect(await one.saveAs('mine.feature')).toBe('outdated');
  expect(server.files['mine.feature']).toBe('A');
  one.write('Recorded, and more');
  expect(await open(server, storage, '', proposed)).toMatchObject({ text: 'Recorded, and more' });
  expect(await open(server, storage)).toMatchObject({ text: 'A', wasKept: false });
  expect(await open(server, storage, '')).toMatchObject({ name: 'new.feature', isChanged: false });
  expect(await one.saveAs('copy.feature')).toBe('saved');
  expect(server.files['copy.feature']).toBe('Recorded, and more');
});

test('a file that ships takes nothing; one that cannot be saved keeps what was written', async () => {
  const server = aServer({ 'ships.feature': 'A', 'mine.feature': 'A' });
  const ships = await open(server, aStorage(), 'ships.feature');
  ships.write('B');
  expect(ships.text).toBe('A');
  const mine = await open(server);
  mine.write('B');
  server.refuse('diskFull');
  expect(await mine.save()).toBe('diskFull');
  expect(mine).toMatchObject({ text: 'B', isChanged: true });
  server.refuse(undefined);
  expect(await mine.save()).toBe('saved');
});

test('there is something to save when a file is new or changed, and nobody else has saved it meanwhile', async () => {
  const server = aServer({ 'mine.feature': 'A', 'ships.feature': 'S' });
  const [mine, fresh, ships] = [
    await open(server),
    await open(server, aStorage(), 'new.feature'),
    await open(server, aStorage(), 'ships.feature'),
  ];
  expect([mine.maySave, fresh.maySave, ships.maySave]).toEqual([false, true, false]);
  mine.write('B');
  expect(mine.maySave).toBe(true);
  server.files['mine.feature'] = 'Theirs';
  await mine.save();
  expect(mine.maySave).toBe(false);
  mine.keepMine();
  expect(mine.maySave).toBe(true);
});
