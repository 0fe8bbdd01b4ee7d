/**
 * What people write is for those who may read it and for nobody else: it is in no log, no record, no measure, no problem
 * and no header, whichever way it came in and whether or not it was taken.
 */
import { expect, test } from 'vitest';
import type { Doors } from '../support/doors.ts';
import { manyDoors } from '../support/doors.ts';
import type { Said } from '../support/server-app.ts';

const secret = 'Zweiundvierzig Euro für Frau Lindqvist';
/** As it may be written somewhere: raw, in JSON with escapes, in an address. */
const traces = [secret, 'Lindqvist', encodeURIComponent(secret)];
const tooLong = secret.padEnd(2_001, '.');

const settings = {
  workgroup: 'support',
  supervisors: [],
  escalation: [],
  escalateAfterSeconds: 60,
  remindEverySeconds: 30,
};

/** Every way in which a text is written to the server, good and bad. */
async function writtenEverywhere({ senders, helped, asked, connected, toastOf, anybody, acd }: Doors): Promise<Said[]> {
  const request = await helped('c1', secret);
  const { request: waiting } = await asked('c2', secret);
  await connected('c3', 'alice');
  const { owner, otherAgent, responsible, configured, otherWorkgroup, administrator } = senders;
  const raw = (payload: string, type = 'application/json') =>
    owner.with({ 'content-type': type, 'idempotency-key': 'raw' }).post('/api/commands/say', payload);
  return [
    await owner.command('say', { request, text: secret }),
    await responsible.command('say', { request, text: secret }),
    await configured.command('reply', { toast: await toastOf(waiting, 'tom'), text: secret }),
    await acd().command('interaction.offer', {
      interaction: 'c4',
      workgroup: 'support',
      media: 'chat',
      acd: true,
      text: secret,
    }),
    await acd().command('interaction.say', { interaction: 'c3', from: 'customer', text: secret }),
    await acd().command('interaction.describe', { interaction: 'c3', attribute: 'name', text: secret }),
    // Refused by a chart.
    await acd().command('interaction.describe', { interaction: 'c3', attribute: 'name', text: tooLong }),
    await acd().command('interaction.say', { interaction: 'c9', from: 'agent', text: secret }),
    await otherAgent.command('ask', { interaction: 'c3', text: secret }),
    await owner.command('ask', { interaction: 'c1', text: secret }),
    await owner.command('ask', { interaction: 'c3', text: tooLong }),
    await otherAgent.command('say', { request, text: secret }),
    await otherWorkgroup.command('reply', { toast: `${waiting}/bea/1`, text: secret }),
    await owner.command('say', { request: 'c9.1', text: secret }),
    // Refused at the edge.
    await owner.command('ask', { interaction: 'c3', text: secret.padEnd(20_001, '.') }),
    await owner.command('ask', { interaction: secret, text: 'x' }),
    await owner.command('ask', { interaction: 'c3', text: 'x', reason: secret }),
    await owner.command('ask', { interaction: 'c3', text: 'x', urgency: secret as 'normal' }),
    await owner.command('say', { request: secret, text: { [secret]: secret } as never }),
    await owner.command('say', { request, text: 'x' }, secret.replace('ü', 'ue')),
    await anybody().command('say', { request, text: secret }),
    await administrator.command('workgroup.configure', { ...settings, permitted: { [secret]: [secret] } as never }),
    await administrator.command('workgroup.configure', { ...settings, permitted: { call: [secret] } as never }),
    await administrator.command('workgroup.configure', { ...settings, reasons: [{ id: secret, label: secret }] }),
    await administrator.command('workgroup.configure', { ...settings, supervisors: [secret] }),
    await raw(`{"request":"${request}","text":"${secret}`),
    await raw(`{"request":"${request}","text":"${secret}","__proto__":{"text":"${secret}"}}`),
    await raw(secret, 'text/plain'),
    await raw(`text=${encodeURIComponent(secret)}`, 'application/x-www-form-urlencoded'),
    await anybody().post('/api/session', { person: 'alice', application: secret, password: secret }),
    await anybody().post('/api/session', { person: secret, application: 'client', password: secret }),
    await owner.get(`/api/requests/${encodeURIComponent(secret)}`),
    await owner.get(`/api/requests?workgroup=${encodeURIComponent(secret)}&${encodeURIComponent(secret)}=1`),
    await owner.get(`/api/${encodeURIComponent(secret)}`),
    await owner.get(`/live/events?have=${encodeURIComponent(secret)}`),
    await owner.with({ 'last-event-id': encodeURIComponent(secret) }).get('/live/events'),
    await anybody()
      .with({ authorization: `Bearer ${encodeURIComponent(secret)}` })
      .get('/api/people'),
  ];
}

const hasTrace = (text: string) => traces.some((trace) => text.includes(trace));

test('no answer to a command or to a mistake repeats what was written', async () => {
  const doors = await manyDoors();
  const answers = await writtenEverywhere(doors);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(6);
  for (const { status, body, headers } of answers) {
    expect([status, hasTrace(JSON.stringify([body, headers]))], JSON.stringify(body)).toEqual([status, false]);
  }
});

test('neither logs, nor the record, nor the measures know what was written', async () => {
  const doors = await manyDoors();
  await writtenEverywhere(doors);
  expect(hasTrace(doors.logs.join(''))).toBe(false);
  let turns = 0;
  for (let after = 0; ; ) {
    const { body } = await doors.senders.administrator.get(`/api/record?limit=500&after=${after}`);
    expect(hasTrace(JSON.stringify(body))).toBe(false);
    if (body.turns.length === 0) break;
    turns += body.turns.length;
    after = body.next;
  }
  expect(turns).toBeGreaterThan(100);
  expect(hasTrace((await doors.anybody().get('/metrics')).body)).toBe(false);
  for (const path of ['/api/requests', '/api/requests.csv', '/api/measures?group=reason']) {
    const { status, body } = await doors.senders.administrator.get(path);
    expect([path, status, hasTrace(JSON.stringify(body))]).toEqual([path, 200, false]);
  }
});

test('of what was refused nothing is kept', async () => {
  const { senders, host, helped } = await manyDoors();
  const request = await helped('c1', secret);
  expect((await senders.otherAgent.command('say', { request, text: secret }, 'refused')).body.code).toBe(
    'notParticipant',
  );
  expect((await senders.owner.command('say', { request, text: secret }, 'taken')).status).toBe(200);
  expect(await host.text('bob/refused')).toBeUndefined();
  expect(await host.text('alice/taken')).toBe(secret);
});
