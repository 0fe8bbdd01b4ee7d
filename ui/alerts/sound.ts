/**
 * Plays alerts. Many at once sound once, over all desks of this browser. Where this tab may not sound yet another one of
 * the person does; where none may, that is not an error: `blocked` says so, `unheard` counts, and one click settles it.
 */
import type { Tabs } from './tabs.ts';
import type { SoundKind, Tone, Voice } from './tones.ts';
import { figures, voices } from './tones.ts';

/** Alerts closer together than this share one sound; an urgent one still sounds after another. */
const togetherMs = 900;
/** How long another tab may take to say that it sounded. */
const answerMs = 500;

export interface SoundChoice {
  tone: (kind: SoundKind) => Tone;
  /** 0 to 100. */
  volume: () => number;
}

export class Sound {
  #audio: AudioContext | undefined;
  readonly #tabs: Tabs;
  readonly #choice: SoundChoice;
  readonly #changed: () => void;
  readonly #asked = new Map<string, () => void>();
  /** Sounds that this tab made. */
  played = 0;
  /** Alerts that no tab could sound, since the last time one could. */
  unheard = 0;

  /** `audio`: undefined where there shall be no sound. */
  constructor(
    tabs: Tabs,
    choice: SoundChoice,
    changed: () => void,
    audio = (): AudioContext | undefined => new AudioContext(),
  ) {
    this.#tabs = tabs;
    this.#choice = choice;
    this.#changed = changed;
    try {
      this.#audio = audio();
      if (this.#audio) this.#audio.onstatechange = () => this.#look();
    } catch {
      // No sound on this machine.
    }
  }

  /** The browser wants a click first. */
  get blocked(): boolean {
    return this.#audio !== undefined && this.#audio.state !== 'running' && this.#audio.state !== 'closed';
  }

  async enable(): Promise<void> {
    await this.#audio?.resume().catch(() => undefined);
    this.#look();
  }

  /** Never rejects; resolves once it was heard, or could not be. */
  async play(kind: SoundKind): Promise<void> {
    if (this.#audio?.state === 'running') return this.#playOnce(kind);
    if (this.#audio && !(await this.#another(kind))) {
      this.unheard++;
      this.#changed();
    }
  }

  /** For the person who chooses: at once, and whatever else sounds. */
  async sample(kind: SoundKind, tone?: Tone): Promise<void> {
    await this.enable();
    this.#play(kind, tone);
  }

  /** Another tab asks, since it may not sound itself. */
  async answer(ask: string, kind: SoundKind): Promise<void> {
    if (this.#audio?.state !== 'running') return;
    await this.#playOnce(kind);
    this.#tabs.say({ type: 'sounded', ask });
  }

  answered(ask: string): void {
    this.#asked.get(ask)?.();
  }

  async #playOnce(kind: SoundKind): Promise<void> {
    const isFirst = this.#tabs.first('sound', togetherMs);
    // Whoever has just heard something lesser still has to hear this.
    if (await (kind === 'urgent' ? this.#tabs.first('sound-urgent', togetherMs) : isFirst)) this.#play(kind);
  }

  #another(kind: SoundKind): Promise<boolean> {
    const ask = Math.random().toString(36).slice(2);
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const late = setTimeout(() => resolve(false), answerMs);
    this.#asked.set(ask, () => resolve(true));
    this.#tabs.say({ type: 'sound', ask, kind });
    return promise.finally(() => {
      clearTimeout(late);
      this.#asked.delete(ask);
    });
  }

  #look(): void {
    if (!this.blocked) this.unheard = 0;
    this.#changed();
  }

  #play(kind: SoundKind, tone = this.#choice.tone(kind)): void {
    const audio = this.#audio;
    if (audio?.state !== 'running') return;
    this.played++;
    const voice = voices[tone];
    const gain = (voice.gain * this.#choice.volume()) / 100;
    if (gain > 0) {
      for (const { semitones, atSeconds } of figures[kind])
        for (const [multiple, share] of voice.partials) {
          const hertz = voice.hertz * multiple * 2 ** (semitones / 12);
          note(audio, voice, { hertz, gain: gain * share, at: audio.currentTime + atSeconds });
        }
    }
    this.#changed();
  }
}

function note(
  audio: AudioContext,
  voice: Voice,
  { hertz, gain, at }: { hertz: number; gain: number; at: number },
): void {
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.type = voice.wave;
  tone.frequency.value = hertz;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(gain, at + 0.015);
  volume.gain.exponentialRampToValueAtTime(0.0005, at + voice.decaySeconds);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + voice.decaySeconds + 0.05);
}
