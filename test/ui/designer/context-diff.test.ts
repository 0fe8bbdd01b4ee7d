import { expect, test } from 'vitest';
import { differencesMax, differencesOf } from '../../../ui/designer/context-diff.ts';

test('nothing is different between the same', () => {
  expect(differencesOf({ a: 1, b: { c: [1, { d: null }] } }, { a: 1, b: { c: [1, { d: null }] } })).toEqual([]);
});

test('what is added, removed and changed is told with its place, however deep', () => {
  const before = { state: 'waiting', helpers: {}, showings: { sue: { n: 1, open: true } }, gone: 4 };
  const after = { state: 'helped', helpers: { sue: 'accepted' }, showings: { sue: { n: 1, open: false } } };
  expect(differencesOf(before, after)).toEqual([
    { path: ['state'], kind: 'changed', before: 'waiting', after: 'helped' },
    { path: ['helpers', 'sue'], kind: 'added', after: 'accepted' },
    { path: ['showings', 'sue', 'open'], kind: 'changed', before: true, after: false },
    { path: ['gone'], kind: 'removed', before: 4 },
  ]);
});

test('members of a list of plain values come and go', () => {
  expect(differencesOf({ seen: ['sam', 'sue'] }, { seen: ['bea', 'sue'] })).toEqual([
    { path: ['seen', '−'], kind: 'removed', before: 'sam' },
    { path: ['seen', '+'], kind: 'added', after: 'bea' },
  ]);
});

test('a list whose order alone is different has changed', () => {
  expect(differencesOf({ seen: [1, 2] }, { seen: [2, 1] })).toEqual([
    { path: ['seen'], kind: 'changed', before: [1, 2], after: [2, 1] },
  ]);
});

test('a list of records is compared place by place', () => {
  const line = (n: number, text: string) => ({ n, text });
  expect(differencesOf([line(1, 'a')], [line(1, 'b'), line(2, 'c')])).toEqual([
    { path: ['1', 'text'], kind: 'changed', before: 'a', after: 'b' },
    { path: ['2'], kind: 'added', after: line(2, 'c') },
  ]);
});

test('another kind of value is a change, and null is a value', () => {
  expect(differencesOf({ by: null }, { by: { person: 'sue' } })).toEqual([
    { path: ['by'], kind: 'changed', before: null, after: { person: 'sue' } },
  ]);
});

test('no more differences are told than anybody reads', () => {
  const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [`k${n}`, n]));
  expect(differencesOf({}, many)).toHaveLength(differencesMax);
});
