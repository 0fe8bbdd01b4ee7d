/** What an administrator changes is kept, on record, and true for everybody at once. */
import { expect, test, vi } from 'vitest';
import type { GroupSettings, ShownChange, ShownSite } from '../../../machines/administration.ts';
import { refusals } from '../../../machines/refusals.ts';
import { hashPassword, hashToken } from '../../../server/secrets.ts';
import type { Site } from '../../../server/site.ts';
import { StoreError } from '../../../server/store/errors.ts';
import type { TestClient, TestServer } from '../../support/server-app.ts';
import { SocketDesk, smallSite, testServer } from '../../support/server-app.ts';

const asker = { showAssistanceButton: true, canRequestAssistanceFromSupervisor: true };

async function adasServer(options: Parameters<typeof testServer>[0] = {}) {
  const server = await testServer(options);
  return { ...server, ada: await server.logOn('ada', 'administrator') };
}
const siteOf = async (ada: TestClient): Promise<ShownSite> => (await ada.get('/api/administration/site')).body;
const personOf = async (ada: TestClient, id: string) => (await siteOf(ada)).people[id]!;
const groupOf = async (ada: TestClient, id: string) => (await siteOf(ada)).workgroups[id]!;
const changesOf = async (ada: TestClient, query = ''): Promise<ShownChange[]> =>
  (await ada.get(`/api/administration/changes?${query}`)).body.changes;
const codeOf = ({ status, body }: { status: number; body: { code?: string } }) => (status === 200 ? 'done' : body.code);
const regroup = async (ada: TestClient, id: string, change: Partial<GroupSettings>) => {
  const { version, value } = await groupOf(ada, id);
  return ada.change('PUT', `workgroups/${id}`, { version, value: { ...value, ...change } });
};
const commandsBy = async ({ host }: Pick<TestServer, 'host'>, user: string) => {
  const types: string[] = [];
  for await (const { envelope } of host.record()) {
    if (envelope.cause === null && envelope.from === user) types.push(envelope.message.type);
  }
  return types;
};

test('an administrator logs on to a desk of its own, of which no chart is told', async () => {
  const { ada, host, anybody, logOn } = await adasServer();
  expect((await ada.get('/api/session')).body).toEqual({
    person: 'ada',
    name: 'Ada Lovell',
    application: 'administrator',
  });
  expect(ada.cookies.has('handraise-administrator')).toBe(true);
  expect(await commandsBy({ host }, 'ada')).toEqual([]);
  const sue = { person: 'sue', application: 'administrator' };
  expect(codeOf(await anybody().post('/api/session', sue))).toBe('roleMissing');
  await expect(logOn('ada', 'supervisor')).rejects.toThrow('roleMissing');
  await ada.request('DELETE', '/api/session');
  expect(codeOf(await ada.get('/api/administration/site'))).toBe('notAuthenticated');
});

test('one browser keeps the three desks apart', async () => {
  const site: Site = {
    ...smallSite,
    people: { ...smallSite.people, ada: { name: 'Ada', roles: ['administrator'], supervisor: true } },
  };
  const { anybody } = await testServer({ site });
  const browser = anybody();
  await browser.post('/api/session', { person: 'ada', application: 'administrator' });
  await browser.post('/api/session', { person: 'ada', application: 'supervisor' });
  const at = (desk: string) => browser.with({ 'handraise-desk': desk });
  expect((await at('administrator').get('/api/session')).body.application).toBe('administrator');
  expect((await at('supervisor').get('/api/session')).body.application).toBe('supervisor');
  expect(codeOf(await at('supervisor').get('/api/administration/site'))).toBe('roleMissing');
  expect(codeOf(await at('administrator').get('/api/workgroups/support/reasons'))).toBe('roleMissing');
});

test('an administrator stays logged on for a working day, whatever happens on the lines', async () => {
  const { ada, advance } = await adasServer();
  await advance(11 * 3_600_000);
  expect((await ada.get('/api/session')).status).toBe(200);
  await advance(2 * 3_600_000);
  expect(codeOf(await ada.get('/api/session'))).toBe('notAuthenticated');
});

test('the site is shown with versions and without secrets', async () => {
  const site: Site = {
    ...smallSite,
    people: { ...smallSite.people, bob: { ...smallSite.people.bob!, password: await hashPassword('right horse') } },
  };
  const { ada } = await adasServer({ site });
  const said = await ada.get('/api/administration/site');
  const shown: ShownSite = said.body;
  expect(JSON.stringify(said.body)).not.toMatch(/scrypt|sha256/);
  expect(shown.people.bob).toEqual({
    version: expect.any(Number),
    value: { name: 'Bob Brown', agent: asker, workgroups: ['support'], hasPassword: true },
  });
  expect(shown.people.alice!.value.hasPassword).toBe(false);
  expect(shown.services.acd!.value).toEqual({ scopes: ['acd'], hasToken: true });
  expect(shown.site.value.name).toBe('Small Centre');
});

test('whoever is taken out of a workgroup is asked no longer: the toast closes at once', async () => {
  const server = await adasServer();
  const { ada, logOn, connected, listen } = server;
  const alice = await logOn('alice');
  const sue = await new SocketDesk(await listen(), await logOn('sue', 'supervisor')).ready();
  await logOn('sam', 'supervisor');
  await connected('c1', 'alice');
  await alice.command('ask', { interaction: 'c1', text: 'Please' });
  const toasts = () => Object.keys((sue.sees('supervisor/sue') as { toasts: object }).toasts);
  await sue.until(() => toasts().length === 1);
  expect(codeOf(await regroup(ada, 'support', { supervisors: ['sam'] }))).toBe('done');
  await sue.until(() => toasts().length === 0);
  expect(await commandsBy(server, 'ada')).toEqual(['workgroup.configure']);
  sue.socket.close();
});

test('a reason, a timer and the permitted states count from the moment they are changed', async () => {
  const { ada, logOn, connected, host } = await adasServer();
  const alice = await logOn('alice');
  await logOn('sue', 'supervisor');
  await connected('c1', 'alice');
  const ask = { interaction: 'c1', text: 'Please', reason: 'upset' };
  expect(codeOf(await alice.command('ask', ask))).toBe('unknownReason');
  const reasons = [...(await groupOf(ada, 'support')).value.reasons!, { id: 'upset', label: 'Upset customer' }];
  await regroup(ada, 'support', { reasons, escalateAfterSeconds: 7, permitted: { call: ['held'] } });
  expect((await alice.get('/api/workgroups/support/reasons')).body.reasons).toEqual(reasons);
  expect(codeOf(await alice.command('ask', ask))).toBe('stateNotPermitted');
  expect((await host.peek('workgroup/support'))?.context.escalateAfterSeconds).toBe(7);
});

test('a right that is taken refuses the agent at once', async () => {
  const { ada, logOn, connected } = await adasServer();
  const alice = await logOn('alice');
  await logOn('sue', 'supervisor');
  await connected('c1', 'alice');
  const {
    version,
    value: { hasPassword: _, ...value },
  } = await personOf(ada, 'alice');
  const agent = { ...asker, canRequestAssistanceFromSupervisor: false };
  expect(codeOf(await ada.change('PUT', 'people/alice', { version, value: { ...value, agent } }))).toBe('done');
  expect(codeOf(await alice.command('ask', { interaction: 'c1', text: 'Please' }))).toBe('rightMissing');
});

test('a new person can log on, is named everywhere, and gets interactions', async () => {
  const { ada, anybody, acd, connected } = await adasServer();
  await acd().command('interaction.offer', { interaction: 'c0', workgroup: 'support', media: 'call', acd: true });
  expect(codeOf(await acd().command('interaction.alert', { interaction: 'c0', agent: 'gus' }))).toBe('unknownPerson');
  const value = { name: 'Gus Green', agent: asker, workgroups: ['support'] };
  const put = await ada.change('PUT', 'people/gus', { version: 0, value });
  expect(put.body.version).toBe((await personOf(ada, 'gus')).version);
  const gus = anybody();
  expect((await gus.post('/api/session', { person: 'gus', application: 'client' })).body.name).toBe('Gus Green');
  expect((await ada.get('/api/people')).body.gus).toBe('Gus Green');
  await connected('c1', 'gus');
  expect(codeOf(await acd().command('interaction.alert', { interaction: 'c0', agent: 'gus' }))).toBe('done');
});

test('somebody who is removed is logged off everywhere, and helps and is asked no longer', async () => {
  const { ada, logOn, connected, listen, anybody, acd, host } = await adasServer();
  const alice = await logOn('alice');
  const client = await logOn('sue', 'supervisor');
  const sue = await new SocketDesk(await listen(), client).ready();
  await connected('c1', 'alice');
  await alice.command('ask', { interaction: 'c1', text: 'Please' });
  await sue.until(() => Object.keys((sue.sees('supervisor/sue') as { toasts: object }).toasts).length === 1);
  const { version } = await personOf(ada, 'sue');

  const refused = await ada.change('DELETE', `people/sue?version=${version}`);
  expect(codeOf(refused)).toBe('stillNamed');
  expect(refused.body.mistakes).toEqual([
    { path: ['workgroups', 'support', 'supervisors', 0], says: "'sue' is among the supervisors of 'support'" },
  ]);
  expect((await client.get('/api/session')).status).toBe(200);

  expect(codeOf(await ada.change('DELETE', `people/sue?version=${version}&cascade=yes`))).toBe('done');
  expect(await sue.closed).toBe(4001);
  expect(codeOf(await client.get('/api/session'))).toBe('notAuthenticated');
  expect(codeOf(await anybody().post('/api/session', { person: 'sue', application: 'supervisor' }))).toBe(
    'notAuthenticated',
  );
  expect((await host.peek('supervisor/sue'))?.value).toEqual({ known: 'loggedOff' });
  expect((await host.peek('supervisor/sue'))?.context).toMatchObject({ toasts: {}, sessions: {} });
  expect((await groupOf(ada, 'support')).value.supervisors).toEqual(['sam']);
  expect((await changesOf(ada, 'limit=2')).map(({ kind, id, after }) => [kind, id, after === null])).toEqual([
    ['person', 'sue', true],
    ['workgroup', 'support', false],
  ]);

  const bob = await personOf(ada, 'bob');
  expect(codeOf(await ada.change('DELETE', `people/bob?version=${bob.version}`))).toBe('done');
  await acd().command('interaction.offer', { interaction: 'c2', workgroup: 'support', media: 'call', acd: true });
  expect(codeOf(await acd().command('interaction.alert', { interaction: 'c2', agent: 'bob' }))).toBe('unknownPerson');
  expect((await host.peek('workgroup/support'))?.context.agents).not.toHaveProperty('bob');
});

test('a role that is taken ends the sessions that need it, and no others', async () => {
  const site: Site = {
    ...smallSite,
    people: {
      ...smallSite.people,
      fay: { name: 'Fay', agent: asker, supervisor: true, roles: ['administrator', 'designer'] },
    },
  };
  const { ada, logOn, host } = await adasServer({ site });
  const [client, supervisor, desk, charts] = [
    await logOn('fay'),
    await logOn('fay', 'supervisor'),
    await logOn('fay', 'administrator'),
    await logOn('fay', 'designer'),
  ];
  const { version } = await personOf(ada, 'fay');
  expect(codeOf(await ada.change('PUT', 'people/fay', { version, value: { name: 'Fay', agent: asker } }))).toBe('done');
  const alive = async (one: TestClient) => (await one.get('/api/session')).status === 200;
  const standing = [await alive(client), await alive(supervisor), await alive(desk), await alive(charts)];
  expect(standing).toEqual([true, false, false, false]);
  expect((await host.peek('supervisor/fay'))?.value).toEqual({ known: { loggedOn: 'client' } });
  await client.request('DELETE', '/api/session');
  expect((await host.peek('supervisor/fay'))?.value).toEqual({ known: 'loggedOff' });
});

test('a new password ends the sessions of before, but for the one that sets its own', async () => {
  const { ada, logOn, anybody, advance } = await adasServer({
    site: {
      ...smallSite,
      people: { ...smallSite.people, ada: { name: 'Ada', roles: ['administrator'], supervisor: true } },
    },
  });
  const sue = await logOn('sue', 'supervisor');
  const gone = await logOn('sue', 'supervisor');
  await advance(21_000);
  await sue.get('/api/session');
  const set = async (person: string, password: string | null) =>
    ada.change('PUT', `people/${person}/password`, { version: (await personOf(ada, person)).version, password });
  expect(codeOf(await set('sue', 'right horse'))).toBe('done');
  expect(codeOf(await sue.get('/api/session'))).toBe('notAuthenticated');
  expect(codeOf(await gone.get('/api/session'))).toBe('notAuthenticated');
  const logOnWith = async (password?: string) =>
    codeOf(await anybody().post('/api/session', { person: 'sue', password, application: 'supervisor' }));
  expect([await logOnWith(), await logOnWith('wrong horse'), await logOnWith('right horse')]).toEqual([
    'notAuthenticated',
    'notAuthenticated',
    'done',
  ]);

  const other = await logOn('ada', 'supervisor');
  expect(codeOf(await set('ada', 'another horse'))).toBe('done');
  expect((await ada.get('/api/session')).status).toBe(200);
  expect(codeOf(await other.get('/api/session'))).toBe('notAuthenticated');
  expect(codeOf(await set('sue', null))).toBe('done');
  expect(await logOnWith()).toBe('done');
  expect(codeOf(await set('sue', 'short'))).toBe('invalidMessage');
  expect(codeOf(await ada.change('PUT', 'people/nobody/password', { version: 0, password: 'right horse' }))).toBe(
    'unknownPerson',
  );
});

test('a token works from the moment it is made, and stops when it is withdrawn', async () => {
  const { ada, anybody, logs } = await adasServer();
  const made = await ada.change('PUT', 'services/crm', { version: 0, value: { scopes: ['transcripts'] } }, 'make-crm');
  const { token, version } = made.body;
  expect(token).toMatch(/^[\w-]{43}$/);
  const asks = async (secret: string) =>
    codeOf(
      await anybody()
        .with({ authorization: `Bearer ${secret}` })
        .get('/api/requests'),
    );
  expect(await asks(token)).toBe('done');
  const again = await ada.change('PUT', 'services/crm', { version: 0, value: { scopes: ['transcripts'] } }, 'make-crm');
  expect(again.body).toEqual({ version, token: null });

  const wider = await ada.change('PUT', 'services/crm', { version, value: { scopes: ['acd', 'transcripts'] } });
  expect(wider.body.token).toBeNull();
  expect(await asks(token)).toBe('done');
  const renewed = await ada.change('PUT', 'services/crm', {
    version: wider.body.version,
    value: { scopes: ['transcripts'] },
    newToken: true,
  });
  expect([await asks(token), await asks(renewed.body.token)]).toEqual(['notAuthenticated', 'done']);
  expect(codeOf(await ada.change('DELETE', `services/crm?version=${renewed.body.version}`))).toBe('done');
  expect(await asks(renewed.body.token)).toBe('notAuthenticated');
  expect(logs.join()).not.toContain(token);
  expect(JSON.stringify(await changesOf(ada))).not.toContain(hashToken(token).slice(7));
  const unknown = await ada.change('DELETE', 'services/crm?version=0');
  expect([unknown.status, unknown.body.type]).toEqual([404, 'urn:handraise:problem:unknownService']);
});

test('a change names what it saw: whoever comes second is refused, and nothing of theirs happens', async () => {
  const { ada, logOn } = await adasServer({
    site: { ...smallSite, people: { ...smallSite.people, amy: { name: 'Amy', roles: ['administrator'] } } },
  });
  const amy = await logOn('amy', 'administrator');
  const { version, value } = await groupOf(ada, 'support');
  const both = await Promise.all(
    [ada, amy].map((one, n) =>
      one.change('PUT', 'workgroups/support', { version, value: { ...value, escalateAfterSeconds: 10 + n } }),
    ),
  );
  expect(both.map(codeOf)).toEqual(['done', 'outdated']);
  expect((await groupOf(ada, 'support')).value.escalateAfterSeconds).toBe(10);
  expect(codeOf(await amy.change('PUT', 'workgroups/new', { version: 3, value }))).toBe('outdated');
  expect(codeOf(await amy.change('PUT', 'workgroups/support', { version: 0, value }))).toBe('outdated');
  expect(codeOf(await amy.change('DELETE', `workgroups/support?version=${version}`))).toBe('outdated');
  expect(codeOf(await amy.change('PUT', 'site', { version: 99, value: { name: 'X' } }))).toBe('outdated');
});

test('the same key again is the same change, and another one under it is refused', async () => {
  const server = await adasServer();
  const { ada, host } = server;
  const { version, value } = await groupOf(ada, 'support');
  const put = (seconds: number) =>
    ada.change('PUT', 'workgroups/support', { version, value: { ...value, escalateAfterSeconds: seconds } }, 'once');
  const first = await put(11);
  const last = host.changes.last;
  expect(await put(11)).toMatchObject({ status: 200, body: first.body });
  expect(codeOf(await put(12))).toBe('commandIdReused');
  expect(host.changes.last).toBe(last);
  expect(await commandsBy(server, 'ada')).toHaveLength(1);
  const keyless = await ada.request('PUT', '/api/administration/site', { version: 1, value: { name: 'X' } });
  expect(codeOf(keyless)).toBe('invalidMessage');
});

test('what changes nothing is done, and leaves no trace', async () => {
  const { ada, host } = await adasServer();
  const last = host.changes.last;
  expect(codeOf(await regroup(ada, 'support', {}))).toBe('done');
  expect(host.changes.last).toBe(last);
});

test('whoever does not fit is refused with the place', async () => {
  const { ada } = await adasServer();
  const refused = await regroup(ada, 'support', { supervisors: ['sue', 'seu'], escalation: ['alice'] });
  expect([refused.status, refused.body.code]).toEqual([409, 'inconsistent']);
  expect(refused.body.mistakes).toEqual([
    { path: ['workgroups', 'support', 'supervisors', 1], says: "nobody here is called 'seu' (nearest match 'sue'?)" },
    {
      path: ['workgroups', 'support', 'escalation', 0],
      says: "'alice' is no supervisor: people.alice needs supervisor: true",
    },
  ]);
  const value = { name: 'Gus', agent: asker, workgroups: ['nowhere'] };
  expect((await ada.change('PUT', 'people/gus', { version: 0, value })).body.mistakes[0].path).toEqual([
    'people',
    'gus',
    'workgroups',
    0,
  ]);
  const twice = {
    reasons: [
      { id: 'a', label: 'A' },
      { id: 'a', label: 'B' },
    ],
  };
  expect((await regroup(ada, 'support', twice)).body.mistakes[0].path).toEqual([
    'workgroups',
    'support',
    'reasons',
    1,
    'id',
  ]);
});

test('a supervisor who is to be none is taken out of the workgroups only where that is said', async () => {
  const { ada } = await adasServer();
  const { version } = await personOf(ada, 'eve');
  const put = (query = '') => ada.change('PUT', `people/eve${query}`, { version, value: { name: 'Eve Evans' } });
  expect((await put()).body).toMatchObject({
    code: 'stillNamed',
    mistakes: [{ path: ['workgroups', 'support', 'escalation', 0] }],
  });
  expect(codeOf(await put('?cascade=yes'))).toBe('done');
  expect((await groupOf(ada, 'support')).value.escalation).toEqual([]);
});

test('a workgroup that is removed asks nobody any more, and nobody works for it', async () => {
  const { ada, logOn, connected } = await adasServer();
  const alice = await logOn('alice');
  await logOn('sue', 'supervisor');
  await connected('c1', 'alice');
  const { version } = await groupOf(ada, 'support');
  const refused = await ada.change('DELETE', `workgroups/support?version=${version}`);
  expect(refused.body).toMatchObject({
    code: 'stillNamed',
    mistakes: [{ says: "'alice' works for 'support'" }, { says: "'bob' works for 'support'" }],
  });
  expect(codeOf(await ada.change('DELETE', `workgroups/support?version=${version}&cascade=yes`))).toBe('done');
  expect((await personOf(ada, 'alice')).value.workgroups).toEqual([]);
  expect(codeOf(await alice.command('ask', { interaction: 'c1', text: 'Please' }))).toBe('noSupervisorConfigured');
  const gone = await ada.change('DELETE', 'workgroups/support?version=0');
  expect([gone.status, gone.body.type]).toEqual([404, 'urn:handraise:problem:unknownWorkgroup']);
});

test('the last administrator stays one, and can still log on', async () => {
  const { ada } = await adasServer();
  const { version } = await personOf(ada, 'ada');
  expect(codeOf(await ada.change('DELETE', `people/ada?version=${version}`))).toBe('lastAdministrator');
  expect(codeOf(await ada.change('PUT', 'people/ada', { version, value: { name: 'Ada' } }))).toBe('lastAdministrator');
  const text = 'name: Here\npeople: {}\nworkgroups: {}\n';
  expect(codeOf(await ada.change('POST', 'import', { text }))).toBe('lastAdministrator');
  await ada.change('PUT', 'people/amy', { version: 0, value: { name: 'Amy', roles: ['administrator'] } });
  expect(codeOf(await ada.change('PUT', 'people/ada', { version, value: { name: 'Ada' } }))).toBe('done');
  expect(codeOf(await ada.get('/api/administration/site'))).toBe('notAuthenticated');
});

test('outside a demo an administrator without a password is none', async () => {
  const ada = { name: 'Ada', roles: ['administrator' as const], password: await hashPassword('right horse') };
  const site: Site = {
    ...smallSite,
    people: { ...smallSite.people, ada, amy: { name: 'Amy', roles: ['administrator'] } },
  };
  const { anybody } = await testServer({ site, demo: false });
  const client = anybody();
  await client.post('/api/session', { person: 'ada', password: 'right horse', application: 'administrator' });
  const { version } = await personOf(client, 'ada');
  expect(codeOf(await client.change('PUT', 'people/ada/password', { version, password: null }))).toBe(
    'lastAdministrator',
  );
});

test('changes are told page by page, the newest first, with who and when and without secrets', async () => {
  const { ada, clock, advance } = await adasServer();
  const seeded = (await siteOf(ada)).version;
  await advance(5_000);
  const at = new Date(clock.now()).toISOString();
  const { version } = await personOf(ada, 'sue');
  await ada.change('PUT', 'people/sue/password', { version, password: 'right horse' });
  await ada.change('PUT', 'site', { version: 1, value: { name: 'Large Centre' } });
  const [renamed, secret] = await changesOf(ada);
  expect(renamed).toEqual({
    n: seeded + 2,
    first: seeded + 2,
    at,
    by: 'ada',
    kind: 'site',
    id: 'site',
    before: { name: 'Small Centre' },
    after: { name: 'Large Centre' },
    secretChanged: false,
  });
  expect(secret).toMatchObject({
    by: 'ada',
    kind: 'person',
    id: 'sue',
    before: { hasPassword: false },
    after: { hasPassword: true },
    secretChanged: true,
  });
  const seen: number[] = [];
  for (let before: number | null = null, isMore = true; isMore; ) {
    const { body } = await ada.get(`/api/administration/changes?limit=7${before ? `&before=${before}` : ''}`);
    seen.push(...body.changes.map(({ n }: ShownChange) => n));
    before = body.next;
    isMore = before !== null;
  }
  expect(seen).toEqual(Array.from({ length: seeded + 2 }, (_, n) => seeded + 2 - n));
  expect((await changesOf(ada, 'kind=person&id=sue')).map(({ by }) => by)).toEqual(['ada', 'service.site']);
  expect(await changesOf(ada, 'by=ada')).toHaveLength(2);
  expect(await changesOf(ada, 'by=nobody')).toEqual([]);
  expect(codeOf(await ada.get('/api/administration/changes?kind=toast'))).toBe('invalidMessage');
});

test('commands of administrators change the same site, whoever sends them', async () => {
  const server = await adasServer({
    services: { admin: { token: hashToken('admin-token'), scopes: ['administrator'] } },
  });
  const { ada, anybody } = server;
  const service = anybody().with({ authorization: 'Bearer admin-token' });
  const { value } = await groupOf(ada, 'support');
  const body = { workgroup: 'support', ...value, supervisors: ['sam'] };
  expect(codeOf(await service.command('workgroup.configure', body, 'a'))).toBe('done');
  expect(codeOf(await service.command('workgroup.configure', body, 'a'))).toBe('done');
  expect(codeOf(await service.command('workgroup.configure', { ...body, supervisors: [] }, 'a'))).toBe(
    'commandIdReused',
  );
  expect(await groupOf(ada, 'support')).toMatchObject({ value: { supervisors: ['sam'] } });
  expect(codeOf(await ada.command('agent.configure', { agent: 'gus', rights: asker, workgroups: ['billing'] }))).toBe(
    'done',
  );
  expect((await personOf(ada, 'gus')).value).toEqual({
    name: 'gus',
    agent: asker,
    workgroups: ['billing'],
    hasPassword: false,
  });
  expect(codeOf(await ada.command('supervisor.configure', { supervisor: 'gus' }))).toBe('done');
  expect((await personOf(ada, 'gus')).value.supervisor).toBe(true);
  expect((await changesOf(ada, 'limit=3')).map(({ by }) => by)).toEqual(['ada', 'ada', 'service.admin']);
  expect(await commandsBy(server, 'service.admin')).toEqual(['workgroup.configure']);
  expect(codeOf(await service.command('workgroup.configure', { ...body, supervisors: ['seu'] }))).toBe('inconsistent');
  expect(codeOf(await ada.command('session.end', { session: 'x' }))).toBe('roleMissing');
});

test('nobody else may look or change', async () => {
  const server = await adasServer({
    services: { transcripts: { token: hashToken('t'), scopes: ['transcripts', 'acd'] } },
  });
  const { anybody, logOn, host } = server;
  const last = host.changes.last;
  const strangers: [TestClient, string][] = [
    [anybody(), 'notAuthenticated'],
    [await logOn('alice'), 'roleMissing'],
    [await logOn('sue', 'supervisor'), 'roleMissing'],
    [anybody().with({ authorization: 'Bearer t' }), 'roleMissing'],
  ];
  const { value } = await groupOf(server.ada, 'support');
  for (const [client, code] of strangers) {
    for (const thing of ['site', 'changes', 'export'])
      expect(codeOf(await client.get(`/api/administration/${thing}`))).toBe(code);
    expect(codeOf(await client.change('PUT', 'workgroups/support', { version: 1, value }))).toBe(code);
    expect(codeOf(await client.change('PUT', 'people/alice', { version: 1, value: { name: 'A' } }))).toBe(code);
    expect(codeOf(await client.change('PUT', 'people/alice/password', { version: 1, password: 'right horse' }))).toBe(
      code,
    );
    expect(codeOf(await client.change('PUT', 'services/x', { version: 0, value: { scopes: [] } }))).toBe(code);
    expect(codeOf(await client.change('POST', 'import', { text: '' }))).toBe(code);
    for (const thing of ['people/alice', 'workgroups/support', 'services/acd'])
      expect(codeOf(await client.change('DELETE', `${thing}?version=1`))).toBe(code);
  }
  expect(host.changes.last).toBe(last);
  const foreign = server.ada.with({ origin: 'https://elsewhere.example' });
  expect((await foreign.change('PUT', 'site', { version: 1, value: { name: 'X' } })).body.type).toBe(
    'urn:handraise:problem:originForbidden',
  );
});

test('an administrator sees every request, and its texts only with the role for it', async () => {
  const people = {
    ...smallSite.people,
    amy: { name: 'Amy', roles: ['administrator' as const, 'transcripts' as const] },
  };
  const { ada, logOn, connected } = await adasServer({ site: { ...smallSite, people } });
  const alice = await logOn('alice');
  await logOn('sue', 'supervisor');
  await connected('c1', 'alice');
  await alice.command('ask', { interaction: 'c1', text: 'Very private' });
  const amy = await logOn('amy', 'administrator');
  for (const one of [ada, amy]) expect((await one.get('/api/requests')).body.requests).toHaveLength(1);
  expect(JSON.stringify((await ada.get('/api/requests/c1.1')).body)).not.toContain('Very private');
  expect((await amy.get('/api/requests/c1.1')).body.view.lines[0].text.body).toBe('Very private');
  expect((await ada.get('/api/record')).status).toBe(200);
});

test('the refusals of administration say that nothing has happened', () => {
  for (const code of ['outdated', 'inconsistent', 'stillNamed', 'lastAdministrator'] as const) {
    expect(refusals[code]).toMatchObject({ status: 409, definite: true, from: 'edge' });
  }
});

test('a change that cannot be kept has not happened, and can be made again under the same key', async () => {
  const { ada, host, logs } = await adasServer();
  const { version, value } = await groupOf(ada, 'support');
  const put = () =>
    ada.change('PUT', 'workgroups/support', { version, value: { ...value, escalateAfterSeconds: 11 } }, 'again');
  const full = vi.spyOn(host.changes, 'append').mockImplementationOnce(() => {
    throw new StoreError('storeFull', 'test.db');
  });
  expect(await put()).toMatchObject({ status: 503, body: { code: 'unavailable' } });
  full.mockRestore();
  expect(logs.join()).toContain('The disk is full');
  expect((await groupOf(ada, 'support')).version).toBe(version);
  expect(codeOf(await put())).toBe('done');
  expect((await groupOf(ada, 'support')).value.escalateAfterSeconds).toBe(11);
});

test('a change that is kept and cannot be told yet is not known to be done; under the same key it is, once', async () => {
  const server = await adasServer();
  const { ada, host } = server;
  const { version, value } = await groupOf(ada, 'support');
  const put = () =>
    ada.change('PUT', 'workgroups/support', { version, value: { ...value, supervisors: ['sam'] } }, 'again');
  const busy = vi.spyOn(host, 'send').mockResolvedValue({ refused: 'overloaded' });
  expect(await put()).toMatchObject({ status: 503, body: { code: 'unavailable' } });
  busy.mockRestore();
  expect((await host.peek('workgroup/support'))?.context.supervisors).toEqual(['sam', 'sue']);
  expect(codeOf(await put())).toBe('done');
  expect((await host.peek('workgroup/support'))?.context.supervisors).toEqual(['sam']);
  expect(await changesOf(ada, 'by=ada')).toHaveLength(1);
  expect(await commandsBy(server, 'ada')).toHaveLength(1);
});
