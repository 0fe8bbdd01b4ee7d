/**
 * What must hold, defined once: tests, exploration, simulation, audits and a watching server use these same objects. A
 * property says what is wrong in a sentence, never how it was found.
 */
import { always } from './properties/always.ts';
import { books } from './properties/books.ts';
import { orders } from './properties/orders.ts';
import { promises } from './properties/promises.ts';
import { quiet } from './properties/quiet.ts';
import { saying } from './properties/saying.ts';
import type { Property } from './properties/shape.ts';
import { sometimes } from './properties/sometimes.ts';

export type { World } from './properties/shape.ts';

export const properties: readonly Property[] = [
  ...always,
  ...saying,
  ...books,
  ...orders,
  ...quiet,
  ...promises,
  ...sometimes,
];
