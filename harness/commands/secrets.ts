/** `handraise hash-password` and `handraise new-token`: what a site file keeps of secrets. Nothing is stored or logged. */
import { createInterface } from 'node:readline/promises';
import { hashPassword, hashToken, newToken } from '../../server/secrets.ts';

/** Reads one line from standard input, so that the password is in no shell history. Returns the exit code. */
export async function printPasswordHash(): Promise<0 | 2> {
  if (process.stdin.isTTY) process.stderr.write('Password (it is shown while you type): ');
  const lines = createInterface({ input: process.stdin });
  const { value: password = '' } = (await lines[Symbol.asyncIterator]().next()) as { value?: string };
  lines.close();
  if (password === '') {
    console.error('No password was given on standard input.');
    return 2;
  }
  console.log(await hashPassword(password));
  return 0;
}

/** The token goes to the service, its hash into the site file. */
export function printNewToken(): void {
  const token = newToken();
  console.log(`token, for the service:  ${token}\nhash, for the site file: ${hashToken(token)}`);
}
