/** What a person chooses about their alerts in this browser. On or off at all is R-POP and R-SOUND, which the server keeps. */
import * as z from 'zod/mini';
import type { Preference, Preferences } from '../data/preferences.ts';
import type { SoundKind, Tone } from './tones.ts';
import { tones } from './tones.ts';

/** `hidden`: only while nobody looks at any window of this desk. */
export const soundTimes = ['always', 'hidden'] as const;
export type SoundTime = (typeof soundTimes)[number];

const tone = z.enum(tones);

export const messageTone: Preference<Tone> = { name: 'messageTone', schema: tone, fallback: 'chime' };
export const toastTone: Preference<Tone> = { name: 'toastTone', schema: tone, fallback: 'bell' };
/** 0 to 100. */
export const volume: Preference<number> = {
  name: 'volume',
  schema: z.int().check(z.gte(0), z.lte(100)),
  fallback: 60,
};
export const soundTime: Preference<SoundTime> = { name: 'soundTime', schema: z.enum(soundTimes), fallback: 'always' };
/** Desktop notifications, where the browser allows them. */
export const notices: Preference<boolean> = { name: 'notices', schema: z.boolean(), fallback: false };
/** Whether they show what was written, which others may see on a shared screen. */
export const noticeTexts: Preference<boolean> = { name: 'noticeTexts', schema: z.boolean(), fallback: false };

export const toneOf = (preferences: Preferences, kind: SoundKind): Tone =>
  preferences.read(kind === 'message' ? messageTone : toastTone);
