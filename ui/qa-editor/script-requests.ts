/** What the editor asks of the server, each once: whoever asks decides whether to ask again. Knows no element. */
import type { Checked, FileText, VocabularyTold } from '../../machines/laboratory.ts';
import { checked, fileText, vocabularyTold } from '../../machines/laboratory.ts';
import type { RefusalCode } from '../../machines/refusals.ts';
import { problem } from '../../machines/wire.ts';
import type { Fetch } from '../data/desk-fetch.ts';

export interface Failed {
  refused: RefusalCode;
}
export const isFailed = (said: object): said is Failed => 'refused' in said;

/** A request that takes longer is given up. */
const answerTimeoutMs = 15_000;

export class ScriptRequests {
  readonly #fetch: Fetch;

  constructor(fetch: Fetch) {
    this.#fetch = fetch;
  }

  read = (file: string): Promise<FileText | Failed> => this.#ask(addressOf(file), fileText.parse);

  /** `version` null: a new file. */
  save = (file: string, text: string, version: string | null): Promise<FileText | Failed> =>
    this.#ask(addressOf(file), fileText.parse, { method: 'PUT', body: { text, version } });

  check = (file: string, text: string): Promise<Checked | Failed> =>
    this.#ask('/api/scenarios/check', checked.parse, { method: 'POST', body: { file, text } });

  /** Of a site; a name that is none gives those of the usual one. */
  vocabulary = (site: string | undefined): Promise<VocabularyTold | Failed> =>
    this.#ask(`/api/steps${site === undefined ? '' : `?site=${encodeURIComponent(site)}`}`, vocabularyTold.parse);

  async #ask<Said extends object>(
    address: string,
    parse: (said: unknown) => Said,
    sent?: { method: string; body: object },
  ): Promise<Said | Failed> {
    try {
      const response = await this.#fetch(address, {
        ...(sent && {
          method: sent.method,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(sent.body),
        }),
        signal: AbortSignal.timeout(answerTimeoutMs),
      });
      if (response.ok) return parse(await response.json());
      const { data } = problem.safeParse(await response.json());
      return { refused: data?.code ?? 'unavailable' };
    } catch {
      return { refused: 'unavailable' };
    }
  }
}

const addressOf = (file: string) => `/api/scenarios/files/${file.split('/').map(encodeURIComponent).join('/')}`;
