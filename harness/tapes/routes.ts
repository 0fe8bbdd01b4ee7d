/** Tapes as designers and QA look at them. Answers come from the tapes' thread as JSON and are passed on as they are. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { id } from '../../machines/commands.ts';
import {
  actorList,
  actorState,
  address,
  coverageMarks,
  deskThen,
  tape,
  turnDetail,
  turnLine,
} from '../../machines/inspection.ts';
import type { Address } from '../../machines/names.ts';
import { kinds } from '../../machines/names.ts';
import type { Frame } from '../../machines/wire.ts';
import type { TextLookup } from '../../server/actors/texts.ts';
import { joinTexts } from '../../server/actors/texts.ts';
import type { PluggedIn } from '../../server/plugged-in.ts';
import { officeOf, readsTexts } from '../../server/plugins/session.ts';
import type { TapeLibrary } from './library.ts';
import type { Question } from './questions.ts';

export interface TapeRoutesOptions extends Pick<PluggedIn, 'host' | 'directory'> {
  tapes: TapeLibrary;
}

const whole = z.coerce.number().check(z.int(), z.gte(0), z.lte(Number.MAX_SAFE_INTEGER));
const limitUpTo = (max: number, usual: number) =>
  z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(max)), usual);
/** Once, or several times. */
const addresses = z._default(
  z.pipe(
    z.transform((given) => (given === undefined || Array.isArray(given) ? given : [given])),
    z.optional(z.array(address).check(z.maxLength(50))),
  ),
  [],
);
const ofTape = z.object({ tape: id });
const tags = ['tapes'];

export const tapeRoutes: FastifyPluginAsyncZod<TapeRoutesOptions> = async (app, { tapes, host, directory }) => {
  const guard = { onRequest: [forLookers, app.limited.steps] };
  const pass = async (reply: FastifyReply, of: string, question: Question) => {
    const json = await tapes.ask(of, question);
    // As it is: serialising it again would take the server's own time.
    return reply.type('application/json; charset=utf-8').send(json as never);
  };

  app.get('/api/tapes', {
    schema: {
      summary: 'Runs that can be stepped through: the record first.',
      tags,
      response: { 200: z.object({ tapes: z.array(tape) }) },
    },
    ...guard,
    handler: async () => ({ tapes: await tapes.list() }),
  });
  app.get('/api/tapes/:tape', {
    schema: {
      summary: 'One of them, with what was found in it so far.',
      tags,
      params: ofTape,
      response: { 200: tape },
    },
    ...guard,
    handler: ({ params }, reply) => pass(reply, params.tape, { ask: 'tape' }),
  });
  app.get('/api/tapes/:tape/turns', {
    schema: {
      summary: 'The turns after one, or those of them to or from these actors.',
      tags,
      params: ofTape,
      querystring: z.object({ after: z._default(whole, 0), limit: limitUpTo(500, 100), actor: addresses }),
      response: { 200: z.object({ turns: z.array(turnLine) }) },
    },
    ...guard,
    handler: ({ params, query: { after, limit, actor } }, reply) =>
      pass(reply, params.tape, { ask: 'lines', after, limit, actors: actor ?? [] }),
  });
  app.get('/api/tapes/:tape/turns/:n', {
    schema: {
      summary: 'One turn: its message, what was before and after it, what it said and caused.',
      tags,
      params: z.extend(ofTape, { n: whole }),
      response: { 200: turnDetail },
    },
    ...guard,
    handler: ({ params }, reply) => pass(reply, params.tape, { ask: 'turn', n: params.n }),
  });
  app.get('/api/tapes/:tape/seek', {
    schema: {
      summary: 'The nearest turn of a kind; null if there is none. Violations are those found so far.',
      tags,
      params: ofTape,
      querystring: z.object({
        from: whole,
        to: z.enum(['forward', 'back']),
        what: z.enum(['refusal', 'violation', 'actor']),
        actor: z.optional(address),
      }),
      response: { 200: z.object({ turn: z.nullable(z.int()) }) },
    },
    ...guard,
    handler: ({ params, query }, reply) => pass(reply, params.tape, { ask: 'seek', seek: query }),
  });
  app.get('/api/tapes/:tape/actors', {
    schema: {
      summary: 'Who there was by then, in what state, by address.',
      tags,
      params: ofTape,
      querystring: z.object({
        turn: whole,
        search: z._default(z.string().check(z.maxLength(100)), ''),
        kind: z.optional(z.enum(kinds)),
        after: z._default(address, ''),
        limit: limitUpTo(200, 100),
      }),
      response: { 200: actorList },
    },
    ...guard,
    handler: async ({ params, query }) => {
      const search = query.search.trim().toLowerCase();
      const actors = { ...query, search, named: tapes.named(params.tape, search) };
      const found = JSON.parse(await tapes.ask(params.tape, { ask: 'actors', actors })) as z.infer<typeof actorList>;
      const nameOf = tapes.nameIn(params.tape);
      return {
        ...found,
        actors: found.actors.map((actor) => {
          const name = nameOf(actor.address as Address);
          return name === undefined ? actor : { ...actor, name };
        }),
      };
    },
  });
  app.get('/api/tapes/:tape/states', {
    schema: {
      summary: 'How these actors were after a turn; 0: before all.',
      tags,
      params: ofTape,
      querystring: z.object({ turn: whole, actor: addresses }),
      response: { 200: z.object({ states: z.record(z.string(), actorState) }) },
    },
    ...guard,
    handler: ({ params, query: { turn, actor } }, reply) =>
      pass(reply, params.tape, { ask: 'states', turn, actors: actor ?? [] }),
  });
  app.get('/api/tapes/:tape/desks', {
    schema: {
      summary:
        'What a person’s desk would be sent on opening then. Without the right to read texts they have a length only.',
      tags,
      params: ofTape,
      // Not `desk`: that says in every query whose desk asks.
      querystring: z.object({ turn: whole, person: id, kind: z.enum(['agent', 'supervisor']) }),
      response: { 200: deskThen },
    },
    ...guard,
    handler: async (request) => {
      const of = request.params.tape;
      const answer = JSON.parse(await tapes.ask(of, { ask: 'desk', desk: request.query })) as { frames: Frame[] };
      const lookup =
        tapes.textsOf(of) ?? (readsTexts(request, directory) ? (text: string) => host.text(text) : undefined);
      return {
        frames: lookup ? await Promise.all(answer.frames.map((frame) => withTexts(frame, lookup))) : answer.frames,
      };
    },
  });
  app.get('/api/tapes/:tape/coverage', {
    schema: {
      summary: 'The edges of the charts that its turns took, as far as it was read.',
      tags,
      params: ofTape,
      response: { 200: z.object({ marks: coverageMarks }) },
    },
    ...guard,
    handler: ({ params }, reply) => pass(reply, params.tape, { ask: 'coverage' }),
  });
};

async function forLookers(request: FastifyRequest): Promise<void> {
  officeOf(request, 'designer', 'qa');
}

async function withTexts(frame: Frame, lookup: TextLookup): Promise<Frame> {
  return frame.type === 'snapshot' ? { ...frame, view: await joinTexts(frame.view, lookup) } : frame;
}
