/** The table of global states: each once, whatever their numbers and however wide rows become. */
import { expect, test } from 'vitest';
import { StateTable } from '../../../harness/explorer/states.ts';
import { hashOf } from '../../../harness/explorer/vector.ts';

const insert = (table: StateTable, numbers: number[], parent = -1) => {
  const vector = Int32Array.from(numbers);
  return table.insert(vector, hashOf(vector), parent);
};
const read = (table: StateTable, index: number) => {
  const vector = new Int32Array(table.width);
  table.read(index, vector);
  return [...vector];
};

test('a state is kept once, and remembers where it was found from', () => {
  const table = new StateTable(3);
  expect([insert(table, [1, 2, 3]), insert(table, [1, 2, 4], 0), insert(table, [1, 2, 3], 1)]).toEqual([0, 1, 0]);
  expect(table.count).toBe(2);
  expect([table.parentOf(0), table.parentOf(1)]).toEqual([-1, 0]);
  expect(table.find(Int32Array.from([1, 2, 4]))).toBe(1);
  expect(table.find(Int32Array.from([4, 2, 1]))).toBe(-1);
});

test('numbers that need more than 16 bits are kept whole, and those before them stay', () => {
  const table = new StateTable(3);
  const small = table.bytes;
  for (let n = 0; n < 40_000; n++) insert(table, [n, 0xffff, n % 7]);
  expect(insert(table, [1, 0x10000, 2], 5)).toBe(40_000);
  // As 16 bits it would be [1, 0, 2].
  expect(insert(table, [1, 0, 2])).toBe(40_001);
  expect(read(table, 40_000)).toEqual([1, 0x10000, 2]);
  expect(read(table, 39_999)).toEqual([39_999, 0xffff, 39_999 % 7]);
  expect(insert(table, [39_999, 0xffff, 39_999 % 7])).toBe(39_999);
  expect(table.parentOf(40_000)).toBe(5);
  expect(table.count).toBe(40_002);
  expect(table.bytes.allocated).toBeGreaterThan(small.allocated);
});

test('rows become wider, and the same states are found', () => {
  const table = new StateTable(2);
  insert(table, [7, 70_000]);
  table.widen(4);
  expect(read(table, 0)).toEqual([7, 70_000, 0, 0]);
  expect(insert(table, [7, 70_000, 0, 0])).toBe(0);
  expect(insert(table, [7, 70_000, 0, 1])).toBe(1);
});
