/** The key that seals session cookies: made once, kept beside the database, readable by nobody else. */
import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const keyBytes = 32;

export function cookieKeyIn(dataDir: string): Buffer {
  const path = join(dataDir, 'cookie.key');
  try {
    const key = readFileSync(path);
    if (key.length === keyBytes) {
      chmodSync(path, 0o600);
      return key;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  // A damaged key opens no cookie anyway: people log on again.
  const key = randomBytes(keyBytes);
  writeFileSync(path, key, { mode: 0o600 });
  return key;
}
