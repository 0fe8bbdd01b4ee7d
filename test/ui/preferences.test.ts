import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Preference } from '../../ui/data/preferences.ts';
import { Preferences } from '../../ui/data/preferences.ts';
import { aStorage } from './storage.ts';

const volume: Preference<number> = { name: 'volume', schema: z.number().check(z.gte(0), z.lte(1)), fallback: 0.5 };
const open = (storage: Pick<Storage, 'getItem' | 'setItem'>, person = 'sue', changed = () => {}) =>
  new Preferences(storage, person, changed);

test('what a person chose is there again on the next page, and for nobody else in that browser', () => {
  const storage = aStorage();
  open(storage).choose(volume, 0.2);
  expect(open(storage).read(volume)).toBe(0.2);
  expect(open(storage, 'sam').read(volume)).toBe(0.5);
});

test('what is kept and makes no sense counts as not chosen', () => {
  for (const kept of ['7', 'loud', '"loud"', 'null', '']) {
    const storage = aStorage();
    storage.setItem('preferences/sue/volume', kept);
    expect(open(storage).read(volume)).toBe(0.5);
  }
});

test('a choice holds for the page where nothing can be kept', () => {
  const full = {
    getItem: () => null,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  const preferences = open(full);
  preferences.choose(volume, 0.2);
  expect(preferences.read(volume)).toBe(0.2);
});

test('a choice made in another tab is heard, one of another person is not', () => {
  const storage = aStorage();
  let changes = 0;
  const here = open(storage, 'sue', () => changes++);
  expect(here.read(volume)).toBe(0.5);
  open(storage).choose(volume, 0.2);
  here.heard({ key: 'preferences/sam/volume' });
  expect([here.read(volume), changes]).toEqual([0.5, 0]);
  here.heard({ key: 'preferences/sue/volume' });
  expect([here.read(volume), changes]).toEqual([0.2, 1]);
});
