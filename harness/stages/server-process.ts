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
  /** Lets the harness speak for the ACD and the administrator, whatever services the site has. */
  serviceToken: string;
  /** Kills it, and starts it again on the same data and port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** A server that is not there by then hangs, however busy the machine; one that fails says so by ending. */
const startsWithinMs = 60_000;

/** The server alone, or `handraise start`: with all that the harness brings for designers and QA, who may save scenarios. */
const programs = {
  alone: () => ['server/main.ts'],
  whole: (folder: string) => ['harness/cli.ts', 'start', '--scenarios', folder],
};
type Program = keyof typeof programs;

export async function startServerProcess(site: Site, program: Program = 'alone'): Promise<ServerProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'handraise-scenario-'));
  const serviceToken = newToken();
  const harness = { token: hashToken(serviceToken), scopes: ['acd' as const, 'administrator' as const] };
  writeFileSync(join(folder, 'site.yaml'), stringify({ ...site, services: { ...site.services, harness } }));
  let child = spawnServer(program, folder, 0);
  const stop = async () => {
    await end(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const url = await greeting(child);
    const restart = async () => {
      await end(child);
      child = spawnServer(program, folder, Number(new URL(url).port));
      await greeting(child);
    };
    return { url, serviceToken, restart, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function spawnServer(program: Program, folder: string, port: number): ChildProcess {
  const flags = ['--port', String(port), '--clock', 'manual', '--demo', '--log-level', 'error'];
  const place = ['--site', join(folder, 'site.yaml'), '--data', join(folder, 'data')];
  const args = [...programs[program](folder), ...flags, ...place];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  // Whatever ends the harness ends its servers too.
  const endNow = () => child.kill('SIGKILL');
  process.once('exit', endNow);
  child.once('exit', () => process.removeListener('exit', endNow));
  return child;
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
