/** A real server in a process of its own, with an empty database and a clock that stands still until it is moved. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { hashToken, newToken } from '../../server/secrets.ts';
import type { Site } from '../../server/site.ts';
import { root } from '../language/library.ts';

export interface ServerProcess {
  url: string;
  /** Lets the harness speak for the ACD, whatever services the site has. */
  acdToken: string;
  stop(): Promise<void>;
}

/** A server that is not there by then will not come. */
const startsWithinMs = 20_000;

export async function startServerProcess(site: Site): Promise<ServerProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'handraise-scenario-'));
  const acdToken = newToken();
  const services = { ...site.services, harness: { token: hashToken(acdToken), scopes: ['acd'] } };
  writeFileSync(join(folder, 'site.yaml'), stringify({ ...site, services }));
  const flags = ['--port', '0', '--clock', 'manual', '--demo', '--log-level', 'error'];
  const args = ['server/main.ts', ...flags, '--site', join(folder, 'site.yaml'), '--data', join(folder, 'data')];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = async () => {
    await end(child);
    rmSync(folder, { recursive: true, force: true });
  };
  // Whatever ends the harness ends its servers too.
  const endNow = () => child.kill('SIGKILL');
  process.once('exit', endNow);
  child.once('exit', () => process.removeListener('exit', endNow));
  try {
    return { url: await greeting(child), acdToken, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function greeting(child: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let said = '';
  const late = setTimeout(() => reject(new Error(`The server did not start in time.\n${said}`)), startsWithinMs);
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const url = /(http:\/\/\S+)\/agent/.exec(said)?.[1];
      if (url) resolve(url);
    });
  }
  child.once('error', reject);
  child.once('exit', (code) => reject(new Error(`The server ended with code ${code}.\n${said}`)));
  return promise.finally(() => clearTimeout(late));
}

/** Nothing in its database is worth a drain. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}
