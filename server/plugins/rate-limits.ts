/**
 * How much one person, service or address may ask of the server. Whoever asks too much is refused `tooFast` and told by
 * headers when to come back. Sockets are not counted here: live connections have limits of their own.
 */
import type { FastifyRateLimitStoreCtor } from '@fastify/rate-limit';
import rateLimit from '@fastify/rate-limit';
import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { Refused } from '../problems.ts';
import { RateWindows } from './rate-windows.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Hooks for routes, each a budget of its own. */
    limited: Record<'commands' | 'logOns' | 'queries' | 'steps', onRequestAsyncHookHandler>;
  }
}

const rateLimits = {
  /** Commands are counted over this; so many seconds' worth may come at once. */
  windowMs: 3_000,
  /** A service speaks for a whole centre. */
  servicesTimes: 100,
  /** Whoever steps through a run asks several things at each step, of a thread that is not the server's own. */
  stepsTimes: 10,
  /** Log-ons from one address in a minute, for each command a second: a whole centre may sit behind one address. */
  logOnsTimes: 30,
  /** Senders remembered; beyond that the longest silent are forgotten. */
  senders: 10_000,
} as const;

export const limitedRates = fastifyPlugin(
  async (app, { commandsPerSecond }: { commandsPerSecond: number }) => {
    await app.register(rateLimit, {
      global: false,
      enableDraftSpec: true,
      cache: rateLimits.senders,
      store: RateWindows as unknown as FastifyRateLimitStoreCtor,
      errorResponseBuilder: () => new Refused('tooFast'),
    });
    const perWindow = (commandsPerSecond * rateLimits.windowMs) / 1_000;
    const ofSender = (times = 1) => ({
      timeWindow: rateLimits.windowMs,
      keyGenerator: senderOf,
      max: ({ service }: FastifyRequest) => Math.ceil(perWindow * (service ? rateLimits.servicesTimes : times)),
    });
    app.decorate('limited', {
      commands: app.rateLimit(ofSender()) as unknown as onRequestAsyncHookHandler,
      queries: app.rateLimit(ofSender()) as unknown as onRequestAsyncHookHandler,
      steps: app.rateLimit(ofSender(rateLimits.stepsTimes)) as unknown as onRequestAsyncHookHandler,
      logOns: app.rateLimit({
        timeWindow: 60_000,
        max: Math.ceil(commandsPerSecond * rateLimits.logOnsTimes),
      }) as unknown as onRequestAsyncHookHandler,
    });
  },
  { name: 'rate-limits', dependencies: ['session'] },
);

function senderOf({ person, office, service, ip }: FastifyRequest): string {
  const somebody = person ?? office;
  if (somebody) return `person ${somebody.person}`;
  return service ? `service ${service.name}` : `address ${ip}`;
}
