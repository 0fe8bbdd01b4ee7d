/** The table from commands to steps: each of its texts is a step, and said again it is the same command. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Sites } from '../../harness/language/library.ts';
import { resolve } from '../../harness/language/parameter-types.ts';
import { Chronicle } from '../../harness/runner/chronicle.ts';
import { Scene } from '../../harness/runner/scene.ts';
import type { Centre } from '../../harness/runner/stage.ts';
import { vocabulary } from '../../harness/steps/index.ts';
import { actorNamed, heldAs, senderNamed } from '../../harness/traces/actor-names.ts';
import { Rehearsal } from '../../harness/traces/rehearsal.ts';
import type { Sentence } from '../../harness/traces/sentences.ts';
import { broughtAs, deedsOf, namesOf, servedAs } from '../../harness/traces/sentences.ts';
import type { Acted } from '../../harness/traces/trace.ts';
import type { CommandBody, CommandType } from '../../machines/commands.ts';
import { commands, commandTypes } from '../../machines/commands.ts';
import type { Address } from '../../machines/names.ts';
import { does } from '../support/traces.ts';

const sites = new Sites();
const [site, cast] = [sites.site('small'), sites.cast('small')];
const offered = (interaction: string, media: 'call' | 'email' = 'call') =>
  does('agent/acd', 'interaction.offer', { interaction, workgroup: 'support', media, acd: true });
const names = namesOf([offered('c1'), offered('e1', 'email')]);
const alice = 'agent/alice';
const [sue, sam]: Address[] = ['supervisor/sue', 'supervisor/sam'];

describe('what people do', () => {
  let rehearsal: Rehearsal;
  beforeEach(async () => {
    rehearsal = await Rehearsal.open({ site, cast });
    for (const text of [
      'Alice is logged on to the agent client',
      'Sue is logged on to Interaction Supervisor',
      'Sam is logged on to Interaction Supervisor',
      'Alice is on call c1 of support',
    ]) {
      await rehearsal.happen({ text });
    }
  });
  afterEach(() => rehearsal.close());

  const perform = async (...acts: Acted[]) => {
    for (const act of acts) {
      const aim = await rehearsal.aim(deedsOf(act, names)[0]!, act);
      if (!aim) throw new Error(`${act.name} cannot be done.`);
      await rehearsal.do([aim], 'given');
    }
  };
  /** Those of its sentences that mean it now. */
  const meaning = async (act: Acted) => {
    const texts: string[] = [];
    for (const sentence of deedsOf(act, names)) if (await rehearsal.aim(sentence, act)) texts.push(sentence.text);
    return texts;
  };
  const ask = does(alice, 'ask', { interaction: 'c1', text: 'May "I"?' }, 'ask-1');
  const accept = does(sue!, 'accept', { toast: 'c1.1/sue/2' });

  test('while nothing was asked', async () => {
    expect(await meaning(ask)).toEqual([
      'Alice asks for assistance on call c1: "May \\"I\\"?"',
      'Alice asks anyway on call c1: "May \\"I\\"?"',
      'Alice sends ask as a program:',
    ]);
    const body = { interaction: 'c1', text: 'Now', urgency: 'urgent' } as const;
    expect(await meaning(does(alice, 'ask', body))).toEqual([
      'Alice asks urgently on call c1: "Now"',
      'Alice sends ask as a program:',
    ]);
    expect(await meaning(does(alice, 'ask', { interaction: 'c1', text: 'Now', reason: 'refund' }))).toEqual([
      'Alice asks on call c1 because of refund: "Now"',
      'Alice asks anyway on call c1 because of refund: "Now"',
      'Alice sends ask as a program:',
    ]);
    expect(await meaning(does(alice, 'ask', { interaction: 'c1', text: 'a\\b' }))).toEqual([
      'Alice asks for assistance on call c1:',
      'Alice sends ask as a program:',
    ]);
  });

  test('while a request waits', async () => {
    await perform(ask);
    expect(await meaning(does(alice, 'cancel', { interaction: 'c1', ask: 'ask-1' }))).toContain(
      'Alice withdraws the ask on call c1',
    );
    expect(await meaning(does(alice, 'say', { request: 'c1.1', text: 'Hm' }))).toHaveLength(3);
    expect(await meaning(does(alice, 'done', { request: 'c1.1' }))).toEqual([
      'Alice presses Done on call c1',
      'Alice presses Done anyway on call c1',
      'Alice sends done as a program:',
    ]);
    expect(await meaning(accept)).toEqual([
      'Sue accepts the request on call c1',
      'Sue accepts anyway on call c1',
      'Sue sends accept as a program:',
    ]);
    expect(await meaning(does(sue!, 'ignore', { toast: 'c1.1/sue/2' }))).toHaveLength(3);
    expect(await meaning(does(sue!, 'reply', { toast: 'c1.1/sue/2', text: 'Yes' }))).toHaveLength(2);
    expect(await meaning(does(sue!, 'seen', { toast: 'c1.1/sue/2' }))).toHaveLength(2);
    expect(await meaning(does(sue!, 'alerts', { pop: false, sound: true }))).toEqual(
      ['Sue turns Pop on new message off', 'Sue turns Play on new sound on', 'Sue sends alerts as a program:'].filter(
        (text) => text !== 'Sue turns Play on new sound on',
      ),
    );
    // Another showing than the one there is.
    expect(await meaning(does(sue!, 'accept', { toast: 'c1.1/sue/1' }))).toEqual(['Sue sends accept as a program:']);
  });

  test('while a request is helped', async () => {
    await perform(ask, accept);
    expect(await meaning(does(sam!, 'join', { request: 'c1.1' }))).toHaveLength(3);
    expect(await meaning(does(sue!, 'leave', { request: 'c1.1' }))).toHaveLength(3);
    expect(await meaning(does(sue!, 'handOver', { request: 'c1.1', to: 'sam' }))).toEqual([
      'Sue hands call c1 over to Sam',
      'Sue hands call c1 over anyway to Sam',
      'Sue sends handOver as a program:',
    ]);
    // Not offered: whoever is not there.
    expect(await meaning(does(sue!, 'handOver', { request: 'c1.1', to: 'eve' }))).toEqual([
      'Sue hands call c1 over anyway to Eve',
      'Sue sends handOver as a program:',
    ]);
    expect(await meaning(does(sam!, 'accept', { toast: 'c1.1/sam/1' }))).toEqual([
      'Sam accepts anyway on call c1',
      'Sam sends accept as a program:',
    ]);
  });

  test('after a toast was shown anew, the former one', async () => {
    await perform(ask, accept);
    await rehearsal.happen({ text: 'Sue logs off' });
    expect(await meaning(does(sam!, 'accept', { toast: 'c1.1/sam/1' }))).toEqual([
      'Sam accepts anyway the former toast of call c1',
      'Sam sends accept as a program:',
    ]);
  });
});

describe('what services command', () => {
  /** What a sentence commands, with a centre that only notes it. */
  async function commandsOf(sentence: Sentence): Promise<[CommandType, unknown][]> {
    const sent: [CommandType, unknown][] = [];
    const service: Centre['service'] = async (type, body) => {
      sent.push([type, body]);
      return { done: true };
    };
    const scene = new Scene(site, cast, { service } as unknown as Centre, new Chronicle(() => 0));
    const [match, ...more] = vocabulary().match(sentence.text);
    expect([sentence.text, match?.definition.kind, more]).toEqual([sentence.text, 'event', []]);
    if (match?.definition.kind !== 'event') return [];
    const args = match.written.map((written) => (resolve(written, cast) as { value: unknown }).value);
    await match.definition.run(scene, ...([...args, ...(sentence.below ? [sentence.below] : [])] as never[]));
    return sent;
  }

  const rights = (showAssistanceButton: boolean, canRequestAssistanceFromSupervisor: boolean) => ({
    showAssistanceButton,
    canRequestAssistanceFromSupervisor,
  });
  const moves = (['connect', 'hold', 'park', 'disconnect'] as const).flatMap((move) => [
    does('agent/acd', `interaction.${move}`, { interaction: 'e1' }),
    does('agent/acd', `interaction.${move}`, { interaction: 'c1', sequence: 4 }),
  ]);
  const settings = { supervisors: ['sue'], escalation: [], escalateAfterSeconds: 5, remindEverySeconds: 5 };
  const all: Acted[] = [
    offered('c1'),
    offered('e1', 'email'),
    does('agent/acd', 'interaction.offer', { interaction: 'c1', workgroup: 'support', media: 'call', acd: false }),
    does('agent/acd', 'interaction.offer', {
      interaction: 'c1',
      workgroup: 'support',
      media: 'call',
      acd: true,
      text: 'X',
    }),
    does('agent/acd', 'interaction.alert', { interaction: 'c1', agent: 'bob' }),
    does('agent/acd', 'interaction.alert', { interaction: 'c1', agent: 'bob', sequence: 2 }),
    does('agent/acd', 'interaction.transfer', { interaction: 'c1', agent: 'bob' }),
    does('agent/acd', 'interaction.transfer', { interaction: 'c1', agent: 'bob', sequence: 3 }),
    ...moves,
    ...(['customer', 'agent'] as const).flatMap((from) => [
      does('agent/acd', 'interaction.say', { interaction: 'c1', from, text: 'The "new" one' }),
      does('agent/acd', 'interaction.say', { interaction: 'c1', from, text: 'Two\nlines', sequence: 5 }),
      does('agent/acd', 'interaction.say', { interaction: 'c1', from, text: 'Late', sequence: 4 }),
    ]),
    does('agent/acd', 'interaction.describe', { interaction: 'c1', attribute: 'order', text: 'A-1' }),
    does('agent/acd', 'interaction.describe', { interaction: 'c1', attribute: 'order', text: 'A-1', sequence: 5 }),
    does('agent/acd', 'interaction.describe', { interaction: 'c1', attribute: 'order', text: 'A\\1' }),
    does('agent/acd', 'interaction.describe', { interaction: 'c1', attribute: 'order', text: '' }),
    does('agent/acd', 'interaction.describe', { interaction: 'c1', attribute: 'order', text: '', sequence: 5 }),
    does('agent/admin', 'agent.configure', { agent: 'alice', rights: rights(true, false), workgroups: ['support'] }),
    does('agent/admin', 'agent.configure', { agent: 'alice', rights: rights(true, true), workgroups: ['support'] }),
    does('agent/admin', 'agent.configure', { agent: 'alice', rights: rights(false, true), workgroups: ['support'] }),
    does('agent/admin', 'agent.configure', { agent: 'alice', rights: rights(false, false), workgroups: [] }),
    does('agent/admin', 'supervisor.configure', { supervisor: 'sue' }),
    does('agent/admin', 'workgroup.configure', { workgroup: 'support', ...settings }),
  ];

  test.each(all.map((act) => [act.command, JSON.stringify(act.body), act] as const))('%s %s', async (_, __, act) => {
    expect(await commandsOf(servedAs(act, names, site))).toEqual([[act.command, act.body]]);
  });

  test('an interaction that is brought to its agent is one step', async () => {
    const body = { interaction: 'e1' };
    for (const acd of [true, false]) {
      const acts = [
        does('agent/acd', 'interaction.offer', { ...body, workgroup: 'support', media: 'email', acd }),
        does('agent/acd', 'interaction.alert', { ...body, agent: 'alice' }),
        does('agent/acd', 'interaction.connect', body),
      ];
      const sentence = broughtAs(acts, names, site);
      expect(await commandsOf(sentence!)).toEqual(acts.map(({ command, body: sent }) => [command, sent]));
    }
  });

  test('the table has every command', () => {
    const session: CommandType[] = ['session.start', 'session.end'];
    const served = new Set(all.map(({ command }) => command));
    const deeds = commandTypes.filter((type) => !session.includes(type) && !served.has(type));
    for (const type of deeds) {
      expect([commands[type].role].flat().some((role) => role === 'agent' || role === 'supervisor')).toBe(true);
      const bodies: Record<string, unknown> = {
        interaction: 'c1',
        text: 'x',
        ask: 'a',
        request: 'c1.1',
        toast: 'c1.1/sue/1',
        to: 'sam',
        pop: true,
        sound: true,
      };
      const act = does(alice, type, bodies as CommandBody<typeof type>);
      expect([type, deedsOf(act, names).length > 1]).toEqual([type, true]);
    }
  });
});

test('actors are called what the language calls them', () => {
  const steps = vocabulary();
  const match = (text: string) => steps.match(text);
  const addresses: Address[] = [
    'agent/alice',
    'supervisor/sue',
    'workgroup/support',
    'interaction/c1',
    'interaction/e1',
    'request/c1.1',
    'request/c1.2',
    'request/c1.11',
    'request/c1.21',
  ];
  for (const address of addresses) {
    const [found, ...more] = match(`the x from ${actorNamed(address, names)} reaches ${actorNamed(address, names)}`);
    expect(more).toEqual([]);
    expect(found?.written.slice(1).map((written) => resolve(written, cast))).toEqual([
      { value: address },
      { value: address },
    ]);
  }
  for (const [user, value] of [
    ['alice', 'alice'],
    ['acd', 'service.acd'],
    ['admin', 'service.acd'],
  ] as const) {
    const [found] = match(`the x from ${senderNamed(user, names)} reaches call c1`);
    expect(resolve(found!.written[1]!, cast)).toEqual({ value });
  }
  for (const address of addresses) {
    const [found, ...more] = match(heldAs(address, 'agent/alice', names).text);
    expect(more).toEqual([]);
    expect(found?.written.map((written) => resolve(written, cast))).toEqual([
      { value: address },
      { value: 'agent/alice' },
    ]);
  }
});
