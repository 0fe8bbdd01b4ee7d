/** Tapes, turns and times on the designer's desk. */
import { msg, str } from '@lit/localize';
import type { Tape } from '../../machines/inspection.ts';
import { clockWords, momentWords, numberWords } from './formats.ts';

export const tapeKindWords = (kind: Tape['kind']): string =>
  ({
    record: () => msg('Record of this server'),
    run: () => msg('Runs of scenarios'),
    finding: () => msg('Findings'),
    recording: () => msg('Recordings'),
  })[kind]();

const twoDigits = (count: number) => String(count).padStart(2, '0');

/** "1:02.300" of a run's own clock. */
export function virtualTimeWords(ms: number): string {
  const [minutes, seconds] = [Math.floor(ms / 60_000), Math.floor(ms / 1_000) % 60];
  return `${minutes}:${twoDigits(seconds)}.${String(Math.floor(ms) % 1_000).padStart(3, '0')}`;
}

/** When a turn was: time of day, or the time of the run. */
export const turnTimeWords = ({ clock }: Pick<Tape, 'clock'>, at: number): string =>
  clock === 'wall' ? clockWords(at) : virtualTimeWords(at);

/** The same with its day. */
export const turnDateWords = ({ clock }: Pick<Tape, 'clock'>, at: number): string =>
  clock === 'wall' ? momentWords(at) : virtualTimeWords(at);

/** What the slider says of where it is. */
export const turnOfWords = (n: number, turns: number, time: string): string =>
  msg(str`Turn ${numberWords(n)} of ${numberWords(turns)}, ${time}`);
