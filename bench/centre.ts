/** A site of any size behind a server of its own, and people and an ACD who speak HTTP to it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { hashToken, newToken } from '../server/secrets.ts';
import type { Child } from './child.ts';
import { startChild } from './child.ts';

export interface Centre extends Child {
  /** Credentials of the ACD. */
  acd: Record<string, string>;
  /** Logs a person on; the credentials of that session. */
  logOn(person: string, application: 'client' | 'supervisor'): Promise<Record<string, string>>;
  /** Sends a command and checks that it was done. */
  send(who: Record<string, string>, type: string, body: object): Promise<void>;
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

export interface Said {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

export function post(url: string, headers: Record<string, string>, body: object): Promise<Said> {
  const json = JSON.stringify(body);
  const all = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(json)), ...headers };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers: all }, (response) => {
      let said = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        said += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: said }));
    });
    sent.on('error', reject);
    sent.end(json);
  });
}

/**
 * Agents a0, a1 …, and workgroups g0, g1 … with these supervisors. `listed`: workgroups list the agents too, who belong to
 * them in turn.
 */
export async function openCentre(
  agents: number,
  groups: readonly (readonly string[])[],
  listed = false,
): Promise<Centre> {
  const folder = mkdtempSync(join(tmpdir(), 'handraise-bench-'));
  const right = { showAssistanceButton: true, canRequestAssistanceFromSupervisor: true };
  const token = newToken();
  const supervisors = [...new Set(groups.flat())];
  const site = {
    name: 'Bench',
    people: Object.fromEntries([
      ...Array.from({ length: agents }, (_, n) => [
        `a${n}`,
        { name: `Agent ${n}`, agent: right, ...(listed && { workgroups: [`g${n % groups.length}`] }) },
      ]),
      ...supervisors.map((id) => [id, { name: id, supervisor: true }]),
    ]),
    workgroups: Object.fromEntries(
      groups.map((names, n) => [
        `g${n}`,
        { supervisors: names, escalation: [], escalateAfterSeconds: 3_600, remindEverySeconds: 3_600 },
      ]),
    ),
    services: { acd: { token: hashToken(token), scopes: ['acd'] } },
  };
  const file = join(folder, 'site.yaml');
  writeFileSync(file, stringify(site, { aliasDuplicateObjects: false }));
  const flags = ['--port', '0', '--demo', '--clock', 'manual', '--commands-per-second', '1000000'];
  const args = [...flags, '--log-level', 'error', '--site', file, '--data', join(folder, 'data')];
  const child = await startChild('server/main.ts', args);
  const origin = child.url;
  let ids = 0;
  return {
    ...child,
    acd: { authorization: `Bearer ${token}` },
    logOn: async (person, application) => {
      const { status, headers, body } = await post(`${origin}/api/session`, { origin }, { person, application });
      if (status !== 200) throw new Error(`${person} could not log on: ${body}`);
      const cookies = [headers['set-cookie'] ?? []].flat().map((cookie) => cookie.split(';', 1)[0]);
      const desk = application === 'client' ? 'agent' : 'supervisor';
      return { origin, cookie: cookies.join('; '), 'handraise-desk': desk };
    },
    send: async (who, type, body) => {
      const headers = { ...who, 'idempotency-key': `b${++ids}` };
      const said = await post(`${origin}/api/commands/${type}`, headers, body);
      if (said.status !== 200) throw new Error(`${type}: ${said.body}`);
    },
    stop: async () => {
      await child.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Connects call `c<n>` of workgroup `g<n mod groups>` to agent `a<n>`. */
export async function connectCall(centre: Centre, n: number, groups: number): Promise<void> {
  const interaction = `c${n}`;
  const offer = { interaction, workgroup: `g${n % groups}`, media: 'call', acd: true };
  await centre.send(centre.acd, 'interaction.offer', offer);
  await centre.send(centre.acd, 'interaction.alert', { interaction, agent: `a${n}` });
  await centre.send(centre.acd, 'interaction.connect', { interaction });
}
