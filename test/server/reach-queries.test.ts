/**
 * What a query gives away to whom: texts to those who took part, to supervisors of the workgroup and to the role
 * `transcripts`; to everybody else not even that a request exists. Before, during and after they belonged to it.
 */
import { expect, test } from 'vitest';
import type { Doors, Standing } from '../support/doors.ts';
import { doorsSite, manyDoors, standings } from '../support/doors.ts';
import type { Said, TestClient } from '../support/server-app.ts';

type Sight = 'texts' | 'lengths' | 'unknownRequest' | 'roleMissing' | 'notAuthenticated';

const sights: Record<Standing, Sight> = {
  nobody: 'notAuthenticated',
  loggedOff: 'notAuthenticated',
  foreignSeal: 'notAuthenticated',
  owner: 'texts',
  otherAgent: 'unknownRequest',
  // A supervisor of the workgroup, but not at this desk.
  plainClient: 'unknownRequest',
  responsible: 'texts',
  joined: 'texts',
  configured: 'texts',
  escalation: 'texts',
  otherWorkgroup: 'unknownRequest',
  acd: 'roleMissing',
  administrating: 'lengths',
  designing: 'roleMissing',
  testing: 'roleMissing',
  administrator: 'lengths',
  transcripts: 'texts',
  scopeless: 'roleMissing',
};

const secret = 'The fare of Ms Lindqvist';

function sightIn({ status, body }: Said): string {
  if (status !== 200) return body.code;
  const texts = [...body.view.lines, ...body.story.map(({ event }: { event: object }) => event)].flatMap(
    ({ text }: { text?: { body?: string } }) => (text ? [text] : []),
  );
  expect(texts.length).toBeGreaterThan(0);
  return texts.every(({ body: words }) => words === secret)
    ? 'texts'
    : JSON.stringify(body).includes(secret)
      ? 'some'
      : 'lengths';
}
const sightOf = async (client: TestClient, request: string) => sightIn(await client.get(`/api/requests/${request}`));
const sightsOf = async ({ senders }: Doors, request: string) =>
  Object.fromEntries(
    await Promise.all(
      standings.map(async (standing) => [standing, await sightOf(senders[standing], request)] as const),
    ),
  );

test('who may read a request that is waiting, being helped, and over', async () => {
  const doors = await manyDoors();
  const { request: waiting } = await doors.asked('c1', secret);
  expect(await sightsOf(doors, waiting)).toEqual(sights);
  const request = await doors.helped('c2', secret);
  expect(await sightsOf(doors, request)).toEqual(sights);
  await doors.senders.owner.command('done', { request });
  expect(await sightsOf(doors, request)).toEqual(sights);
});

test('to whom a request is hidden it looks like one that never was', async () => {
  const { senders, helped } = await manyDoors();
  const request = await helped('c1', secret);
  for (const standing of standings.filter((one) => sights[one] === 'unknownRequest')) {
    const [hidden, missing] = await Promise.all(
      [request, 'c1.2', 'c9.1', 'constructor.1'].map((id) => senders[standing].get(`/api/requests/${id}`)),
    );
    expect([hidden!.status, hidden!.body], standing).toEqual([missing!.status, missing!.body]);
  }
});

test('the list of requests has those that one may read, whatever it is asked for', async () => {
  const { senders, helped } = await manyDoors();
  const request = await helped('c1', secret);
  const queries = ['', '?agent=alice', '?outcome=open', '?limit=200'];
  for (const standing of standings) {
    for (const query of queries) {
      const { status, body } = await senders[standing].get(`/api/requests${query}`);
      const sight = sights[standing];
      if (sight === 'roleMissing' || sight === 'notAuthenticated')
        expect([standing, body.code]).toEqual([standing, sight]);
      else {
        const listed = body.requests.map((one: { request: string }) => one.request);
        expect([standing, status, listed]).toEqual([standing, 200, sight === 'unknownRequest' ? [] : [request]]);
        expect(JSON.stringify(body), standing).not.toContain(secret);
      }
    }
  }
});

test('a cursor that names the request of somebody else is none', async () => {
  const { senders, helped } = await manyDoors();
  const request = await helped('c1', secret);
  for (const standing of standings.filter((one) => sights[one] === 'unknownRequest')) {
    const [foreign, missing] = await Promise.all(
      [request, 'c9.1'].map((id) => senders[standing].get(`/api/requests?after=${id}`)),
    );
    expect([standing, foreign!.status, foreign!.body]).toEqual([standing, 400, missing!.body]);
  }
});

test('a supervisor of another workgroup is told the same of a workgroup that exists and of one that does not', async () => {
  const { senders, helped } = await manyDoors();
  await helped('c1');
  const [foreign, missing] = await Promise.all(
    ['support', 'nowhere'].map((name) => senders.otherWorkgroup.get(`/api/requests?workgroup=${name}`)),
  );
  expect(foreign!.body.code).toBe('roleMissing');
  expect(foreign!.body).toEqual(missing!.body);
  for (const agent of ['owner', 'otherAgent'] as const) {
    const { body } = await senders[agent].get('/api/requests?workgroup=billing');
    expect(body.requests).toEqual([]);
  }
});

test('whoever is taken out of the workgroup reads on only where she takes part', async () => {
  const { senders, helped } = await manyDoors();
  const [before, other] = [await helped('c1', secret), await helped('c2', secret)];
  const settings = doorsSite.workgroups.support!;
  await senders.administrator.command('workgroup.configure', {
    workgroup: 'support',
    ...settings,
    supervisors: ['sue'],
    escalation: [],
  });
  const after = await helped('c3', secret);
  for (const request of [before, other]) {
    expect(await sightOf(senders.configured, request)).toBe('unknownRequest');
    expect(await sightOf(senders.escalation, request)).toBe('unknownRequest');
    // R-ELIGIBLE: one who already helps stays.
    expect(await sightOf(senders.joined, request)).toBe('texts');
  }
  expect(await sightOf(senders.joined, after)).toBe('unknownRequest');
  expect((await senders.configured.get('/api/requests')).body.requests).toEqual([]);
  expect(await sightOf(senders.responsible, after)).toBe('texts');
});

test('a helper who left has taken part, and still reads what she took part in', async () => {
  const { senders, helped } = await manyDoors();
  const request = await helped('c1', secret);
  await senders.joined.command('leave', { request });
  const settings = doorsSite.workgroups.support!;
  await senders.administrator.command('workgroup.configure', {
    workgroup: 'support',
    ...settings,
    supervisors: ['sue'],
  });
  expect(await sightOf(senders.joined, request)).toBe('texts');
  expect(await sightOf(senders.configured, request)).toBe('unknownRequest');
});

test('a transfer takes no request along: who asked keeps it, who owns the call now knows nothing of it', async () => {
  const { senders, asked } = await manyDoors();
  const { request } = await asked('c1', secret);
  await senders.acd.command('interaction.transfer', { interaction: 'c1', agent: 'bob' });
  expect(await sightOf(senders.owner, request)).toBe('texts');
  expect(await sightOf(senders.otherAgent, request)).toBe('unknownRequest');
});

test('names and canned reasons are for whoever is logged on, the record for administrators alone', async () => {
  const doors = await manyDoors();
  const { senders, app } = doors;
  await doors.helped('c1', secret);
  const isPerson = (one: Standing) =>
    ![
      'nobody',
      'loggedOff',
      'foreignSeal',
      'administrating',
      'designing',
      'testing',
      'acd',
      'administrator',
      'transcripts',
      'scopeless',
    ].includes(one);
  for (const standing of standings) {
    const known = sights[standing] !== 'notAuthenticated';
    expect([standing, (await senders[standing].get('/api/people')).status]).toEqual([standing, known ? 200 : 401]);
    const reasons = await senders[standing].get('/api/workgroups/support/reasons');
    expect([standing, reasons.status]).toEqual([standing, isPerson(standing) ? 200 : known ? 403 : 401]);
    for (const url of ['/api/record', '/metrics']) {
      const headers = senders[standing].headersToSend;
      const said = await app.inject({ url, headers, remoteAddress: '192.0.2.7' });
      const expected = standing.startsWith('administrat') ? 200 : known ? 403 : 401;
      expect([standing, url, said.statusCode]).toEqual([standing, url, expected]);
      expect(said.body).not.toContain(secret);
    }
  }
});

test('whoever speaks for others from this machine is not this machine', async () => {
  const { anybody, senders } = await manyDoors();
  for (const header of ['x-forwarded-for', 'forwarded']) {
    for (const url of ['/api/record', '/metrics', '/api/clock']) {
      const { body } = await anybody()
        .with({ [header]: 'for=192.0.2.7' })
        .get(url);
      expect([header, url, body.code]).toEqual([
        header,
        url,
        url === '/api/clock' ? 'roleMissing' : 'notAuthenticated',
      ]);
      const service = await senders.acd.with({ [header]: 'for=192.0.2.7' }).get(url);
      expect([header, url, service.body.code]).toEqual([header, url, 'roleMissing']);
    }
  }
});
