import type { FastifyPluginAsync } from 'fastify';
import { expect, test } from 'vitest';
import type { PluggedIn } from '../../server/plugged-in.ts';
import { officeOf, readsTexts } from '../../server/plugins/session.ts';
import { smallSite, testServer } from '../support/server-app.ts';

const people = {
  ...smallSite.people,
  dora: { name: 'Dora', roles: ['designer' as const, 'transcripts' as const] },
  quinn: { name: 'Quinn', roles: ['qa' as const] },
};
/** A room for designers, one for QA, and one for both. */
const rooms: FastifyPluginAsync<PluggedIn> = async (app, { directory }) => {
  app.get('/designers', async (request) => {
    officeOf(request, 'designer');
    return { reads: readsTexts(request, directory) };
  });
  app.get('/both', async (request) => {
    officeOf(request, 'designer', 'qa');
    return { reads: readsTexts(request, directory) };
  });
};
const office = async () => {
  const server = await testServer({ site: { ...smallSite, people }, plugins: [rooms] });
  return { ...server, dora: await server.logOn('dora', 'designer'), quinn: await server.logOn('quinn', 'qa') };
};

test('designers and QA log on to desks of their own, of which no chart is told', async () => {
  const { dora, quinn, host, logOn } = await office();
  expect((await dora.get('/api/session')).body).toEqual({ person: 'dora', name: 'Dora', application: 'designer' });
  expect((await quinn.get('/api/session')).body).toEqual({ person: 'quinn', name: 'Quinn', application: 'qa' });
  for await (const { envelope } of host.record()) expect(envelope.from).not.toMatch(/dora|quinn/);
  await expect(logOn('quinn', 'designer')).rejects.toThrow('roleMissing');
  await expect(logOn('dora', 'administrator')).rejects.toThrow('roleMissing');
});

test('each desk opens what is for it, and nothing else', async () => {
  const { dora, quinn, logOn, anybody } = await office();
  expect((await dora.get('/designers')).body).toEqual({ reads: true });
  expect((await quinn.get('/both')).body).toEqual({ reads: false });
  expect((await quinn.get('/designers')).body.code).toBe('roleMissing');
  expect((await (await logOn('sue', 'supervisor')).get('/both')).body.code).toBe('roleMissing');
  expect((await anybody().get('/both')).body.code).toBe('notAuthenticated');
  // What an administrator or a supervisor may do is not for them.
  for (const url of ['/api/administration/site', '/api/requests']) {
    expect((await dora.get(url)).body.code).toBe('roleMissing');
  }
});
