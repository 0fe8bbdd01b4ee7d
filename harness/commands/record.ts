/**
 * `handraise record`: a scenario of what stands on the record of a database, also of a running server. Returns the exit code:
 * 0 it goes as it was recorded, 1 it differs, 2 there is none.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { charts } from '../../machines/index.ts';
import { refusals } from '../../machines/refusals.ts';
import { StoreError } from '../../server/store/errors.ts';
import { openForReading } from '../../server/store/open.ts';
import { shapeOf } from '../../server/store/schema.ts';
import { RecordReader } from '../audit/record-reader.ts';
import { written } from '../recorder/writing.ts';
import { databaseAt } from './audit.ts';

export interface RecordRequest {
  /** A data folder, or the database itself. */
  place: string;
  /** Turns: it begins with this one. */
  fromTurn?: number;
  toTurn?: number;
  /** Whose deeds matter, separated by commas. */
  people?: string;
  /** False: texts of the same length instead of what was written. */
  texts?: boolean;
  name?: string;
  /** Left out: it is printed. */
  out?: string;
}

export async function recordScenario(request: RecordRequest): Promise<0 | 1 | 2> {
  const { place, fromTurn = 1, toTurn, people, texts = true, name, out } = request;
  const path = databaseAt(place);
  try {
    const { site, names, newest } = knownAt(path);
    const made = await written({
      ...{ source: { path }, from: Math.max(0, fromTurn - 1), until: toTurn ?? newest, withTexts: texts, site, names },
      ...(people !== undefined && { people: people.split(',').map((person) => person.trim()) }),
      ...(name !== undefined && { title: name }),
    });
    if ('refused' in made) {
      console.error(refusals[made.refused].text);
      return 2;
    }
    for (const warning of made.warnings) console.error(warning);
    if (out === undefined) console.log(made.text.trimEnd());
    else keep(out, made);
    if (out === undefined && made.site) console.error(`It needs a site of its own: use --out to keep it.`);
    return made.warnings.length > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    console.error(error.message);
    return 2;
  }
}

function keep(out: string, { text, site }: { text: string; site?: { name: string; text: string } }): void {
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, text);
  console.log(out);
  if (!site) return;
  // Where a scenario beside it looks for sites.
  const file = join(dirname(out), 'sites', `${site.name}.yaml`);
  if (existsSync(file)) console.error(`${file} is there already; its former content is gone.`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, site.text);
  console.log(file);
}

/** How the site and its people are called, and the newest turn. Throws a StoreError. */
function knownAt(path: string): { site: string; names: Map<string, string>; newest: number } {
  const database = openForReading(path, shapeOf(charts));
  try {
    const rows = database.prepare("SELECT kind, id, value FROM changes WHERE kind IN ('person', 'site') ORDER BY n");
    const named = (rows.all() as { kind: string; id: string; value: string | null }[]).flatMap(({ value, ...row }) =>
      value === null ? [] : [{ ...row, name: (JSON.parse(value) as { name?: string }).name }],
    );
    const people = named.filter(({ kind }) => kind === 'person');
    return {
      site: named.findLast(({ kind }) => kind === 'site')?.name ?? '',
      names: new Map(people.map(({ id, name }) => [id, name ?? id])),
      newest: new RecordReader(database).newest(),
    };
  } finally {
    database.close();
  }
}
