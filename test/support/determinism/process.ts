/**
 * One of the processes that are compared. `hashes <charts> <from> <to>`: where it runs, then a hash of each seed's record.
 * `record <charts> <seed>`: that record.
 */
import { createHash } from 'node:crypto';
import { chartsNamed, recorder } from './recorded.ts';

const [what, charts = 'ours', ...numbers] = process.argv.slice(2);
const record = recorder(chartsNamed[charts]!());
const [from = 0, to = 0] = numbers.map(Number);

if (what === 'record') {
  for (const turn of record(from)) console.log(turn);
} else {
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
  console.log(`${locale} ${timeZone}`);
  for (let seed = from; seed < to; seed++) {
    const turns = record(seed);
    console.log(`${seed} ${turns.length} ${createHash('sha256').update(turns.join('\n')).digest('hex')}`);
  }
}
