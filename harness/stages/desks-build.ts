/** The desks as files that a server can send: built if they are not there, or older than what they are made from. */
import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../language/library.ts';

const sources = ['ui/**/*.{ts,css,html,svg}', 'machines/*.ts', 'package-lock.json'];
const built = join(root, 'ui/dist/index.html');

const changedAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function isFresh(): boolean {
  const at = changedAt(built);
  const files = globSync(sources, { cwd: root, exclude: (name) => name === 'dist' || name === 'ui/dist' });
  return at > 0 && files.every((file) => changedAt(join(root, file)) <= at);
}

/** `say` hears that it takes a moment. */
export async function buildDesksIfNeeded(say: (line: string) => void): Promise<void> {
  if (isFresh()) return;
  say('Building the desks …');
  // Only here: a start with fresh desks needs no bundler.
  const { build } = await import('vite');
  await build({ root: join(root, 'ui'), configFile: join(root, 'ui/vite.config.ts'), logLevel: 'warn' });
}
