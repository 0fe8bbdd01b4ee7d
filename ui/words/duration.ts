/** Durations in words: "20 s", "1 min 20 s", "1 h 5 min". Never negative, whatever two clocks say. */
import { msg, str } from '@lit/localize';
import { numberWords } from './formats.ts';

export function durationWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return msg(str`${numberWords(seconds)} s`);
  if (minutes < 60) return msg(str`${numberWords(minutes)} min ${numberWords(seconds % 60)} s`);
  return msg(str`${numberWords(Math.floor(minutes / 60))} h ${numberWords(minutes % 60)} min`);
}

/** Roughly, for what is long over or goes on for long: "40 s", "12 min", "1 h 5 min". */
export function roughDurationWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const minutes = Math.floor(seconds / 60);
  return minutes > 0 && minutes < 60 ? msg(str`${numberWords(minutes)} min`) : durationWords(ms);
}

/** The same with no more than it takes: "12 s", "4 min", "1 min 12 s", "1 h 5 min". */
export function spanWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  return seconds < 60 || seconds % 60 === 0 ? roughDurationWords(ms) : durationWords(ms);
}
