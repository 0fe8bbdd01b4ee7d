/** Asks the server about actors and tapes, in the shapes of machines/inspection.ts. Keeps nothing. */
import * as z from 'zod/mini';
import type {
  CoverageMarks,
  CoverageTold,
  ListedActor,
  Tape,
  TurnDetail,
  TurnLine,
} from '../../machines/inspection.ts';
import {
  actorList,
  actorState,
  coverage,
  coverageMarks,
  deskThen,
  tape,
  turnDetail,
  turnLine,
} from '../../machines/inspection.ts';
import type { RefusalCode } from '../../machines/refusals.ts';
import { refusals } from '../../machines/refusals.ts';
import type { Frame } from '../../machines/wire.ts';
import { problem } from '../../machines/wire.ts';
import type { Fetch } from '../data/desk-fetch.ts';

/** An actor's place in its chart, and its books. */
export type ActorNow = z.infer<typeof actorState>;

/** The server did not tell, and why. */
export class NotTold extends Error {
  readonly code: RefusalCode;
  readonly status: number;
  constructor(code: RefusalCode, status: number) {
    super(code);
    this.code = code;
    this.status = status;
  }

  /** It may tell later: what is known stays on screen. */
  get isPassing(): boolean {
    return !refusals[this.code].definite || this.code === 'tooFast' || this.code === 'overloaded';
  }

  /** The server has no such thing at all: it was started without. */
  get isOff(): boolean {
    return this.status === 404 && (this.code === 'invalidMessage' || this.code === 'unavailable');
  }
}

const tapes = z.object({ tapes: z.array(tape) });
const turns = z.object({ turns: z.array(turnLine) });
const sought = z.object({ turn: z.nullable(z.int()) });
const states = z.object({ states: z.record(z.string(), actorState) });
const marked = z.object({ marks: coverageMarks });

export interface ActorsQuery {
  kind?: string;
  search?: string;
  after?: string;
  limit?: number;
  /** As of that turn; only on a tape. */
  turn?: number;
}

export interface Seek {
  from: number;
  to: 'forward' | 'back';
  what: 'refusal' | 'violation' | 'actor';
  actor?: string;
}

export class InspectionClient {
  readonly #ask: Fetch;

  constructor(ask: Fetch) {
    this.#ask = ask;
  }

  tapes = async (): Promise<Tape[]> => (await this.#get('/api/tapes', tapes)).tapes;
  tape = (name: string): Promise<Tape> => this.#get(of(name), tape);
  turns = async (
    name: string,
    query: { after: number; limit: number; actors?: readonly string[] },
  ): Promise<TurnLine[]> =>
    (
      await this.#get(
        `${of(name)}/turns?${asking({ after: query.after, limit: query.limit, actor: query.actors })}`,
        turns,
      )
    ).turns;
  turn = (name: string, n: number): Promise<TurnDetail> => this.#get(`${of(name)}/turns/${n}`, turnDetail);
  seek = async (name: string, { from, to, what, actor }: Seek): Promise<number | null> =>
    (await this.#get(`${of(name)}/seek?${asking({ from, to, what, actor })}`, sought)).turn;
  states = async (name: string, turn: number, actors: readonly string[]): Promise<Record<string, ActorNow>> =>
    actors.length === 0
      ? {}
      : (await this.#get(`${of(name)}/states?${asking({ turn, actor: actors })}`, states)).states;
  desk = async (name: string, turn: number, person: string, desk: 'agent' | 'supervisor'): Promise<Frame[]> =>
    (await this.#get(`${of(name)}/desks?${asking({ turn, person, kind: desk })}`, deskThen)).frames;
  tapeCoverage = async (name: string): Promise<CoverageMarks> =>
    (await this.#get(`${of(name)}/coverage`, marked)).marks;
  coverage = (): Promise<CoverageTold> => this.#get('/api/coverage', coverage);
  /** Of a tape, or without one of the server now. */
  actors = async (query: ActorsQuery, name?: string): Promise<ListedActor[]> =>
    (await this.#get(`${name === undefined ? '/api/actors' : `${of(name)}/actors`}?${asking({ ...query })}`, actorList))
      .actors;

  async #get<Value>(url: string, schema: z.ZodMiniType<Value>): Promise<Value> {
    const response = await this.#ask(url).catch(() => undefined);
    if (!response) throw new NotTold('unavailable', 0);
    const said: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw new NotTold(problem.safeParse(said).data?.code ?? 'unavailable', response.status);
    const told = schema.safeParse(said);
    if (!told.success) throw new NotTold('unavailable', response.status);
    return told.data;
  }
}

const of = (name: string) => `/api/tapes/${encodeURIComponent(name)}`;

function asking(query: Record<string, string | number | readonly string[] | undefined>): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) params.append(name, String(one));
  }
  return params;
}
