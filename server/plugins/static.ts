/**
 * Serves the built desks as files. Every desk's address, such as `/agent`, is the one page that starts them all; only the
 * embedded desk's may be shown in a frame, and only the component around it may be loaded by another website.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import files from '@fastify/static';
import type { FastifyReply } from 'fastify';
import fastifyPlugin from 'fastify-plugin';

export interface StaticOptions {
  /** Where the ui was built to. */
  uiDir: string;
  /** The example of a desktop that embeds us is for those who try it. */
  demo: boolean;
}

const desks = ['/', '/agent', '/supervisor', '/administrator', '/designer', '/qa'];
const embeddedDesk = '/embed/agent';
const component = '/embed/handraise-assist.js';
const example = '/embed/example.';

const notBuilt = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Handraise</title></head>
<body><h1>The desks are not built yet</h1>
<p>Run <code>npm start</code>, which builds them, or <code>npx vite build --config ui/vite.config.ts</code>; then start again.</p>
</body></html>
`;

export const staticFiles = fastifyPlugin(
  async (app, { uiDir, demo }: StaticOptions) => {
    const isBuilt = existsSync(join(uiDir, 'index.html'));
    if (isBuilt) {
      await app.register(files, {
        root: uiDir,
        index: false,
        schemaHide: true,
        cacheControl: false,
        allowedPath: (path) => demo || !path.startsWith(example),
        setHeaders: (reply, path) => {
          // Vite puts a hash of the content into these names.
          const isHashed = path.startsWith(join(uiDir, 'assets'));
          reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
        },
      });
    }
    const page = (_request: unknown, reply: FastifyReply) =>
      isBuilt ? reply.sendFile('index.html') : reply.code(503).type('text/html; charset=utf-8').send(notBuilt);
    const schema = { hide: true };
    for (const path of desks) app.get(path, { schema }, page);
    app.get(embeddedDesk, { schema, onRequest: app.embeddable.page }, page);
    app.get(component, { schema, onRequest: app.embeddable.module }, (_request, reply) =>
      isBuilt ? reply.sendFile(component) : reply.callNotFound(),
    );
  },
  { name: 'static', dependencies: ['security'] },
);
