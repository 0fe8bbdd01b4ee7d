/**
 * Passwords and service tokens, kept as hashes only. Comparing takes the same time whatever was typed and whether the
 * person exists, so that nobody learns from the outside who works here.
 */
import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

export const passwordPattern = /^scrypt:[A-Za-z0-9_-]{22}:[A-Za-z0-9_-]{43}$/;
export const tokenPattern = /^sha256:[0-9a-f]{64}$/;

/** About 50 ms and 32 MB a log-on. */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 } as const;
const keyBytes = 32;

const derive = (password: string, salt: Buffer) =>
  new Promise<Buffer>((resolve, reject) =>
    scrypt(password.normalize('NFKC'), salt, keyBytes, cost, (error, key) => (error ? reject(error) : resolve(key))),
  );

/** What the site file keeps of a password. */
export async function hashPassword(password: string, salt = randomBytes(16)): Promise<string> {
  const key = await derive(password, salt);
  return `scrypt:${salt.toString('base64url')}:${key.toString('base64url')}`;
}

/** Nobody's: compared with where there is none, for the time it takes. */
const nobodys = `scrypt:${'A'.repeat(22)}:${'A'.repeat(43)}`;

/** False for somebody without a password, after the same work. */
export async function passwordMatches(password: string, kept: string | undefined): Promise<boolean> {
  const [, salt = '', key = ''] = (kept ?? nobodys).split(':');
  const derived = await derive(password, Buffer.from(salt, 'base64url'));
  return timingSafeEqual(derived, Buffer.from(key, 'base64url')) && kept !== undefined;
}

export const hashToken = (token: string): string => `sha256:${createHash('sha256').update(token).digest('hex')}`;

export const tokenMatches = (token: string, kept: string): boolean =>
  timingSafeEqual(Buffer.from(hashToken(token)), Buffer.from(kept));

export const newToken = (): string => randomBytes(32).toString('base64url');
