/**
 * One recording from its beginning to its scenario: asks how far it is while somebody looks on, and finds the one that was
 * begun before the page was refreshed.
 */
import type { ReactiveController, ReactiveElement } from 'lit';
import type { Recorded, RecordingTold } from '../../machines/recordings.ts';
import type { RefusalCode } from '../../machines/refusals.ts';
import type { Fetch } from '../data/desk-fetch.ts';
import { isFailed, RecordingClient } from './recording-client.ts';

const lookEveryMs = 2_000;

export type RecordingState =
  | { at: 'unknown' }
  | { at: 'ready' }
  | { at: 'recording' | 'writing'; recording: RecordingTold }
  | { at: 'recorded'; recorded: Recorded };

export class RecordingController implements ReactiveController {
  state: RecordingState = { at: 'unknown' };
  /** Why the last thing that was asked for was not done. */
  refused: RefusalCode | undefined;
  readonly #host: ReactiveElement;
  readonly #ask: () => Fetch;
  #client: RecordingClient | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `ask`: what is known only once the element is in its desk. */
  constructor(host: ReactiveElement, ask: () => Fetch) {
    this.#host = host;
    this.#ask = ask;
    host.addController(this);
  }

  hostConnected(): void {
    // The desk hands over what it shares while the element is being connected.
    queueMicrotask(() => this.#find());
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  async start(): Promise<void> {
    const said = await this.#with((client) => client.start());
    if (!said) return;
    this.#become({ at: 'recording', recording: said });
    this.#lookLater();
  }

  async stop(name: string): Promise<void> {
    const { state } = this;
    if (state.at !== 'recording') return;
    clearTimeout(this.#timer);
    this.#become({ at: 'writing', recording: state.recording });
    const said = await this.#with((client) => client.stop(state.recording.recording, name));
    if (said) this.#become({ at: 'recorded', recorded: said });
    else await this.#find();
  }

  async cancel(): Promise<void> {
    if (this.state.at !== 'recording') return;
    const { recording } = this.state.recording;
    clearTimeout(this.#timer);
    this.refused = undefined;
    const failed = await this.#clientNow().cancel(recording);
    // Gone is what was wanted.
    if (failed && failed.refused !== 'unknownRecording') this.refused = failed.refused;
    if (this.refused === undefined) this.#become({ at: 'ready' });
    else await this.#find();
  }

  /** Back to the beginning, for another one. */
  again(): void {
    this.refused = undefined;
    this.#become({ at: 'ready' });
  }

  /** The one that runs, and what was refused stays told. */
  async #find(): Promise<void> {
    const said = await this.#clientNow().own();
    if (said !== null && isFailed(said)) {
      this.refused = said.refused;
      this.#become({ at: 'ready' });
    } else {
      this.#become(said ? { at: 'recording', recording: said } : { at: 'ready' });
      if (said) this.#lookLater();
    }
  }

  #lookLater(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), lookEveryMs);
  }

  async #look(): Promise<void> {
    if (!this.#host.isConnected || this.state.at !== 'recording') return;
    const { recording } = this.state.recording;
    if (document.visibilityState === 'visible') {
      const said = await this.#clientNow().look(recording);
      if (this.state.at !== 'recording') return;
      if (isFailed(said) && said.refused === 'unknownRecording') {
        this.refused = said.refused;
        this.#become({ at: 'ready' });
        return;
      }
      if (!isFailed(said)) this.#become({ at: 'recording', recording: said });
    }
    this.#lookLater();
  }

  async #with<Said extends object>(ask: (client: RecordingClient) => Promise<Said | { refused: RefusalCode }>) {
    this.refused = undefined;
    const said = await ask(this.#clientNow());
    if ('refused' in said) {
      this.refused = said.refused as RefusalCode;
      this.#host.requestUpdate();
      return undefined;
    }
    return said as Said;
  }

  #clientNow(): RecordingClient {
    this.#client ??= new RecordingClient(this.#ask());
    return this.#client;
  }

  #become(state: RecordingState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
