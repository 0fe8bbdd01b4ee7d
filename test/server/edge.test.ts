/** What no route sees: whatever is malformed, too large, from elsewhere or unforeseen is one kind of answer. */
import { expect, test, vi } from 'vitest';
import { problem } from '../../machines/wire.ts';
import { acdToken, testServer } from '../support/server-app.ts';

test.each([
  ['not JSON', '{"person":', 400, 'invalidMessage'],
  ['JSON that is no object', '[1]', 400, 'invalidMessage'],
  ['nothing', '', 400, 'invalidMessage'],
  ['a poisoned object', '{"__proto__":{"person":"alice"}}', 400, 'invalidMessage'],
  ['a wrong type', '{"person":7,"application":"client"}', 400, 'invalidMessage'],
  ['too much', `{"person":"${'x'.repeat(70_000)}"}`, 413, 'tooLarge'],
])('a body with %s is a problem', async (_, payload, status, code) => {
  const { anybody } = await testServer();
  const said = await anybody().with({ 'content-type': 'application/json' }).post('/api/session', payload);
  expect(said).toMatchObject({ status, body: { code } });
  expect(problem.safeParse(said.body).success).toBe(true);
});

test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
  'a body of type %s is not read',
  async (type) => {
    const { anybody } = await testServer();
    const said = await anybody().with({ 'content-type': type }).post('/api/session', 'person=alice');
    expect(said).toMatchObject({ status: 415, body: { type: 'urn:handraise:problem:notJson' } });
  },
);

test.each(['/nothing', '/api/nothing', '/api/commands/nothing', '/%', '/../package.json', '/api/commands/constructor'])(
  '%s is nowhere',
  async (url) => {
    const { anybody } = await testServer();
    const said = await anybody().get(url);
    expect(said).toMatchObject({ status: 404, body: { type: 'urn:handraise:problem:unknownRoute' } });
    expect(problem.safeParse(said.body).success).toBe(true);
  },
);

test.each([
  ['https://evil.example', 403],
  ['null', 403],
  ['http://localhost:9999', 403],
  ['http://localhost:8080', 404],
  ['https://desktop.example', 404],
  [undefined, 403],
])('a logged-on browser on %s that changes something is answered %d', async (origin, status) => {
  const { logOn } = await testServer({ allowedOrigins: ['https://desktop.example'] });
  const alice = (await logOn('alice')).with({ origin });
  expect((await alice.command('done', { request: 'c1.1' })).status).toBe(status);
});

test('a name that only points at this machine is not ours', async () => {
  const { anybody } = await testServer();
  const rebound = anybody().with({ host: 'evil.example:8080', origin: 'http://evil.example:8080' });
  expect((await rebound.post('/api/session', { person: 'alice', application: 'client' })).status).toBe(403);
});

test('a program without a cookie needs no origin', async () => {
  const { anybody } = await testServer();
  const program = anybody().with({ origin: undefined });
  expect((await program.post('/api/session', { person: 'alice', application: 'client' })).status).toBe(200);
  const service = program.with({ authorization: `Bearer ${acdToken}` });
  expect((await service.command('interaction.connect', { interaction: 'c1' })).body.code).toBe('unknownInteraction');
});

test('a failure that nobody foresaw says nothing of itself and is logged', async () => {
  const { anybody, logs } = await testServer({
    plugins: [
      async (app) => {
        app.get('/api/broken', async () => {
          throw new Error('secret detail');
        });
      },
    ],
  });
  const said = await anybody().get('/api/broken');
  expect(said).toMatchObject({ status: 503, body: { code: 'unavailable' } });
  expect(JSON.stringify(said.body)).not.toContain('secret');
  expect(logs.join('')).toContain('secret detail');
});

test('neither texts, tokens, passwords nor cookies are logged', async () => {
  const { logOn, connected, anybody, logs } = await testServer();
  const alice = await logOn('alice');
  await logOn('sue', 'supervisor');
  await connected('c1', 'alice');
  await alice.command('ask', { interaction: 'c1', text: 'my-secret-text' });
  await anybody().post('/api/session', { person: 'nobody', application: 'client', password: 'my-secret-password' });
  const secrets = ['my-secret-text', 'my-secret-password', acdToken, ...alice.cookies.values(), 'Ms Customer'];
  for (const secret of secrets) expect(logs.join('')).not.toContain(secret);
});

test('pages run our own scripts only and are shown in nobody’s frame', async () => {
  const { anybody } = await testServer();
  const page = await anybody().get('/agent');
  const policy = String(page.headers['content-security-policy']);
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe-inline');
  expect(page).toMatchObject({ status: 503, body: expect.stringContaining('not built yet') });
});

test('health, site and names', async () => {
  const { anybody, logOn } = await testServer();
  expect((await anybody().get('/healthz')).body).toEqual({ ok: true });
  const site = (await anybody().get('/api/site')).body;
  expect(site).toMatchObject({ name: 'Small Centre', demo: true });
  expect(site.people).toContainEqual({ person: 'alice', name: 'Alice Adams', applications: ['client'] });
  expect((await anybody().get('/api/people')).status).toBe(401);
  expect((await (await logOn('alice')).get('/api/people')).body).toMatchObject({ sue: 'Sue Smith' });
});

test('a server whose database cannot be read is not ready, and lives', async () => {
  const { anybody, host } = await testServer();
  expect(await anybody().get('/readyz')).toMatchObject({ status: 200, body: { ok: true } });
  vi.spyOn(host, 'peek').mockRejectedValueOnce(new Error('disk I/O error'));
  expect(await anybody().get('/readyz')).toMatchObject({ status: 503, body: { code: 'unavailable' } });
  expect((await anybody().get('/healthz')).status).toBe(200);
});

test('outside a demo nobody learns who works here', async () => {
  const { anybody } = await testServer({ demo: false });
  expect((await anybody().get('/api/site')).body).toEqual({ name: 'Small Centre', demo: false });
});
