/**
 * The same centre as seen by everybody who may knock: one sender for each standing that somebody can have towards a
 * request of Alice's. Sue answers for it, Sam joined, Tom is configured and was only toasted.
 */

import type { AppOptions } from '../../server/app.ts';
import { hashToken } from '../../server/secrets.ts';
import type { Site } from '../../server/site.ts';
import type { TestClient, TestServer } from './server-app.ts';
import { smallSite, testServer } from './server-app.ts';

const asker = { showAssistanceButton: true, canRequestAssistanceFromSupervisor: true };
const scopesOf = {
  acd: ['acd'],
  administrator: ['administrator'],
  transcripts: ['transcripts'],
  scopeless: [],
} as const;
const timers = { escalateAfterSeconds: 60, remindEverySeconds: 30 };

/** Farid is an agent and a supervisor of `support`; here he runs his agent's client only. */
export const doorsSite: Site = {
  name: 'Centre with many doors',
  people: {
    alice: { name: 'Alice Adams', agent: asker, workgroups: ['support'] },
    bob: { name: 'Bob Brown', agent: asker, workgroups: ['support'] },
    farid: { name: 'Farid Farouk', agent: asker, supervisor: true },
    sue: { name: 'Sue Smith', supervisor: true },
    sam: { name: 'Sam Stone', supervisor: true },
    tom: { name: 'Tom Thorne', supervisor: true },
    eve: { name: 'Eve Evans', supervisor: true },
    bea: { name: 'Bea Baker', supervisor: true },
    ada: { name: 'Ada Lovell', roles: ['administrator'] },
    dora: { name: 'Dora Dalgaard', roles: ['designer', 'transcripts'] },
    quinn: { name: 'Quinn Quade', roles: ['qa', 'transcripts'] },
  },
  workgroups: {
    support: { supervisors: ['sue', 'sam', 'tom', 'farid'], escalation: ['eve'], ...timers },
    billing: { supervisors: ['bea'], escalation: [], ...timers },
  },
  services: {
    ...Object.fromEntries(
      Object.entries(scopesOf).map(([name, scopes]) => [
        name,
        { token: hashToken(`${name}-token`), scopes: [...scopes] },
      ]),
    ),
    ...smallSite.services,
  },
};

/** Who somebody is to the request in question. */
export const standings = [
  'nobody',
  'loggedOff',
  'foreignSeal',
  'owner',
  'otherAgent',
  'plainClient',
  'responsible',
  'joined',
  'configured',
  'escalation',
  'otherWorkgroup',
  'administrating',
  'designing',
  'testing',
  'acd',
  'administrator',
  'transcripts',
  'scopeless',
] as const;
export type Standing = (typeof standings)[number];

/** The person or service behind a standing; for those whom nobody knows, whom they would like to be. */
export const nameOf: Record<Standing, string> = {
  nobody: 'nobody',
  loggedOff: 'sue',
  foreignSeal: 'sue',
  owner: 'alice',
  otherAgent: 'bob',
  plainClient: 'farid',
  responsible: 'sue',
  joined: 'sam',
  configured: 'tom',
  escalation: 'eve',
  otherWorkgroup: 'bea',
  administrating: 'ada',
  designing: 'dora',
  testing: 'quinn',
  acd: 'service.acd',
  administrator: 'service.administrator',
  transcripts: 'service.transcripts',
  scopeless: 'service.scopeless',
};

export interface Doors extends TestServer {
  senders: Record<Standing, TestClient>;
  /** Alice asks for help on a call of hers that is connected; says the request's id, and that of the ask. */
  asked(interaction: string, text?: string): Promise<{ request: string; ask: string }>;
  /** Asked, Sue accepted and Sam joined. */
  helped(interaction: string, text?: string): Promise<string>;
  /** The toast of a request that a supervisor has now. */
  toastOf(request: string, supervisor: string): Promise<string>;
}

export async function manyDoors(options: Partial<AppOptions> = {}): Promise<Doors> {
  const server = await testServer({ site: doorsSite, ...options });
  const elsewhere = await testServer({ site: doorsSite });
  const service = (name: keyof typeof scopesOf) => server.anybody().with({ authorization: `Bearer ${name}-token` });
  const loggedOn = await server.logOn('sue', 'supervisor');
  const loggedOff = loggedOn.with({});
  await loggedOn.request('DELETE', '/api/session');
  const senders: Doors['senders'] = {
    nobody: server.anybody(),
    loggedOff,
    foreignSeal: server.anybody().sharing(await elsewhere.logOn('sue', 'supervisor')),
    owner: await server.logOn('alice'),
    otherAgent: await server.logOn('bob'),
    plainClient: await server.logOn('farid'),
    responsible: await server.logOn('sue', 'supervisor'),
    joined: await server.logOn('sam', 'businessManager'),
    configured: await server.logOn('tom', 'supervisor'),
    escalation: await server.logOn('eve', 'supervisor'),
    otherWorkgroup: await server.logOn('bea', 'supervisor'),
    administrating: await server.logOn('ada', 'administrator'),
    designing: await server.logOn('dora', 'designer'),
    testing: await server.logOn('quinn', 'qa'),
    acd: server.acd(),
    administrator: service('administrator'),
    transcripts: service('transcripts'),
    scopeless: service('scopeless'),
  };
  const toastOf = async (request: string, supervisor: string) => {
    const showings = (await server.host.peek(`request/${request}`))?.context.showings as Record<string, number>;
    return `${request}/${supervisor}/${showings[supervisor] ?? 99}`;
  };
  const asked = async (interaction: string, text = 'Please help') => {
    await server.connected(interaction, 'alice');
    const ask = `ask-${interaction}`;
    const { body } = await senders.owner.command('ask', { interaction, text }, ask);
    return { request: body.request as string, ask };
  };
  const helped = async (interaction: string, text?: string) => {
    const { request } = await asked(interaction, text);
    await senders.responsible.command('accept', { toast: await toastOf(request, 'sue') });
    await senders.joined.command('join', { request });
    return request;
  };
  return { ...server, senders, asked, helped, toastOf };
}
