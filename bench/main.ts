/** `node bench/main.ts NAME… [--json]`: prints rows of the table of measures. No row is a timed test. */
import { chartRow } from './chart.ts';
import { explorerRow } from './explorer.ts';
import { fanOutRow } from './fan-out.ts';
import { hostRow } from './host.ts';
import { httpRow } from './http.ts';
import type { Row } from './measure.ts';
import { isMissed, machine, print } from './measure.ts';
import { newcomerRow } from './newcomer.ts';
import { outageRow } from './outage.ts';
import { pageRow } from './page.ts';
import { recorderRow } from './recorder.ts';
import { recoveryRow } from './recovery.ts';
import { stepRow } from './step.ts';
import { stormRow } from './storm.ts';
import { toastRow } from './toast.ts';
import { travelRow } from './travel.ts';
import { wallRow } from './wall.ts';
import { watchRow } from './watch.ts';
import { watchedRow } from './watched.ts';

const rows: Record<string, () => Promise<Row>> = {
  step: stepRow,
  host: hostRow,
  http: httpRow,
  'fan-out': fanOutRow,
  storm: stormRow,
  recorder: recorderRow,
  recovery: recoveryRow,
  toast: toastRow,
  outage: outageRow,
  page: pageRow,
  wall: wallRow,
  watch: watchRow,
  watched: watchedRow,
  explorer: explorerRow,
  chart: chartRow,
  newcomer: newcomerRow,
  travel: travelRow,
};

const named = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const unknown = named.filter((name) => !(name in rows));
if (unknown.length > 0) {
  process.stderr.write(`No such row: ${unknown.join(', ')}. There are: ${Object.keys(rows).join(', ')}.\n`);
  process.exit(2);
}

const measured: Row[] = [];
const isJson = process.argv.includes('--json');
if (!isJson) process.stdout.write(`${machine()}\n`);
for (const name of named.length > 0 ? named : Object.keys(rows)) {
  const row = await rows[name]!();
  measured.push(row);
  if (!isJson) print(row);
}
if (isJson) process.stdout.write(`${JSON.stringify({ machine: machine(), rows: measured }, null, 2)}\n`);
process.exitCode = measured.some(isMissed) ? 1 : 0;
