/** The key that seals session cookies: made once, kept beside the database, readable by nobody else. */
import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';

const keyBytes = 32;

export function cookieKeyIn(dataDir: string, log: Pick<FastifyBaseLogger, 'warn'>): Buffer {
  const path = join(dataDir, 'cookie.key');
  try {
    const key = readFileSync(path);
    if (key.length === keyBytes) {
      chmodSync(path, 0o600);
      return key;
    }
    // It opens no cookie anyway.
    log.warn({ path }, 'The key of the cookies was damaged and is made anew: people log on again.');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // What fails while it is read does not say where.
    if (code !== 'ENOENT') throw Object.assign(error as Error, { path });
  }
  const key = randomBytes(keyBytes);
  writeFileSync(path, key, { mode: 0o600 });
  return key;
}
