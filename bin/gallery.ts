// `npm run gallery`: every element of the desks in every state, drawn anew as sources change. Needs no server of ours.

import { join } from 'node:path';
import { createServer } from 'vite';
import { root } from '../checks/command.ts';

const server = await createServer({
  configFile: join(root, 'ui/gallery/vite.config.ts'),
  server: { host: '127.0.0.1', fs: { allow: [root] } },
});
await server.listen();
server.printUrls();
