/** Headers that every kind of answer carries, whoever asked and however it went; and what services may read. */
import { expect, test } from 'vitest';
import { hashToken } from '../../server/secrets.ts';
import { testServer } from '../support/server-app.ts';

test.each([
  ['what was asked for', '/api/site', 200],
  ['a refusal', '/api/session', 401],
  ['an address that is nowhere', '/nothing', 404],
  ['measures', '/metrics', 200],
  ['health', '/healthz', 200],
  ['readiness', '/readyz', 200],
  ['the page of a desk', '/agent', 503],
  ['the reference', '/api/docs/json', 200],
])('%s is kept by nobody, framed by nobody and taken for nothing else', async (_, url, status) => {
  const { anybody } = await testServer();
  const said = await anybody().get(url);
  expect(said.status).toBe(status);
  expect(said.headers).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
  });
  const policy = String(said.headers['content-security-policy']);
  for (const rule of ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) {
    expect(policy).toContain(rule);
  }
  expect(said.headers['access-control-allow-origin']).toBeUndefined();
  expect(said.headers['x-powered-by']).toBeUndefined();
});

test('an address that is none is a problem that nobody keeps', async () => {
  const { anybody } = await testServer();
  const said = await anybody().get('/%');
  expect(said).toMatchObject({
    status: 404,
    headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
  });
});

const services = {
  poster: { token: hashToken('poster-token'), scopes: ['acd' as const] },
  reader: { token: hashToken('reader-token'), scopes: ['transcripts' as const] },
  administrator: { token: hashToken('administrator-token'), scopes: ['administrator' as const] },
  both: { token: hashToken('both-token'), scopes: ['acd' as const, 'transcripts' as const] },
  nothing: { token: hashToken('nothing-token'), scopes: [] },
};

test.each([
  // posts, reads history, reads the record, configures
  ['poster', 'taken', 'roleMissing', 'roleMissing', 'roleMissing'],
  ['reader', 'roleMissing', 'taken', 'roleMissing', 'roleMissing'],
  ['administrator', 'roleMissing', 'taken', 'taken', 'taken'],
  ['both', 'taken', 'taken', 'roleMissing', 'roleMissing'],
  ['nothing', 'roleMissing', 'roleMissing', 'roleMissing', 'roleMissing'],
  ['unknown', 'notAuthenticated', 'notAuthenticated', 'notAuthenticated', 'notAuthenticated'],
])(
  'a service with the token of %s does what its scopes say, and its token is nowhere in the log',
  async (name, ...expected) => {
    const { anybody, app, logs } = await testServer({ services });
    const headers = { authorization: `Bearer ${name}-token` };
    const client = anybody().with(headers);
    const offer = { interaction: 'c1', workgroup: 'support', media: 'call' as const, acd: true };
    const record = await app.inject({ method: 'GET', url: '/api/record', headers, remoteAddress: '192.0.2.7' });
    const said = [
      (await client.command('interaction.offer', offer)).body,
      (await client.get('/api/requests')).body,
      record.json(),
      (await client.command('supervisor.configure', { supervisor: 'sue' })).body,
    ];
    expect(said.map(({ code }) => code ?? 'taken')).toEqual(expected);
    expect(logs.join('')).not.toContain(`${name}-token`);
  },
);
