/** Rows of actors are written once in many commits: a crash in between loses nothing. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { charts } from '../../../machines/index.ts';
import { agent, workgroup } from '../../../machines/names.ts';
import { shapeOf } from '../../../server/store/schema.ts';
import { Store } from '../../../server/store/store.ts';
import { aCentre, arrival } from '../../support/host-centre.ts';
import { parrots } from '../../support/host-parrot.ts';
import { aFolder, aSqliteHost } from '../../support/host-stage.ts';
import { aliceIsHelped, recordOf } from '../actors/conformance.ts';

/** What a crash at this moment would leave. */
function crashed(path: string): string {
  const left = join(aFolder(), 'left.db');
  for (const end of ['', '-wal']) copyFileSync(path + end, left + end);
  return left;
}

it('a crash leaves every actor, topic and timer as it was', async () => {
  const before = aSqliteHost();
  await aliceIsHelped(before.host, before.pass);
  const record = await recordOf(before.host);
  const addresses = [...new Set(record.map(({ envelope }) => envelope.to))];
  const { host } = aSqliteHost({ path: crashed(before.path), clock: before.clock });
  expect(await recordOf(host)).toEqual(record);
  for (const address of addresses) {
    expect(await host.peek(address)).toEqual(await before.host.peek(address));
    expect(await host.feed(address, 0)).toEqual(await before.host.feed(address, 0));
    const whole = Number.MAX_SAFE_INTEGER;
    expect(await host.feed(address, whole)).toEqual(await before.host.feed(address, whole));
  }
});

it('a restart knows since when everything on a workgroup’s lists is as it is', async () => {
  const before = aSqliteHost();
  await aliceIsHelped(before.host, before.pass);
  const whole = await before.host.feed(workgroup('support'), Number.MAX_SAFE_INTEGER);
  await before.host.close();
  const { host } = aSqliteHost({ path: before.path, clock: before.clock });
  expect(await host.feed(workgroup('support'), Number.MAX_SAFE_INTEGER)).toEqual(whole);
});

it('an actor that only published goes on counting after a crash', async () => {
  const before = aSqliteHost({ charts: parrots });
  await before.host.send(arrival('a', '1', 'done', { request: 'publish.1' }));
  const { host } = aSqliteHost({ path: crashed(before.path), charts: parrots });
  await host.send(arrival('a', '2', 'done', { request: 'publish.1' }));
  expect(await host.peek(agent('a'))).toBeUndefined();
  const seqs = [{ seq: 1 }, { seq: 2 }, { seq: 3 }, { seq: 4 }];
  expect(await host.feed(agent('a'), 0)).toMatchObject({ seq: 4, events: seqs });
});

it('writes rows in between, and runs only the rest again', async () => {
  const before = aSqliteHost({ charts: parrots });
  const burst = (round: number) =>
    Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        before.host.send(arrival(`p${n}`, `${round}`, 'done', { request: 'burst.1' })),
      ),
    );
  for (let round = 1; round <= 9; round++) await burst(round);
  const left = crashed(before.path);
  const database = new DatabaseSync(left, { readOnly: true });
  const { value } = database.prepare("SELECT value FROM meta WHERE name = 'written'").get() as { value: string };
  database.close();
  const turns = 9 * 200 * 6;
  const ofOneBatch = 200 * 6;
  // At most 4,000 turns behind, noted every 500.
  expect(turns - Number(value)).toBeLessThanOrEqual(4_000 + 500 + ofOneBatch);
  const { host } = aSqliteHost({ path: left, charts: parrots });
  expect(await host.peek(agent('other'))).toEqual(await before.host.peek(agent('other')));
  expect(await recordOf(host)).toHaveLength(turns);
});

it('is as it was wherever in a long run it crashes, though rows are of different ages', async () => {
  const before = aSqliteHost();
  const centre = await aCentre(before.host).withEverybody();
  const addresses = ['agent/alice', 'supervisor/sue', 'supervisor/sam', 'workgroup/support', 'interaction/c1'] as const;
  for (let n = 1; n <= 450; n++) {
    await centre.ask('alice', 'c1');
    await centre.asAgent('alice', 'done', { request: `c1.${n}` });
    if (n % 50 > 0) continue;
    const { host } = aSqliteHost({ path: crashed(before.path), clock: before.clock });
    for (const address of [...addresses, `request/c1.${n}`, `request/c1.${n - 49}`] as const) {
      expect(await host.peek(address), `${address} after ${n}`).toEqual(await before.host.peek(address));
      expect((await host.feed(address, 0)).seq).toBe((await before.host.feed(address, 0)).seq);
    }
    await host.close();
  }
  expect((await recordOf(before.host)).length).toBeGreaterThan(8_000);
});

it('takes no migration while rows are behind the record', async () => {
  const before = aSqliteHost();
  await before.host.send(arrival('admin', '1', 'supervisor.configure', { supervisor: 'sue' }));
  const left = crashed(before.path);
  const migrations = [{ name: 'any', from: shapeOf(charts), to: shapeOf(parrots), run: () => {} }];
  const opening = () => new Store({ path: left, charts: parrots, migrations });
  expect(opening).toThrow(expect.objectContaining({ code: 'storeUnfinished' }));
  new Store({ path: left, charts }).close();
  opening().close();
});
