/** Who may watch actors run: designers, services with the scope and bearers of a ticket; from where, and how long. */
import { expect, test } from 'vitest';
import { closeCodes } from '../../../machines/wire.ts';
import { inspectedServer, Onlooker } from '../../support/inspecting.ts';
import type { Said, TestClient } from '../../support/server-app.ts';

type Inspected = Awaited<ReturnType<typeof inspectedServer>>;
const bearer = (name: string) => ({ authorization: `Bearer ${name}-token` });

const senders: [who: string, verdict: string, (server: Inspected) => Promise<TestClient> | TestClient][] = [
  ['a designer', 'taken', ({ logOn }) => logOn('dora', 'designer')],
  ['a service with the scope', 'taken', ({ anybody }) => anybody().with(bearer('viewer'))],
  ['nobody', 'notAuthenticated', ({ anybody }) => anybody()],
  ['an unknown service', 'notAuthenticated', ({ anybody }) => anybody().with(bearer('unknown'))],
  ['an agent', 'roleMissing', ({ logOn }) => logOn('alice')],
  ['a supervisor', 'roleMissing', ({ logOn }) => logOn('sue', 'supervisor')],
  ['an administrator', 'roleMissing', ({ logOn }) => logOn('ada', 'administrator')],
  ['QA', 'roleMissing', ({ logOn }) => logOn('quinn', 'qa')],
  ['a service with other scopes', 'roleMissing', ({ anybody }) => anybody().with(bearer('reader'))],
];
const statuses: Record<string, string> = { notAuthenticated: '401', roleMissing: '403' };

test.each(senders)('%s is %s', async (_, verdict, sender) => {
  const server = await inspectedServer();
  const client = await sender(server);
  const verdictOf = ({ status, body }: Awaited<ReturnType<TestClient['get']>>) =>
    status === 200 ? 'taken' : body.code;
  expect(verdictOf(await client.get('/api/actors'))).toBe(verdict);
  expect(verdictOf(await client.post('/api/inspect/tickets'))).toBe(verdict);
  const { authorization } = client.headersToSend;
  const headers = authorization ? { authorization } : { cookie: client.cookie, origin: server.url };
  const opened = new Onlooker(`${server.url}/inspect`, headers).opened();
  if (verdict === 'taken') await opened;
  else await expect(opened).rejects.toThrow(statuses[verdict]!);
});

test('where the server was started without it, there is nothing to watch', async () => {
  const server = await inspectedServer({ inspect: false });
  const dora = await server.logOn('dora', 'designer');
  expect((await dora.get('/api/actors')).status).toBe(404);
  expect((await dora.post('/api/inspect/tickets')).status).toBe(404);
  const onlooker = new Onlooker(`${server.url}/inspect`, { cookie: dora.cookie, origin: server.url });
  await expect(onlooker.opened()).rejects.toThrow('404');
});

test('/inspect is no page', async () => {
  const { logOn } = await inspectedServer();
  expect((await (await logOn('dora', 'designer')).get('/inspect')).status).toBe(404);
});

const ticketOf = async (client: TestClient): Promise<string> =>
  (await client.post('/api/inspect/tickets')).body.address;

async function ticketed(options: Parameters<typeof inspectedServer>[0] = {}) {
  const server = await inspectedServer(options);
  const dora = await server.logOn('dora', 'designer');
  const here = new URL(server.url).host;
  const ticket = () => ticketOf(dora.with({ host: here, origin: server.url }));
  return { ...server, dora, here, ticket };
}

test('a ticket is an address that lets one viewer in, without cookie, header or origin', async () => {
  const { ticket, here } = await ticketed();
  const address = await ticket();
  expect(address).toMatch(new RegExp(`^ws://${here}/inspect\\?ticket=[\\w-]{43}$`));
  const onlooker = new Onlooker(address);
  await onlooker.opened();
  onlooker.watch('agent/alice');
  await onlooker.until(() => onlooker.frames.length === 1);
  await expect(new Onlooker(address).opened()).rejects.toThrow('401');
});

test('behind TLS the address of a ticket says so', async () => {
  const { dora } = await ticketed();
  const secured = dora.with({ host: 'desk.example', origin: 'https://desk.example' });
  // Only a server that others can reach answers to other names.
  expect((await secured.post('/api/inspect/tickets')).status).toBe(403);
  const { logOn } = await inspectedServer({ isLoopback: false });
  const other = (await logOn('dora', 'designer')).with({ host: 'desk.example', origin: 'https://desk.example' });
  expect(await ticketOf(other)).toMatch(/^wss:\/\/desk\.example\/inspect\?ticket=/);
});

test('a ticket is good for five minutes', async () => {
  const { ticket, advance } = await ticketed();
  const [early, late] = [await ticket(), await ticket()];
  await advance(5 * 60_000 - 1);
  await new Onlooker(early).opened();
  await advance(1);
  await expect(new Onlooker(late).opened()).rejects.toThrow('401');
});

test.each(['ticket=', 'ticket=unknown', 'ticket=a&ticket=b'])('%s is no ticket', async (query) => {
  const { url } = await ticketed();
  await expect(new Onlooker(`${url}/inspect?${query}`).opened()).rejects.toThrow('401');
});

test('asked for as a page, a ticket is not used up', async () => {
  const { ticket, anybody } = await ticketed();
  const address = await ticket();
  expect((await anybody().get(address.slice(address.indexOf('/inspect')))).status).toBe(404);
  await new Onlooker(address).opened();
});

test('of too many tickets the oldest are good no more', async () => {
  const { ticket } = await ticketed({ inspectionLimits: { ticketsPerVisitor: 2 } });
  const [first, second, third] = [await ticket(), await ticket(), await ticket()];
  await expect(new Onlooker(first).opened()).rejects.toThrow('401');
  await new Onlooker(second).opened();
  await new Onlooker(third).opened();
});

test.each([
  ['with a ticket', 'https://viewer.example', 'ticket', undefined],
  ['with a ticket', 'https://evil.example', 'ticket', '403'],
  ['with a ticket', 'null', 'ticket', '403'],
  ['with a cookie', 'https://viewer.example', 'cookie', undefined],
  ['with a cookie', 'https://evil.example', 'cookie', '403'],
  ['with a cookie', undefined, 'cookie', '403'],
  ['with a token', 'https://evil.example', 'token', '403'],
])('%s, a page on %s is let in only if its website may act for people here', async (_, origin, by, status) => {
  const { ticket, dora, url } = await ticketed({ allowedOrigins: ['https://viewer.example'] });
  const headers = by === 'cookie' ? { cookie: dora.cookie } : by === 'token' ? bearer('viewer') : {};
  const address = by === 'ticket' ? await ticket() : `${url}/inspect`;
  const opened = new Onlooker(address, { ...headers, ...(origin !== undefined && { origin }) }).opened();
  if (status === undefined) await opened;
  else await expect(opened).rejects.toThrow(status);
});

test('one viewer too many is refused, and has not used its ticket up', async () => {
  const { ticket, host } = await ticketed({ inspectionLimits: { watchers: 1 } });
  const [first, second] = [await ticket(), await ticket()];
  const onlooker = new Onlooker(first);
  await onlooker.opened();
  await expect(new Onlooker(second).opened()).rejects.toThrow('503');
  onlooker.socket.close();
  await onlooker.closed;
  await expect.poll(() => (host.turned as unknown as { observed: boolean }).observed).toBe(false);
  await new Onlooker(second).opened();
});

const versionOf = ({ changes }: Inspected['host'], kind: 'person' | 'service', id: string) =>
  changes.page({ before: Number.MAX_SAFE_INTEGER, count: 1, kind, id })[0]!.n;

const ends: [what: string, (server: Awaited<ReturnType<typeof ticketed>>) => Promise<Said>][] = [
  ['she logs off', ({ dora }) => dora.request('DELETE', '/api/session')],
  [
    'the role is taken from her',
    async ({ logOn, host }) => {
      const ada = await logOn('ada', 'administrator');
      return ada.change('PUT', 'people/dora', {
        version: versionOf(host, 'person', 'dora'),
        value: { name: 'Dora Dalgaard' },
      });
    },
  ],
];
test.each(ends)('as soon as %s, a designer’s viewers are closed and her tickets are void', async (_, end) => {
  const server = await ticketed();
  const { ticket, dora, url } = server;
  const onlooker = new Onlooker(`${url}/inspect`, { cookie: dora.cookie, origin: url });
  const [used, unused] = [new Onlooker(await ticket()), await ticket()];
  await Promise.all([onlooker.opened(), used.opened()]);
  expect((await end(server)).status).toBeLessThan(300);
  expect(await onlooker.closed).toBe(closeCodes.notAuthenticated);
  expect(await used.closed).toBe(closeCodes.notAuthenticated);
  await expect(new Onlooker(unused).opened()).rejects.toThrow('401');
});

test('as soon as its token is another one or its scope is taken, a service’s viewers are closed', async () => {
  const { url, logOn, anybody, host } = await inspectedServer();
  const ada = await logOn('ada', 'administrator');
  const set = async (scopes: string[], newToken: boolean) => {
    const version = versionOf(host, 'service', 'viewer');
    const said = await ada.change('PUT', 'services/viewer', { version, value: { scopes }, newToken });
    expect(said.status).toBe(200);
    return { authorization: `Bearer ${said.body.token}` };
  };
  const onlooker = new Onlooker(`${url}/inspect`, bearer('viewer'));
  await onlooker.opened();
  const renewed = await set(['designer'], true);
  expect(await onlooker.closed).toBe(closeCodes.notAuthenticated);
  const other = new Onlooker(`${url}/inspect`, renewed);
  await other.opened();
  const last = await ticketOf(anybody().with(renewed));
  await set(['acd'], false);
  expect(await other.closed).toBe(closeCodes.notAuthenticated);
  await expect(new Onlooker(url + last.slice(last.indexOf('/inspect'))).opened()).rejects.toThrow('401');
});

test('a session that is too old is let go of at the next look', async () => {
  const { logOn, url, advance } = await inspectedServer({ inspectionLimits: { heartbeatMs: 10 } });
  const dora = await logOn('dora', 'designer');
  const onlooker = new Onlooker(`${url}/inspect`, { cookie: dora.cookie, origin: url });
  await onlooker.opened();
  await advance(12 * 3_600_000);
  expect(await onlooker.closed).toBe(closeCodes.notAuthenticated);
});
