/**
 * The chime, made by the browser itself. Many alerts at once sound once. A browser that does not allow sound yet is not
 * an error: `blocked` says so, and one click on "Enable sound" settles it.
 */

/** Alerts closer together than this share one chime. */
const togetherMs = 900;
const notes = [
  { hertz: 659.25, atSeconds: 0 },
  { hertz: 880, atSeconds: 0.14 },
] as const;

export class Sound {
  #audio: AudioContext | undefined;
  #playedAt = Number.NEGATIVE_INFINITY;
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
    try {
      this.#audio = new AudioContext();
      this.#audio.onstatechange = changed;
    } catch {
      // No sound on this machine.
    }
  }

  /** The browser wants a click first. */
  get blocked(): boolean {
    return this.#audio?.state === 'suspended';
  }

  async enable(): Promise<void> {
    await this.#audio?.resume().catch(() => undefined);
    this.#changed();
  }

  play(): void {
    const audio = this.#audio;
    if (!audio || performance.now() - this.#playedAt < togetherMs) return;
    this.#playedAt = performance.now();
    if (audio.state !== 'running') return;
    for (const { hertz, atSeconds } of notes) this.#note(audio, hertz, audio.currentTime + atSeconds);
  }

  #note(audio: AudioContext, hertz: number, start: number): void {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.type = 'sine';
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(0.22, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.5);
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(start + 0.55);
  }
}
