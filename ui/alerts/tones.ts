/**
 * What alerts sound like: a voice that the person chooses, and a figure by which one hears what it is, a message, a
 * request for assistance, or an urgent one. Made by the browser itself; nothing is fetched. Data only.
 */

export const tones = ['chime', 'bell', 'wood', 'signal'] as const;
export type Tone = (typeof tones)[number];

export const soundKinds = ['message', 'toast', 'urgent'] as const;
/** The later one is the more pressing. */
export type SoundKind = (typeof soundKinds)[number];

export interface Voice {
  wave: OscillatorType;
  hertz: number;
  /** Overtones: a multiple of the pitch, and its share of the loudness. */
  partials: readonly (readonly [multiple: number, share: number])[];
  decaySeconds: number;
  /** At full volume; waves of the same height are not equally loud. */
  gain: number;
}

export const voices: Record<Tone, Voice> = {
  chime: { wave: 'sine', hertz: 659.25, partials: [[1, 1]], decaySeconds: 0.5, gain: 0.4 },
  bell: {
    ...{ wave: 'sine', hertz: 523.25, decaySeconds: 1.1, gain: 0.34 },
    partials: [
      [1, 0.6],
      [2.76, 0.28],
      [5.4, 0.12],
    ],
  },
  wood: {
    ...{ wave: 'triangle', hertz: 392, decaySeconds: 0.14, gain: 0.6 },
    partials: [
      [1, 0.8],
      [3, 0.2],
    ],
  },
  signal: { wave: 'square', hertz: 440, partials: [[1, 1]], decaySeconds: 0.2, gain: 0.16 },
};

export interface Note {
  semitones: number;
  atSeconds: number;
}

export const figures: Record<SoundKind, readonly Note[]> = {
  message: [
    { semitones: 0, atSeconds: 0 },
    { semitones: 5, atSeconds: 0.14 },
  ],
  toast: [
    { semitones: 0, atSeconds: 0 },
    { semitones: 4, atSeconds: 0.18 },
    { semitones: 7, atSeconds: 0.36 },
  ],
  urgent: [0, 1, 2, 3, 4, 5].map((n) => ({ semitones: n % 2 === 0 ? 12 : 5, atSeconds: n * 0.13 })),
};

/** The most pressing of several. */
export const loudest = (kinds: readonly SoundKind[]): SoundKind | undefined =>
  soundKinds.findLast((kind) => kinds.includes(kind));
