/** QA's laboratory on the server: the scenarios, runs of them, and following those. Plain requests; keeps nothing. */
import type * as z from 'zod/mini';
import type { ScenarioList } from '../../machines/laboratory.ts';
import { scenarioList } from '../../machines/laboratory.ts';
import type { RefusalCode } from '../../machines/refusals.ts';
import type { BatchEvent, BatchTold, RunEvent, RunLine, RunTold } from '../../machines/runs.ts';
import { batch, batchEvent, run, runEvent, runList } from '../../machines/runs.ts';
import { problem } from '../../machines/wire.ts';
import type { Fetch } from './desk-fetch.ts';
import './frames.ts';

/** Why there is no answer. */
export interface NoAnswer {
  refused: RefusalCode;
  /** In English; what is wrong with a script. */
  detail?: string;
}
export const isNoAnswer = (said: object): said is NoAnswer => 'refused' in said;

/** What is to be run: a scenario that is there, or a text that is being written. */
export type ToRun = Pick<RunTold, 'stage'> & {
  seed?: number;
  scenario?: string;
  /** What a former run was of. */
  again?: string;
  text?: { file: string; text: string; line: number };
};

export interface Following {
  close(): void;
}

interface Follower<Event> {
  onEvent(event: Event): void;
  /** It cannot be followed: it is forgotten, or the person is logged off. */
  onLost(): void;
}

export class Laboratory {
  readonly #ask: Fetch;

  constructor(ask: Fetch) {
    this.#ask = ask;
  }

  scenarios = (): Promise<ScenarioList | NoAnswer> => this.#asked('GET', '/api/scenarios', scenarioList);

  runs = (): Promise<{ runs: RunLine[]; batch: BatchTold | null } | NoAnswer> =>
    this.#asked('GET', '/api/runs', runList);

  start = (wanted: ToRun): Promise<RunTold | NoAnswer> => this.#asked('POST', '/api/runs', run, wanted);

  startBatch = (stage: RunTold['stage'], scenarios: readonly string[]): Promise<BatchTold | NoAnswer> =>
    this.#asked('POST', '/api/batches', batch, { stage, scenarios });

  stop = (id: string): Promise<RunTold | NoAnswer> => this.#asked('DELETE', `/api/runs/${id}`, run);

  stopBatch = (id: string): Promise<BatchTold | NoAnswer> => this.#asked('DELETE', `/api/batches/${id}`, batch);

  follow = (id: string, follower: Follower<RunEvent>): Following =>
    followed(`/api/runs/${encodeURIComponent(id)}/events`, runEvent, follower);

  followBatch = (id: string, follower: Follower<BatchEvent>): Following =>
    followed(`/api/batches/${encodeURIComponent(id)}/events`, batchEvent, follower);

  async #asked<Said extends object>(
    method: string,
    url: string,
    schema: z.ZodMiniType<Said>,
    body?: object,
  ): Promise<Said | NoAnswer> {
    try {
      const json = body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
      const response = await this.#ask(url, { method, ...json });
      const said: unknown = await response.json();
      if (response.ok) return schema.parse(said);
      const { code, detail } = problem.parse(said);
      return { refused: code, ...(detail !== undefined && { detail }) };
    } catch {
      return { refused: 'unavailable' };
    }
  }
}

/** The browser comes back by itself after an interruption, and is told everything anew. */
function followed<Event extends { type: string }>(
  url: string,
  schema: z.ZodMiniType<Event>,
  { onEvent, onLost }: Follower<Event>,
): Following {
  const source = new EventSource(`${url}?desk=qa`);
  source.onmessage = ({ data }: MessageEvent<string>) => {
    const event = schema.parse(JSON.parse(data));
    if (event.type === 'ended') source.close();
    onEvent(event);
  };
  source.onerror = () => {
    if (source.readyState === EventSource.CLOSED) onLost();
  };
  return source;
}
