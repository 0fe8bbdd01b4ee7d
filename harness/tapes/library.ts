/**
 * The tapes that a server has: its own record, and runs, findings and recordings that were put here. Reading and stepping is
 * done in a thread of its own; here is only what each tape is called and where its turns are.
 */

import type { Turn } from '../../server/actors/host.ts';
import type { TextLookup } from '../../server/actors/texts.ts';
import type { Site } from '../../server/site.ts';

/** A run that is kept in memory. */
export interface NewTape {
  kind: 'run' | 'finding';
  title: string;
  /** Who is who in it. */
  site: Site;
  /** From 1 on, without a gap. Of more than `tapeLimits.turns` the newest are not kept. */
  turns: readonly Turn[];
  /** What was written in it, such as `host.text`; read by whoever may look at the tape, as a scenario's words are. */
  text?: TextLookup;
}

/** A stretch of this server's record. */
export interface NewStretch {
  title: string;
  /** The turn that it begins after, and its last one. */
  after: number;
  until: number;
}

export const tapeLimits = {
  /** Kept at once, the newest. */
  tapes: 50,
  turns: 20_000,
} as const;

export class TapeLibrary {
  readonly #tapes = new Map<string, NewTape | NewStretch>();
  #made = 0;

  /** Keeps a run to be stepped through. Its id. */
  add(tape: NewTape): string {
    return this.#keep(tape.kind, { ...tape, turns: tape.turns.slice(0, tapeLimits.turns) });
  }

  /** Shows a stretch of the record as a tape of its own. Its id. */
  addStretch(stretch: NewStretch): string {
    return this.#keep('recording', stretch);
  }

  has(tape: string): boolean {
    return this.#tapes.has(tape);
  }

  remove(tape: string): void {
    this.#tapes.delete(tape);
  }

  #keep(kind: string, tape: NewTape | NewStretch): string {
    const id = `${kind}-${++this.#made}`;
    this.#tapes.set(id, tape);
    const [oldest] = this.#tapes.keys();
    if (this.#tapes.size > tapeLimits.tapes && oldest !== undefined) this.#tapes.delete(oldest);
    return id;
  }
}
