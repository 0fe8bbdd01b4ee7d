/**
 * What a browser may do with our pages and what others' pages may do to us: a strict content policy, JSON only, no
 * cookie-borne change or socket from a foreign website, and no frame but of the embedded desk on websites that may.
 */
import type { OutgoingHttpHeader } from 'node:http';
import helmet from '@fastify/helmet';
import type { FastifyRequest, onRequestHookHandler } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { Refused } from '../problems.ts';

declare module 'fastify' {
  interface FastifyInstance {
    embeddable: {
      /** For the route of a page that we and the websites that may embed us may show in a frame. */
      page: onRequestHookHandler;
      /** For the route of a file that those websites may load as a module. */
      module: onRequestHookHandler;
    };
  }
}

export interface SecurityOptions {
  /** Websites beside our own that may act for a logged-on person, such as `https://desktop.example`. */
  allowedOrigins: readonly string[];
  /** Websites that may show our embedded pages in a frame. They act for nobody by that. */
  embedOrigins: readonly string[];
  /** Only this machine can reach us: then no other name may be ours (DNS rebinding). */
  isLoopback: boolean;
}

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

export const security = fastifyPlugin(
  async (app, { allowedOrigins, embedOrigins, isLoopback }: SecurityOptions) => {
    await app.register(helmet, {
      global: false,
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          'default-src': ["'self'"],
          'script-src': ["'self'"],
          'style-src': ["'self'"],
          'img-src': ["'self'", 'data:'],
          'font-src': ["'self'"],
          'connect-src': ["'self'"],
          'worker-src': ["'self'"],
          'object-src': ["'none'"],
          'base-uri': ["'none'"],
          'form-action': ["'self'"],
          'frame-ancestors': ["'none'"],
        },
      },
      xFrameOptions: { action: 'deny' },
      // Whoever ends TLS before us says this; on plain http it would lock people out.
      strictTransportSecurity: false,
    });

    // The same for every answer, so asked for once: to make them anew takes a fifteenth of a command's time.
    let known: [name: string, value: OutgoingHttpHeader | undefined][] | undefined;
    app.addHook('onRequest', async (_request, reply) => {
      if (!known) {
        await reply.helmet();
        known = Object.entries(reply.raw.getHeaders());
      } else for (const [name, value] of known) reply.raw.setHeader(name, value ?? '');
    });

    const ancestors = ["frame-ancestors 'self'", ...embedOrigins].join(' ');
    app.decorate('embeddable', {
      page: (_request, { raw }, done) => {
        const policy = String(raw.getHeader('content-security-policy'));
        raw.setHeader('content-security-policy', policy.replace("frame-ancestors 'none'", ancestors));
        // It knows no list, and browsers that know the policy ignore it beside one.
        raw.removeHeader('x-frame-options');
        done();
      },
      module: ({ headers: { origin } }, { raw }, done) => {
        raw.setHeader('cross-origin-resource-policy', 'cross-origin');
        raw.setHeader('vary', 'origin');
        if (origin !== undefined && embedOrigins.includes(origin)) raw.setHeader('access-control-allow-origin', origin);
        done();
      },
    });

    app.removeContentTypeParser('text/plain');

    // What people wrote does not belong on the disk of a shared computer.
    // Built files say themselves how long they may be kept.
    app.addHook('onRequest', async (_request, reply) => {
      reply.header('cache-control', 'no-store');
    });

    const isOurs = (origin: string, host: string | undefined): boolean => {
      if (allowedOrigins.includes(origin)) return true;
      if (!URL.canParse(origin)) return false;
      const url = new URL(origin);
      return url.host === host && (!isLoopback || loopbackNames.has(url.hostname));
    };

    app.addHook('onRequest', async (request) => {
      const { origin, host, upgrade } = request.headers;
      // A browser says for every socket whose page opens it.
      const isSocket = upgrade !== undefined;
      // A browser names the page that reads a stream only if it is a foreign one.
      const isForeignStream = origin !== undefined && request.url.startsWith('/live');
      if (safeMethods.has(request.method) && !isSocket && !isForeignStream) return;
      // No cookie speaks for anybody here: a program, or somebody who is about to log on. A browser always names itself.
      const isHarmless = origin === undefined && !carriesCookie(request);
      if (!isHarmless && (origin === undefined || !isOurs(origin, host))) throw new Refused('originForbidden');
    });
  },
  { name: 'security' },
);

const carriesCookie = (request: FastifyRequest): boolean =>
  request.headers.cookie !== undefined && request.headers.authorization === undefined;
