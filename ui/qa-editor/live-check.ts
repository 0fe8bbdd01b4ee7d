/** Has a script checked while it is written: a moment after the last key, and only the newest answer counts. Knows no element. */
import type { Checked } from '../../machines/laboratory.ts';
import { waitMs } from '../data/backoff.ts';
import type { ScriptRequests } from './script-requests.ts';
import { isFailed } from './script-requests.ts';

/** After the last key. */
const calmMs = 300;
/** Between attempts while the server does not answer. */
const againMs = 3_000;

export class LiveCheck {
  /** Of the newest text that was checked; what is written meanwhile moves it a little. */
  checked: Checked = { complaints: [], scenarios: [] };
  /** `behind`: the text is another one by now. `unanswered`: the server could not say; it is asked again. */
  standing: 'behind' | 'fresh' | 'unanswered' = 'behind';
  readonly #requests: Pick<ScriptRequests, 'check'>;
  readonly #changed: () => void;
  readonly #wait: (ms: number) => Promise<void>;
  #asked = 0;

  constructor(requests: Pick<ScriptRequests, 'check'>, changed: () => void, wait = waitMs) {
    this.#requests = requests;
    this.#changed = changed;
    this.#wait = wait;
  }

  /** Resolves when this text was checked, or another one is. */
  async look(file: string, text: string): Promise<void> {
    const asked = ++this.#asked;
    const isStale = () => asked !== this.#asked;
    this.standing = 'behind';
    await this.#wait(calmMs);
    while (!isStale()) {
      const said = await this.#requests.check(file, text);
      if (isStale()) return;
      if (!isFailed(said)) {
        this.checked = said;
        this.standing = 'fresh';
        this.#changed();
        return;
      }
      this.standing = 'unanswered';
      this.#changed();
      await this.#wait(againMs);
    }
  }

  /** Nothing is asked any more. */
  stop(): void {
    this.#asked++;
  }
}
