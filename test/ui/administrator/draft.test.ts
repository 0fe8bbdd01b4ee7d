/** What somebody is changing is never lost: not by looking elsewhere, and not because somebody else was faster. */
import { expect, test } from 'vitest';
import { Draft, DraftBook } from '../../../ui/desks/administrator/draft.ts';
import { unsavedId, withIds } from '../../../ui/desks/administrator/reason-id.ts';

interface Thing {
  name: string;
  size?: number | undefined;
}
const at = (version: number, value: Thing) => ({ version, value });

test('a draft is changed once it differs from what it was, whatever the order of its keys', () => {
  const draft = new Draft<Thing>(at(3, { name: 'a', size: 1 }));
  expect(draft.isChanged).toBe(false);
  draft.change({ size: 2 });
  expect([draft.isChanged, draft.version, draft.before.size]).toEqual([true, 3, 1]);
  draft.change({ size: undefined });
  expect(draft.value).toEqual({ name: 'a' });
  draft.change({ size: 1 });
  expect(draft.isChanged).toBe(false);
});

test('what somebody else changed is taken over where nothing was typed, and else shown', () => {
  const draft = new Draft<Thing>(at(3, { name: 'a' }));
  draft.hear(at(4, { name: 'b' }));
  expect([draft.value.name, draft.version, draft.theirs]).toEqual(['b', 4, undefined]);
  draft.change({ name: 'mine' });
  draft.hear(at(5, { name: 'theirs' }));
  expect([draft.value.name, draft.version, draft.theirs]).toEqual(['mine', 4, { name: 'theirs' }]);
});

test('one decides between the two: mine on top of theirs, or theirs', () => {
  const conflicting = () => {
    const draft = new Draft<Thing>(at(3, { name: 'a' }));
    draft.change({ name: 'mine' });
    draft.hear(at(5, { name: 'theirs' }));
    return draft;
  };
  const mine = conflicting();
  mine.keepMine();
  expect([mine.value.name, mine.version, mine.theirs, mine.isChanged]).toEqual(['mine', 5, undefined, true]);
  const theirs = conflicting();
  theirs.takeTheirs();
  expect([theirs.value.name, theirs.version, theirs.theirs, theirs.isChanged]).toEqual(['theirs', 5, undefined, false]);
});

test('two who typed the same have no conflict', () => {
  const draft = new Draft<Thing>(at(3, { name: 'a' }));
  draft.change({ name: 'b' });
  draft.hear(at(4, { name: 'b' }));
  expect([draft.isChanged, draft.version, draft.theirs]).toEqual([false, 4, undefined]);
});

test('what was changed of it elsewhere, such as a password, is no conflict', () => {
  const draft = new Draft<Thing>(at(3, { name: 'a' }));
  draft.change({ name: 'b' });
  draft.hear(at(4, { name: 'a' }));
  expect([draft.value.name, draft.version, draft.theirs]).toEqual(['b', 4, undefined]);
});

test('drafts are found again where they were left, until they are dropped', () => {
  const book = new DraftBook();
  book.open('people/sue', at(3, { name: 'a' })).change({ name: 'b' });
  expect(book.open<Thing>('people/sue', at(3, { name: 'a' })).value.name).toBe('b');
  expect([book.hasChanges, book.isChanged('people/sue'), book.isChanged('people/sam')]).toEqual([true, true, false]);
  book.drop('people/sue');
  expect(book.hasChanges).toBe(false);
});

test('a new reason gets its id from its words when it is saved, and keeps it afterwards', () => {
  const kept = { id: 'fare', label: 'Whatever it is called now' };
  const first = unsavedId([kept]);
  const second = unsavedId([kept, { id: first }]);
  expect(first).not.toBe(second);
  const saved = withIds([
    kept,
    { id: first, label: ' Über-Größe! ' },
    { id: second, label: 'Fare' },
    { id: ':9', label: '日本' },
  ]);
  expect(saved).toEqual([
    kept,
    { id: 'uber-gro-e', label: 'Über-Größe!' },
    { id: 'fare-2', label: 'Fare' },
    { id: 'reason', label: '日本' },
  ]);
  expect(withIds([{ id: ':1', label: 'constructor' }])[0]?.id).not.toBe('constructor');
});
