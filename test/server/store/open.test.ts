/** Which files a start takes, and with what code it refuses the others. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { charts } from '../../../machines/index.ts';
import type { StoreErrorCode } from '../../../server/store/errors.ts';
import { shapeOf } from '../../../server/store/schema.ts';
import { Store } from '../../../server/store/store.ts';
import { parrots } from '../../support/host-parrot.ts';
import { aFolder, aSqliteHost } from '../../support/host-stage.ts';

const refusal = (code: StoreErrorCode) => expect.objectContaining({ name: 'StoreError', code });
const opening = (path: string) => () => new Store({ path, charts });

/** A store of ours that nobody has open, changed by hand. */
function aStore(change = ''): string {
  const path = join(aFolder(), 'test.db');
  new Store({ path, charts }).close();
  const database = new DatabaseSync(path);
  database.exec(change);
  database.close();
  return path;
}

describe('opening a store', () => {
  it('takes its own again, as the same database', () => {
    const path = join(aFolder(), 'test.db');
    const epochs = [1, 2].map(() => {
      const store = new Store({ path, charts });
      store.close();
      return store.epoch;
    });
    expect(epochs[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(epochs[1]).toBe(epochs[0]);
  });

  it('leaves no file of one that is in memory alone, and lets others have theirs', () => {
    const stores = [1, 2].map(() => new Store({ path: ':memory:', charts }));
    expect(existsSync(':memory:-lock')).toBe(false);
    for (const store of stores) store.close();
  });

  it('refuses one that somebody has open', async () => {
    const { path, host } = aSqliteHost();
    expect(opening(path)).toThrow(refusal('storeLocked'));
    await host.close();
    expect(opening(path)).not.toThrow();
  });

  it('refuses a newer version', () => {
    expect(opening(aStore("UPDATE meta SET value = '99' WHERE name = 'schema'"))).toThrow(refusal('storeNewer'));
  });

  it('refuses an older version that no migration starts from', () => {
    expect(opening(aStore("UPDATE meta SET value = '0' WHERE name = 'schema'"))).toThrow(refusal('storeOlder'));
  });

  it('refuses actors of other charts', () => {
    const path = aStore();
    expect(() => new Store({ path, charts: parrots })).toThrow(refusal('storeCharts'));
  });

  it('takes actors of other charts through the migrations that are listed', () => {
    const path = aStore();
    const [from, to] = [shapeOf(charts), shapeOf(parrots)];
    const between = { schema: from.schema, charts: 'between' };
    const taken: string[] = [];
    const migrations = [
      { name: 'second', from: between, to, run: () => taken.push('second') },
      { name: 'first', from, to: between, run: () => taken.push('first') },
    ];
    new Store({ path, charts: parrots, migrations }).close();
    expect(taken).toEqual(['first', 'second']);
    new Store({ path, charts: parrots }).close();
  });

  it('refuses a database of another program and leaves it as it was', () => {
    const path = join(aFolder(), 'other.db');
    const other = new DatabaseSync(path);
    other.exec('CREATE TABLE songs (title TEXT)');
    other.close();
    const before = readFileSync(path);
    expect(opening(path)).toThrow(refusal('storeForeign'));
    expect(readFileSync(path)).toEqual(before);
  });

  it('refuses a file that is no database', () => {
    const path = join(aFolder(), 'test.db');
    writeFileSync(path, 'These are not the pages you are looking for. '.repeat(200));
    expect(opening(path)).toThrow(refusal('storeCorrupt'));
  });

  it('refuses a damaged database', () => {
    const path = aStore();
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(0x5a, 100, 4_096));
    expect(opening(path)).toThrow(refusal('storeCorrupt'));
  });

  it('refuses what it cannot write', () => {
    expect(opening(`file:${aStore()}?mode=ro`)).toThrow(refusal('storeReadOnly'));
  });

  it('refuses a folder that is not there', () => {
    expect(opening(join(aFolder(), 'nowhere', 'test.db'))).toThrow(refusal('storeMissing'));
  });
});
