/**
 * The tapes that a server has: its own record, and runs, findings and recordings that were put here. Reading and stepping is
 * done in a thread of its own; here is only what each tape is called, where its turns are, and who is who in it.
 */
import type { Tape } from '../../machines/inspection.ts';
import type { Address } from '../../machines/names.ts';
import { partsOf } from '../../machines/names.ts';
import type { Turn } from '../../server/actors/host.ts';
import type { TextLookup } from '../../server/actors/texts.ts';
import { Refused } from '../../server/problems.ts';
import type { Site } from '../../server/site.ts';
import { fromZero } from './as-recorded.ts';
import { findingsBeside } from './findings.ts';
import type { Question, TapeOpened } from './questions.ts';
import { TapeThreadLine } from './tape-thread-line.ts';

/** A run that is kept in memory. */
export interface NewTape {
  kind: 'run' | 'finding';
  title: string;
  /** Who is who in it. */
  site: Pick<Site, 'people'>;
  /** From 1 on, without a gap; those after the first `tapeLimits.turns` are left out. Its clock is told from 0. */
  turns: readonly Turn[];
  /** What was written in it, such as `host.text`: for whoever may look at the tape, as a scenario's words are. */
  text?: TextLookup;
}

/** A stretch of this server's record. */
export interface NewStretch {
  title: string;
  /** The turn that it begins after, and its last one. */
  after: number;
  until: number;
}

export interface TapeLibraryOptions {
  databasePath?: string | undefined;
  /** Of the people of this server. */
  people(): Iterable<[id: string, person: { name: string }]>;
  onFailure(error: unknown): void;
  idleMs?: number;
}

export const tapeLimits = {
  /** Kept at once, the newest. */
  tapes: 50,
  turns: 20_000,
} as const;

/** The thread ends after so long without a question. */
const idleMs = 10 * 60_000;
export const recordTape = 'record';

interface Kept {
  opened: TapeOpened;
  /** Undefined: those of this server. */
  people: Site['people'] | undefined;
  text: TextLookup | undefined;
}

export class TapeLibrary {
  readonly #options: TapeLibraryOptions;
  readonly #line: TapeThreadLine;
  readonly #tapes = new Map<string, Kept>();
  /** That a watching server has kept, the newest first. */
  #findings = new Map<string, Kept>();
  #made = 0;

  constructor(options: TapeLibraryOptions) {
    this.#options = options;
    this.#line = new TapeThreadLine({ idleMs, ...options });
  }

  /** Keeps a run to be stepped through. Its id. */
  add({ kind, title, site, turns, text }: NewTape): string {
    return this.#keep(
      kind,
      title,
      { turns: fromZero(turns.slice(0, tapeLimits.turns)) },
      { people: site.people, text },
    );
  }

  /** Shows a stretch of the record as a tape of its own, in which turns have the numbers that they have on the record. Its id. */
  addStretch({ title, after, until }: NewStretch): string {
    const record = this.#options.databasePath;
    if (record === undefined) throw new Refused('unknownTape');
    return this.#keep('recording', title, { record, after, until });
  }

  has(tape: string): boolean {
    return this.#find(tape) !== undefined;
  }

  remove(tape: string): void {
    this.#tapes.delete(tape);
    this.#line.forget(tape);
  }

  /** The record first, then what was put here, then what a watcher has found; each the newest first. */
  async list(): Promise<Tape[]> {
    const record = this.#options.databasePath === undefined ? [] : [recordTape];
    const told = async (tape: string) => JSON.parse(await this.ask(tape, { ask: 'tape' })) as Tape;
    const own = await Promise.all([...record, ...[...this.#tapes.keys()].reverse()].map(told));
    await this.#lookForFindings();
    // A run that cannot be played on its own is no tape.
    const found = await Promise.allSettled([...this.#findings.keys()].map(told));
    return [...own, ...found.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))];
  }

  /** JSON. Rejects with Refused: `unknownTape`, `unknownTurn`, `unavailable`. */
  async ask(tape: string, question: Question): Promise<string> {
    const kept = this.#find(tape);
    if (!kept) throw new Refused('unknownTape');
    return this.#line.ask(kept.opened, question);
  }

  /** Undefined for a tape of this server: its texts are for who may read them. */
  textsOf(tape: string): TextLookup | undefined {
    return this.#find(tape)?.text;
  }

  /** By address, of those who have one in that tape. */
  nameIn(tape: string): (address: Address) => string | undefined {
    const names = new Map(this.#peopleOf(tape));
    return (address) => {
      const { kind, id } = partsOf(address);
      return kind === 'agent' || kind === 'supervisor' ? names.get(id) : undefined;
    };
  }

  /** Actors of people whose names hold it, however it is capitalised. */
  named(tape: string, search: string): Address[] {
    if (search === '') return [];
    const found = [...this.#peopleOf(tape)].filter(([, name]) => name.toLowerCase().includes(search));
    return found.flatMap(([id]): Address[] => [`agent/${id}`, `supervisor/${id}`]);
  }

  close(): Promise<void> {
    return this.#line.close();
  }

  #find(tape: string): Kept | undefined {
    const { databasePath } = this.#options;
    if (tape !== recordTape || databasePath === undefined) return this.#tapes.get(tape) ?? this.#findings.get(tape);
    const opened = { tape, kind: 'record', title: '', turns: { record: databasePath } } as const;
    return { opened, people: undefined, text: undefined };
  }

  async #lookForFindings(): Promise<void> {
    const { databasePath } = this.#options;
    if (databasePath === undefined) return;
    const { tapes, fresh } = await findingsBeside(databasePath, this.#findings);
    const known = new Map(this.#findings);
    for (const { tape, title, trace, people } of fresh) {
      known.set(tape, { opened: { tape, kind: 'finding', title, turns: { trace } }, people, text: () => undefined });
    }
    for (const tape of known.keys()) if (!tapes.includes(tape)) this.#line.forget(tape);
    this.#findings = new Map(tapes.flatMap((tape) => (known.has(tape) ? [[tape, known.get(tape)!]] : [])));
  }

  *#peopleOf(tape: string): Iterable<[id: string, name: string]> {
    const people = this.#find(tape)?.people;
    for (const [id, { name }] of people ? Object.entries(people) : this.#options.people()) yield [id, name];
  }

  #keep(
    kind: TapeOpened['kind'],
    title: string,
    turns: TapeOpened['turns'],
    { people, text }: Partial<Pick<Kept, 'people' | 'text'>> = {},
  ): string {
    const tape = `${kind}-${++this.#made}`;
    this.#tapes.set(tape, { opened: { tape, kind, title, turns }, people, text });
    const [oldest] = this.#tapes.keys();
    if (this.#tapes.size > tapeLimits.tapes && oldest !== undefined) this.remove(oldest);
    return tape;
  }
}
