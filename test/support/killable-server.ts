/** A server in a process of its own that keeps its data folder when it is killed, and people who speak HTTP to it. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stringify } from 'yaml';
import type { Answer } from '../../machines/messages.ts';
import { hashToken } from '../../server/secrets.ts';

const root = resolve(import.meta.dirname, '../..');
export const acdToken = 'acd-token-of-the-crash-test';

const right = { showAssistanceButton: true, canRequestAssistanceFromSupervisor: true };

/** Writes a site of so many agents (a0, a1 …), two supervisors (s0, s1) and one ACD. */
export function writeSite(folder: string, agents: number): string {
  const people = Object.fromEntries([
    ...Array.from({ length: agents }, (_, n) => [`a${n}`, { name: `Agent ${n}`, agent: right }]),
    ...['s0', 's1'].map((id) => [id, { name: `Supervisor ${id}`, supervisor: true }]),
  ]);
  const workgroups = {
    support: { supervisors: ['s0', 's1'], escalation: [], escalateAfterSeconds: 60, remindEverySeconds: 30 },
  };
  const services = { acd: { token: hashToken(acdToken), scopes: ['acd'] } };
  const file = join(folder, 'site.yaml');
  writeFileSync(file, stringify({ name: 'Crash test', people, workgroups, services }));
  return file;
}

export interface Killable {
  url: string;
  /** SIGKILL, and the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves with the exit code once the process is gone. */
  stop(): Promise<number | null>;
}

/** `watched`: with the harness, which watches the record. */
export async function startKillable(folder: string, site: string, watched = false): Promise<Killable> {
  const flags = ['--port', '0', '--clock', 'manual', '--demo', '--log-level', 'error'];
  const program = watched
    ? [join(root, 'harness/cli.ts'), 'start', '--watch-properties', '--ui-dir', join(folder, 'no-desks')]
    : [join(root, 'server/main.ts')];
  const args = [...program, ...flags, '--site', site, '--data', join(folder, 'data')];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const endNow = () => child.kill('SIGKILL');
  process.once('exit', endNow);
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  void gone.then(() => process.removeListener('exit', endNow));
  return {
    url: await addressOf(child),
    kill: () => {
      endNow();
      return gone;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
      return child.exitCode;
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  const { promise, resolve: found, reject } = Promise.withResolvers<string>();
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const url = /(http:\/\/\S+)\/agent/.exec(said)?.[1];
      if (url) found(url);
    });
  }
  child.once('exit', (code) => reject(new Error(`The server ended with code ${code}.\n${said}`)));
  return promise;
}

/** One command as a client knows it: its id and body stay the same however often it is sent. */
export interface Sent {
  who: string;
  id: string;
  type: string;
  body: object;
  answer?: Answer;
}

export async function logOn(url: string, person: string, application: 'client' | 'supervisor'): Promise<string> {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ person, application }),
  });
  if (!response.ok) throw new Error(`${person} could not log on: ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
}

/** Sends it, and keeps the answer that comes back. Rejects if the server is gone before it answers. */
export async function deliver(url: string, credentials: Record<string, string>, sent: Sent): Promise<Answer> {
  const response = await fetch(`${url}/api/commands/${sent.type}`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json', 'idempotency-key': sent.id, ...credentials },
    body: JSON.stringify(sent.body),
  });
  const said = (await response.json()) as Answer & { code: string; by?: string; outcome?: string };
  if (response.ok) return said;
  const { code, by, outcome } = said;
  return { refused: code, ...(by && { by }), ...(outcome && { outcome }) } as Answer;
}
