/** Serves the built desks as files. Every desk's address, such as `/agent`, is the one page that starts them all. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import files from '@fastify/static';
import fastifyPlugin from 'fastify-plugin';

export interface StaticOptions {
  /** Where the ui was built to. */
  uiDir: string;
}

const desks = ['/', '/agent', '/supervisor'];

const notBuilt = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Handraise</title></head>
<body><h1>The desks are not built yet</h1>
<p>Run <code>npm start</code>, which builds them, or <code>npx vite build --config ui/vite.config.ts</code>; then start again.</p>
</body></html>
`;

export const staticFiles = fastifyPlugin(
  async (app, { uiDir }: StaticOptions) => {
    const isBuilt = existsSync(join(uiDir, 'index.html'));
    if (isBuilt) {
      await app.register(files, {
        root: uiDir,
        index: false,
        schemaHide: true,
        cacheControl: false,
        setHeaders: (reply, path) => {
          // Vite puts a hash of the content into these names.
          const isHashed = path.startsWith(join(uiDir, 'assets'));
          reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
        },
      });
    }
    for (const path of desks) {
      app.get(path, { schema: { hide: true } }, (_request, reply) =>
        isBuilt ? reply.sendFile('index.html') : reply.code(503).type('text/html; charset=utf-8').send(notBuilt),
      );
    }
  },
  { name: 'static' },
);
