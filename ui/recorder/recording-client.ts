/** Recordings as the QA page asks for them: begun, looked at, ended. Knows no element. */
import * as z from 'zod/mini';
import type { Recorded, RecordingTold } from '../../machines/recordings.ts';
import { ownRecording, recorded, recording } from '../../machines/recordings.ts';
import type { RefusalCode } from '../../machines/refusals.ts';
import { problem } from '../../machines/wire.ts';
import type { Fetch } from '../data/desk-fetch.ts';

export interface Failed {
  refused: RefusalCode;
}
export const isFailed = (said: object): said is Failed => 'refused' in said;

/** Writing a scenario of a long record may take a while; anything else is answered at once. */
const answersWithinMs = 10_000;
const writesWithinMs = 130_000;

const nothing = z.optional(z.unknown());

export class RecordingClient {
  readonly #ask: Fetch;

  constructor(ask: Fetch) {
    this.#ask = ask;
  }

  /** The one that runs, if any. */
  async own(): Promise<RecordingTold | null | Failed> {
    const said = await this.#send('GET', '', ownRecording);
    return isFailed(said) ? said : said.recording;
  }

  start(): Promise<RecordingTold | Failed> {
    return this.#send('POST', '', recording, {});
  }

  look(id: string): Promise<RecordingTold | Failed> {
    return this.#send('GET', `/${id}`, recording);
  }

  stop(id: string, name: string): Promise<Recorded | Failed> {
    return this.#send('POST', `/${id}/stop`, recorded, name === '' ? {} : { name }, writesWithinMs);
  }

  async cancel(id: string): Promise<Failed | undefined> {
    const said = await this.#send('DELETE', `/${id}`, z.object({ none: nothing }));
    return isFailed(said) ? said : undefined;
  }

  async #send<Said extends object>(
    method: string,
    path: string,
    schema: z.ZodMiniType<Said>,
    body?: object,
    withinMs = answersWithinMs,
  ): Promise<Said | Failed> {
    try {
      const response = await this.#ask(`/api/recordings${path}`, {
        method,
        ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(withinMs),
      });
      if (response.status === 204) return schema.parse({});
      const said: unknown = await response.json();
      if (response.ok) return schema.parse(said);
      return { refused: problem.safeParse(said).data?.code ?? 'unavailable' };
    } catch {
      return { refused: 'unavailable' };
    }
  }
}
