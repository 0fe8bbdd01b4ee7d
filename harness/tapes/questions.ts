/** What may be asked of a tape, and how the thread that has the tapes is told. Answers travel as JSON text: nobody in between reads them. */
import type { TapeKind } from '../../machines/inspection.ts';
import type { Turn } from '../../server/actors/host.ts';
import type { ProblemCode } from '../../server/problems.ts';
import type { Trace } from '../traces/trace.ts';
import type { DeskAsked } from './desk-then.ts';

export interface ActorsAsked {
  turn: number;
  search: string;
  /** Actors that are found too, though their addresses do not hold what is searched for. */
  named: readonly string[];
  kind?: string | undefined;
  after: string;
  limit: number;
}

export interface SeekAsked {
  from: number;
  to: 'forward' | 'back';
  what: 'refusal' | 'violation' | 'actor';
  actor?: string | undefined;
}

export type Question =
  | { ask: 'tape' }
  | { ask: 'lines'; after: number; limit: number; actors: readonly string[] }
  | { ask: 'turn'; n: number }
  | { ask: 'seek'; seek: SeekAsked }
  | { ask: 'actors'; actors: ActorsAsked }
  | { ask: 'states'; turn: number; actors: readonly string[] }
  | { ask: 'desk'; desk: DeskAsked }
  | { ask: 'coverage' };

/** Where the turns of a tape are. */
export type TapeTurns =
  | { record: string }
  | { turns: readonly Turn[] }
  | { trace: Trace }
  | { record: string; after: number; until: number };

export interface TapeOpened {
  tape: string;
  kind: TapeKind;
  title: string;
  turns: TapeTurns;
}

export type ToThread =
  | { type: 'ask'; id: number; tape: TapeOpened['tape']; question: Question }
  | { type: 'open'; id: number; opened: TapeOpened }
  | { type: 'close'; tape: string };

export type FromThread = { id: number } & (
  | { json: string }
  | { refused: ProblemCode; detail?: string }
  | { failed: string }
);
