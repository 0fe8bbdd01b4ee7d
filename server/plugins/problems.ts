/** Answers every error as a problem document. What nobody foresaw is logged and told as no more than `unavailable`. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { problemOf, problemType, Refused, refusedBecauseOf } from '../problems.ts';

/** Also for errors that Fastify finds before there is any route, such as an address that is none. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refused = refusedBecauseOf(error);
  if (!refused) request.log.error({ err: error, route: request.routeOptions.url }, 'A request failed.');
  const problem = problemOf(refused ?? new Refused('unavailable'));
  // Where there is no route no hook has run that says it.
  reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  return reply.code(problem.status).type(problemType).serializer(JSON.stringify).send(problem);
}

export const problems = fastifyPlugin(
  async (app) => {
    app.setErrorHandler(answerProblem);
    app.setNotFoundHandler(() => {
      throw new Refused('unknownRoute');
    });
  },
  { name: 'problems' },
);
