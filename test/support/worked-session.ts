/**
 * A session that people work on a real server over HTTP and sockets, told as a scenario of test/harness/recorder: what stands
 * before its first When was so before somebody pressed record.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { stringify } from 'yaml';
import { compileScript } from '../../harness/language/compile.ts';
import { Sites } from '../../harness/language/library.ts';
import type { Plan } from '../../harness/language/plan.ts';
import { readScript } from '../../harness/language/script.ts';
import { recorderRoutes } from '../../harness/recorder/routes.ts';
import type { writtenInThread } from '../../harness/recorder/writing.ts';
import { perform } from '../../harness/runner/perform.ts';
import type { Stage } from '../../harness/runner/stage.ts';
import { DeskSeat } from '../../harness/stages/desk-seat.ts';
import { call, deskOf, httpLine, logOnOverHttp } from '../../harness/stages/http-line.ts';
import { serverCentre } from '../../harness/stages/server-centre.ts';
import { vocabulary } from '../../harness/steps/index.ts';
import type { Recorded } from '../../machines/recordings.ts';
import { serve } from '../../server/main.ts';
import type { PluggedIn } from '../../server/plugged-in.ts';
import { hashToken, newToken } from '../../server/secrets.ts';
import type { Site } from '../../server/site.ts';

const shipped = new Sites();

export function sessionsIn(file: string): Plan[] {
  const { script, complaints } = readScript(file, readFileSync(file, 'utf8'));
  const knowledge = { vocabulary: vocabulary(), sites: shipped.names, castOf: (name: string) => shipped.cast(name) };
  const { plans, complaints: wrong } = compileScript(script, knowledge);
  if (complaints.length + wrong.length > 0) throw new Error(JSON.stringify([...complaints, ...wrong]));
  return plans;
}

/** Quinn records, and may read what people write. */
const withQuinn = (site: Site): Site => ({
  ...site,
  people: { ...site.people, quinn: { name: 'Quinn Quist', roles: ['qa', 'transcripts'] } },
});

interface Working {
  folder: string;
  /** Left out: that of the plan. */
  site?: Site;
  /** Left out: as a server does it, in a thread. */
  write?: typeof writtenInThread;
}

/** Works it and records it; what the server answers to the end of the recording. */
export async function recordedSession(
  plan: Plan,
  { folder, site = shipped.site(plan.site), write }: Working,
): Promise<Recorded> {
  const serviceToken = newToken();
  const harness = { token: hashToken(serviceToken), scopes: ['acd' as const, 'administrator' as const] };
  const siteFile = join(folder, 'site.yaml');
  writeFileSync(siteFile, stringify({ ...withQuinn(site), services: { ...site.services, harness } }));
  const serving = await serve({
    ...{ port: 0, host: '127.0.0.1', dataDir: join(folder, 'data'), siteFile, uiDir: 'no/such/folder' },
    ...{ allowedOrigins: [], embedOrigins: [], logLevel: 'silent', commandsPerSecond: 1_000 },
    demo: true,
    clock: 'manual',
    print: () => undefined,
    plugins: [
      async (app: FastifyInstance, options: PluggedIn) => {
        await app.register(recorderRoutes, { ...options, ...(write && { write }) });
      },
    ],
  });
  const { url } = serving;
  const quinn = { cookie: await logOnOverHttp(url, 'quinn', 'qa'), 'handraise-desk': 'qa' };
  const post = async (path: string) => {
    const response = await call(url, path, { method: 'POST', headers: quinn, body: '{}' });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return (await response.json()) as never;
  };
  const stage: Stage = {
    name: 'server',
    open: (_, { notice }) =>
      serverCentre({
        server: { url, serviceToken, restart: async () => {}, stop: async () => {} },
        seatOf: async ({ person, application, book, tell, now }) => {
          const line = httpLine(url, await logOnOverHttp(url, person, application), deskOf(application));
          return DeskSeat.open({ person, line, book, tell, now });
        },
        administratorOf: async () => {
          throw new Error('Nobody administers here.');
        },
        patienceMs: 1_000,
        notice,
        close: async () => {},
      }),
    close: async () => {},
  };
  const begins = plan.steps.findIndex(({ keyword }) => keyword === 'When');
  let recording = '';
  let made: Recorded | undefined;
  const onStep = async (done: number) => {
    if (done === begins) ({ recording } = await post('/api/recordings'));
    if (done === plan.steps.length) made = await post(`/api/recordings/${recording}/stop`);
  };
  try {
    const cast = shipped.cast(plan.site);
    const { failure } = await perform({ plan, site, cast, stage, seed: undefined, observer: { onStep } });
    if (failure) throw new Error(`${failure.step}: ${failure.message}`);
    if (!made) throw new Error('Nothing was recorded.');
    return made;
  } finally {
    await serving.close();
  }
}
