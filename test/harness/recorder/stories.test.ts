/** What a recording tells and what it leaves out: others, the ACD's noise, long ago; and what it cannot tell, it says. */
import { expect, test } from 'vitest';
import type { Recorded } from '../../../harness/recorder/record.ts';
import { deedsMax, recordedOf } from '../../../harness/recorder/record.ts';
import type { CommandBody, CommandType } from '../../../machines/commands.ts';
import type { Address } from '../../../machines/names.ts';
import type { Turn } from '../../../server/actors/host.ts';
import { memoryHost } from '../../../server/actors/memory-host.ts';
import { siteArrivals } from '../../../server/directory/arrivals.ts';
import type { Site } from '../../../server/site.ts';
import { smallSite } from '../../support/server-app.ts';

/** A host on which people and the ACD command things, without a desk. */
async function aCentre(site: Site = smallSite) {
  const host = memoryHost({ automatic: false });
  let sent = 0;
  let from = 0;
  const send = async <Type extends CommandType>(self: Address, type: Type, body: CommandBody<Type>) => {
    const user = self === 'agent/acd' ? 'service.acd' : self.split('/')[1]!;
    const answer = host.send({ user, id: `k${++sent}`, self, type, body });
    host.drain();
    return answer;
  };
  for (const arrival of siteArrivals(site)) void host.post(arrival);
  host.drain();
  const acd = <Type extends CommandType>(type: Type, body: CommandBody<Type>) => send('agent/acd', type, body);
  return {
    host,
    send,
    acd,
    logOn: async (person: string, application: 'client' | 'supervisor') => {
      const self: Address = application === 'client' ? `agent/${person}` : `supervisor/${person}`;
      await send(self, 'session.start', { session: `${person}-1`, application });
    },
    onCall: async (agent: string, interaction: string, workgroup = 'support') => {
      await acd('interaction.offer', { interaction, workgroup, media: 'call', acd: true, text: 'Ms Customer' });
      await acd('interaction.alert', { interaction, agent });
      await acd('interaction.connect', { interaction });
    },
    asks: (text: string, agent = 'alice', interaction = 'c1') => send(`agent/${agent}`, 'ask', { interaction, text }),
    pressRecord: () => {
      from = host.lastTurn;
    },
    pass: (ms: number) => host.advance(ms),
    recorded: async (people?: readonly string[]) => {
      const turns: Turn[] = [];
      for await (const turn of host.record()) turns.push(turn);
      const texts = new Map<string, string>();
      for (const { envelope } of turns) {
        const { command } = envelope.message as { command?: string };
        const text = command === undefined ? undefined : await host.text(command);
        if (command !== undefined && text !== undefined) texts.set(command, text);
      }
      return recordedOf({
        turns: (after) => turns.filter(({ n }) => n > after),
        from,
        ...(people && { people }),
        text: (key) => texts.get(key),
        known: { site: site.name, person: (id) => site.people[id]?.name },
      });
    },
  };
}

/** Alice, who is on call c1, and Sue at their desks. */
async function onOneCall(site?: Site) {
  const centre = await aCentre(site);
  await centre.logOn('alice', 'client');
  await centre.logOn('sue', 'supervisor');
  await centre.onCall('alice', 'c1');
  return centre;
}

const stepsOf = (made: Awaited<ReturnType<typeof recordedOf>>) =>
  (made as Recorded).text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^(Given|When|Then|And|\*) /.test(line));

/** Of what was told without a warning. */
function sureSteps(made: Awaited<ReturnType<typeof recordedOf>>): string[] {
  expect(made).toMatchObject({ warnings: [] });
  return stepsOf(made);
}

test('other people and their interactions are not in it, nor what was over before', async () => {
  const { asks, send, acd, logOn, onCall, pressRecord, recorded } = await aCentre();
  await logOn('sam', 'supervisor');
  await send('supervisor/sam', 'session.end', { session: 'sam-1' });
  for (const [person, application] of [
    ['alice', 'client'],
    ['bob', 'client'],
    ['sue', 'supervisor'],
  ] as const) {
    await logOn(person, application);
  }
  await onCall('alice', 'c1');
  await onCall('bob', 'c2');
  await asks('Long ago');
  await send('agent/alice', 'done', { request: 'c1.1' });
  pressRecord();
  await acd('interaction.hold', { interaction: 'c2' });
  await asks('Now');
  await acd('interaction.connect', { interaction: 'c2' });
  await send('supervisor/sue', 'accept', { toast: 'c1.2/sue/1' });
  expect(sureSteps(await recorded())).toEqual([
    'Given Alice is logged on to the agent client',
    'And Sue is logged on to Interaction Supervisor',
    'And Alice is on call c1 of support',
    'When Alice asks for assistance on call c1: "Now"',
    'Then Sue sees the toast for call c1',
    'When Sue accepts the request on call c1',
    'Then Alice sees that Sue helps with call c1',
  ]);
});

test('of chosen people it tells their requests, with whoever had to do with them', async () => {
  const { asks, send, logOn, onCall, pressRecord, recorded } = await aCentre();
  for (const person of ['alice', 'bob']) await logOn(person, 'client');
  for (const person of ['sue', 'sam']) await logOn(person, 'supervisor');
  await onCall('alice', 'c1');
  await onCall('bob', 'c2');
  pressRecord();
  await asks('Mine');
  await asks('His', 'bob', 'c2');
  await send('supervisor/sam', 'accept', { toast: 'c1.1/sam/1' });
  await send('supervisor/sue', 'accept', { toast: 'c2.1/sue/2' });
  const text = sureSteps(await recorded(['alice'])).join('\n');
  expect(text).toContain('Sam accepts the request on call c1');
  expect(text).toContain('Sue sees that Sam took call c1');
  expect(text).not.toMatch(/Bob|c2/);
});

test('what happened to a request before somebody pressed record is told as how things were', async () => {
  const { asks, send, logOn, onCall, pressRecord, recorded } = await aCentre();
  await logOn('alice', 'client');
  for (const person of ['sue', 'sam']) await logOn(person, 'supervisor');
  await onCall('alice', 'c1');
  await asks('Who?');
  await send('supervisor/sue', 'accept', { toast: 'c1.1/sue/2' });
  await send('supervisor/sue', 'session.end', { session: 'sue-1' });
  pressRecord();
  await send('supervisor/sam', 'accept', { toast: 'c1.1/sam/3' });
  expect(sureSteps(await recorded())).toEqual([
    'Given Alice is logged on to the agent client',
    'And Sue is logged on to Interaction Supervisor',
    'And Sam is logged on to Interaction Supervisor',
    'And Alice is on call c1 of support',
    'And Alice asks for assistance on call c1: "Who?"',
    'And Sue accepts the request on call c1',
    'And Sue logs off',
    'When Sam accepts the request on call c1',
    'Then Alice sees that Sam helps with call c1',
  ]);
});

test('several sessions of one person at one desk are one presence, from the first log-on to the last log-off', async () => {
  const { asks, send, pressRecord, recorded } = await onOneCall();
  pressRecord();
  const at = (session: string) => ({ session, application: 'businessManager' as const });
  await send('supervisor/sue', 'session.start', at('sue-2'));
  await send('supervisor/sue', 'session.start', at('sue-3'));
  await send('supervisor/sue', 'session.end', { session: 'sue-1' });
  await asks('Now');
  await send('supervisor/sue', 'accept', { toast: 'c1.1/sue/1' });
  await send('supervisor/sue', 'session.end', { session: 'sue-3' });
  await send('supervisor/sue', 'session.end', { session: 'sue-2' });
  expect(sureSteps(await recorded()).slice(1)).toEqual([
    'And Sue is logged on to Interaction Supervisor',
    'And Alice is on call c1 of support',
    'When Alice asks for assistance on call c1: "Now"',
    'Then Sue sees the toast for call c1',
    'When Sue accepts the request on call c1',
    'Then Alice sees that Sue helps with call c1',
    'When Sue logs off',
    'Then Alice sees the request on call c1 unattended and reaching nobody',
    'And Alice sees the request on call c1 escalated',
  ]);
});

test('what the customer writes is told while supervisors can read it', async () => {
  const { asks, send, acd, pressRecord, recorded } = await onOneCall();
  const writes = (text: string) => acd('interaction.say', { interaction: 'c1', from: 'customer', text });
  await writes('Before');
  pressRecord();
  await writes('Still before');
  await asks('Now');
  await writes('Hurry up');
  await acd('interaction.describe', { interaction: 'c1', attribute: 'order', text: '4711' });
  await send('agent/alice', 'done', { request: 'c1.1' });
  await writes('After');
  const steps = sureSteps(await recorded());
  expect(steps.filter((step) => /customer|order/.test(step))).toEqual([
    'When the customer on call c1 writes "Hurry up"',
    'And call c1 has the order "4711"',
  ]);
});

test('what no step can say is left out, and said', async () => {
  const { asks, send, logOn, onCall, pressRecord, recorded } = await aCentre();
  await logOn('alice', 'client');
  await onCall('alice', 'c1');
  pressRecord();
  await asks('Anybody?');
  // Nobody whom a server lets in: she is at no desk.
  await send('supervisor/sue', 'join', { request: 'c1.1' });
  const made = (await recorded()) as Recorded;
  expect(made.warnings).toContain('Only the model can play it: somebody did something without a desk.');
  expect(made.text).toMatch(/# .*without a desk.*\n {2}@model\n/);
});

test('names that an ACD has made are short ones, and late events are left out', async () => {
  const { send, acd, logOn, pressRecord, recorded } = await aCentre();
  await logOn('alice', 'client');
  await logOn('sue', 'supervisor');
  const interaction = 'a3f9-77b1-long-id';
  await acd('interaction.offer', { interaction, workgroup: 'support', media: 'email', acd: true, sequence: 1 });
  await acd('interaction.alert', { interaction, agent: 'alice', sequence: 2 });
  await acd('interaction.connect', { interaction, sequence: 3 });
  pressRecord();
  await send('agent/alice', 'ask', { interaction, text: 'Tone?' });
  await acd('interaction.hold', { interaction, sequence: 5 });
  await acd('interaction.park', { interaction, sequence: 4 });
  expect(sureSteps(await recorded()).slice(2)).toEqual([
    'And Alice is on e-mail e1 of support',
    'When Alice asks for assistance on e-mail e1: "Tone?"',
    'Then Sue sees the toast for e-mail e1',
    'When e-mail e1 becomes held',
    'Then Alice sees e-mail e1 held',
  ]);
});

test('time passes only where a timer needs it; idle minutes pass at once', async () => {
  const { asks, send, pass, pressRecord, recorded } = await onOneCall();
  pressRecord();
  pass(12_345);
  await asks('Anybody?');
  pass(5 * 60_000);
  await send('supervisor/sue', 'accept', { toast: 'c1.1/sue/1' });
  pass(60_000);
  await send('agent/alice', 'done', { request: 'c1.1', saw: 'helped' });
  expect(sureSteps(await recorded()).filter((step) => / pass/.test(step))).toEqual([
    'And 30s pass',
    'When 30s pass',
    'When 240s pass',
  ]);
});

test('two timers that meet are told to the millisecond if they have to be', async () => {
  const { asks, send, pass, logOn, onCall, pressRecord, recorded } = await aCentre();
  for (const person of ['alice', 'bob']) await logOn(person, 'client');
  await logOn('sue', 'supervisor');
  await onCall('alice', 'c1');
  await onCall('bob', 'c2');
  pressRecord();
  await asks('One');
  pass(600);
  await asks('Two', 'bob', 'c2');
  // The reminder of the first has rung, that of the second has not.
  pass(29_500);
  await send('supervisor/sue', 'accept', { toast: 'c2.1/sue/1' });
  expect(sureSteps(await recorded()).filter((step) => / pass/.test(step))).toEqual([
    'When 600ms pass',
    'And 29400ms pass',
  ]);
});

test('a site like none that is shipped comes with it, of those who matter and without secrets', async () => {
  const [{ alice, sue, eve }, { support }] = [smallSite.people, smallSite.workgroups];
  const site: Site = {
    name: 'Far East Desk',
    people: {
      alice: { ...alice!, password: 'scrypt:aaaa:bbbb' },
      sue: sue!,
      eve: eve!,
      zoe: { name: 'Zoe Zimmer', supervisor: true },
      ada: { name: 'Ada', roles: ['administrator'], password: 'scrypt:cccc:dddd' },
    },
    workgroups: { support: { ...support!, supervisors: ['sue', 'zoe'], escalation: ['eve'], escalateAfterSeconds: 7 } },
    services: { acd: { token: 'sha256:abcd', scopes: ['acd'] } },
  };
  const { asks, pass, pressRecord, recorded } = await onOneCall(site);
  pressRecord();
  await asks('Now');
  pass(7_000);
  const made = (await recorded()) as Recorded;
  expect(made).toMatchObject({ warnings: [], site: { name: 'far-east-desk' } });
  expect(made.text).toContain('Given the site "far-east-desk"');
  expect(stepsOf(made)).toContain('When 7s pass');
  expect(made.site?.text).toContain('zoe:');
  expect(made.site?.text).not.toMatch(/ada|scrypt|sha256|token/);
});

test('what an administrator changes meanwhile is told as a service does it', async () => {
  const { asks, acd, pressRecord, recorded } = await onOneCall();
  pressRecord();
  const { rights, workgroups } = { rights: smallSite.people.alice!.agent!, workgroups: ['support'] };
  await acd('agent.configure', {
    agent: 'alice',
    rights: { ...rights, canRequestAssistanceFromSupervisor: false },
    workgroups,
  });
  await asks('May I?');
  const made = (await recorded()) as Recorded;
  expect(stepsOf(made).slice(2)).toEqual([
    'When Alice may no longer ask for assistance',
    'Then Alice sees the Assistance button of call c1 dimmed: rightMissing',
    'When Alice asks anyway on call c1: "Please"',
    'Then Alice is refused rightMissing',
    'And Alice sees the Assistance button of call c1 dimmed: rightMissing',
  ]);
});

test('where nothing was done there is nothing to tell', async () => {
  const { logOn, onCall, pressRecord, recorded } = await aCentre();
  await logOn('alice', 'client');
  pressRecord();
  await onCall('alice', 'c1');
  expect(await recorded()).toEqual({ refused: 'nothingRecorded' });
});

test('more than a scenario can tell is refused', async () => {
  const { asks, send, pressRecord, recorded } = await onOneCall();
  pressRecord();
  await asks('Now');
  for (let n = 0; n < deedsMax; n++) await send('agent/alice', 'say', { request: 'c1.1', text: `Line ${n}` });
  expect(await recorded()).toEqual({ refused: 'recordingTooLong' });
});

test('the same record makes the same text', async () => {
  const { asks, send, pressRecord, recorded } = await onOneCall();
  pressRecord();
  await asks('Now');
  await send('supervisor/sue', 'reply', { toast: 'c1.1/sue/1', text: 'Yes' });
  expect(await recorded()).toEqual(await recorded());
});
