/** What a browser fetches before a desk can show anything: the page's own script, the desk's, and all that these import. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** As Vite writes it. */
interface Chunk {
  file: string;
  imports?: readonly string[];
}

/** Files of ui/dist, such as `assets/open-Bx1.js`. Throws if there is no such desk. */
export function scriptsOf(dist: string, desk: string): string[] {
  const chunks = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8')) as Record<string, Chunk>;
  const found = new Set<string>();
  const fetch = (name: string) => {
    const chunk = chunks[name];
    if (!chunk) throw new Error(`Nothing was built from ${name}.`);
    if (found.has(chunk.file)) return;
    found.add(chunk.file);
    for (const imported of chunk.imports ?? []) fetch(imported);
  };
  for (const entry of ['index.html', `desks/${desk}/open.ts`]) fetch(entry);
  return [...found];
}
