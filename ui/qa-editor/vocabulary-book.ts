/** The vocabulary of each site that a script names, asked for once. Until a site's is there the one before goes on. */
import type { VocabularyTold } from '../../machines/laboratory.ts';
import { waitMs } from '../data/backoff.ts';
import type { ScriptRequests } from './script-requests.ts';
import { isFailed } from './script-requests.ts';

/** While the server does not answer. */
const againMs = 3_000;

export class VocabularyBook {
  /** Of the site that was asked for last and is there. */
  now: VocabularyTold | undefined;
  readonly #requests: Pick<ScriptRequests, 'vocabulary'>;
  readonly #changed: () => void;
  readonly #known = new Map<string, VocabularyTold>();
  #wanted: string | undefined;
  #isClosed = false;

  constructor(requests: Pick<ScriptRequests, 'vocabulary'>, changed: () => void) {
    this.#requests = requests;
    this.#changed = changed;
  }

  /** `site` undefined, or one that there is none of: the usual one. */
  want(site: string | undefined): void {
    const name = this.now?.sites.includes(site ?? '') ? site! : '';
    if (name === this.#wanted) return;
    this.#wanted = name;
    const known = this.#known.get(name);
    if (known) this.#turnTo(known);
    else void this.#load(name);
  }

  close(): void {
    this.#isClosed = true;
  }

  async #load(name: string): Promise<void> {
    while (name === this.#wanted && !this.#isClosed) {
      const said = await this.#requests.vocabulary(name || undefined);
      if (!isFailed(said)) {
        this.#known.set(name, said);
        if (name === this.#wanted) this.#turnTo(said);
        return;
      }
      // A site that is wrong is said by the check.
      if (said.refused !== 'unavailable' && said.refused !== 'overloaded' && said.refused !== 'tooFast') return;
      await waitMs(againMs);
    }
  }

  #turnTo(told: VocabularyTold): void {
    this.now = told;
    this.#changed();
  }
}
