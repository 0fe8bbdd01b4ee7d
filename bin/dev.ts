// `npm run dev`: the demo centre, rebuilt and restarted as sources change; reload the page to see it. Ctrl+C ends both.

import { spawn } from 'node:child_process';
import { root } from '../checks/command.ts';

const commands = [
  ['vite', 'build', '--watch', '--config', 'ui/vite.config.ts'],
  [process.execPath, '--watch', 'harness/cli.ts', 'start', ...process.argv.slice(2)],
] as const;

const children = commands.map(([command, ...args]) => spawn(command, args, { cwd: root, stdio: 'inherit' }));
const endAll = () => {
  for (const child of children) child.kill('SIGTERM');
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, endAll);
for (const child of children) child.on('exit', endAll);
