/** The same seeds give the same records, byte for byte, wherever a process runs. */
import { expect, it } from 'vitest';
import { compareRecords } from '../support/determinism/compared.ts';

const seeds = 1_000;

it('records do not depend on time zone and locale', async () => {
  const { places, turns, ...compared } = await compareRecords('ours', seeds);
  expect(places).toEqual(['tr-TR Pacific/Kiritimati', 'de-DE America/St_Johns']);
  expect(compared).toEqual({ seeds });
  // Something happens in them.
  expect(turns).toBeGreaterThan(seeds * 10);
}, 120_000);

it.each([
  ['upper case of the locale', ['TAKEN İN TİME', 'TAKEN IN TIME']],
  ['dates of the time zone', [Date.UTC(2026, 0, 4, 19), Date.UTC(2026, 0, 5, 12, 30)]],
])(
  'a chart that depends on the %s is found, by seed and turn',
  async (charts, notes) => {
    const { difference } = await compareRecords(charts, 20);
    const seen = difference!.records.map((record) => JSON.parse(record!));
    expect(seen.map(({ envelope }) => envelope.message.type)).toEqual(['request.accept', 'request.accept']);
    for (const [n, { effects }] of seen.entries()) {
      expect(effects).toContainEqual(
        expect.objectContaining({ type: 'publish', event: expect.objectContaining({ note: notes[n] }) }),
      );
    }
  },
  60_000,
);
