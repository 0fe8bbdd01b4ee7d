/** Everything that may happen in the small centre, as arbitraries that shrink and print themselves. */
import fc from 'fast-check';
import { toastId } from '../../machines/names.ts';
import type { Watched } from './watched.ts';

/** One thing that may happen next. It chooses among what there is at that moment, so it never has to be valid. */
export interface Happening {
  run(centre: Watched): void;
}

const agents = fc.constantFrom('alice', 'bob');
const supervisors = fc.constantFrom('sue', 'sam', 'eve', 'bob');
const sessions = fc.constantFrom('s1', 's2');
/** A call of support and a chat of billing. Most of the time all is about one of them, so that things meet. */
const interactions = fc.constantFrom('c1', 'c1', 'c1', 'h1');

const requestAt = ({ host }: Watched, on: string, back = 0) => {
  const requests = (host.states().get(`interaction/${on}`)?.context.requests as number | undefined) ?? 0;
  return `${on}.${Math.max(1, requests - back)}`;
};
/** The toast that a supervisor has, or, with another `showing`, one that may never have been. */
const toastAt = (
  centre: Watched,
  { who, on, back, showing }: { who: string; on: string; back: number; showing: number },
) => {
  const request = requestAt(centre, on, back);
  const open = centre.host.states().get(`request/${request}`)?.context.showings as Record<string, number> | undefined;
  return toastId(request, who, showing || (open?.[who] ?? 1));
};
/** The ask that an agent would withdraw: one still under way, or the one that opened the request. */
const askOf = ({ host }: Watched, who: string, on: string, early: boolean) => {
  const pending = Object.keys((host.states().get(`agent/${who}`)?.context.asks ?? {}) as object);
  const opened = host.states().get(`interaction/${on}`)?.context.openedBy as string | null | undefined;
  return ((early ? pending[0] : opened) ?? `${who}/k1`).split('/')[1] ?? 'k1';
};
const choose = ({ host }: Watched, type: 'deliver' | 'fire', pick: number) => {
  const choices = host.choices().filter((choice) => choice.type === type);
  const choice = choices[pick % Math.max(1, choices.length)];
  if (choice) host.deliver(choice);
};

const may = <Value>(
  weight: number,
  name: string,
  arbitrary: fc.Arbitrary<Value>,
  run: (centre: Watched, value: Value) => unknown,
) => ({
  weight,
  arbitrary: arbitrary.map((value) => ({
    run: (centre: Watched) => void run(centre, value),
    toString: () => `${name} ${fc.stringify(value)}`,
  })),
});

const moves = fc.constantFrom<'connect' | 'hold' | 'park'>('connect', 'hold', 'park');
const answerTo = fc.record({
  who: supervisors,
  on: interactions,
  back: fc.nat(1),
  showing: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(5) }),
});

export const happening: fc.Arbitrary<Happening> = fc.oneof(
  may(30, 'deliver', fc.nat(20), (centre, pick) => choose(centre, 'deliver', pick)),
  may(1, 'fire', fc.nat(5), (centre, pick) => choose(centre, 'fire', pick)),
  may(1, 'settle', fc.constant(0), (centre) => centre.settle()),
  may(3, 'ask', fc.record({ who: agents, on: interactions }), ({ send }, { who, on }) =>
    send(`agent/${who}`, 'ask', { interaction: on, text: 'Please help', urgency: 'urgent' }),
  ),
  may(2, 'cancel', fc.record({ who: agents, on: interactions, early: fc.boolean() }), (centre, { who, on, early }) =>
    centre.send(`agent/${who}`, 'cancel', { interaction: on, ask: askOf(centre, who, on, early) }),
  ),
  may(2, 'done', fc.record({ who: agents, on: interactions, back: fc.nat(1) }), (centre, { who, on, back }) =>
    centre.send(`agent/${who}`, 'done', { request: requestAt(centre, on, back) }),
  ),
  may(5, 'accept', answerTo, (centre, aimed) =>
    centre.send(`supervisor/${aimed.who}`, 'accept', { toast: toastAt(centre, aimed) }),
  ),
  may(1, 'reply', answerTo, (centre, aimed) =>
    centre.send(`supervisor/${aimed.who}`, 'reply', { toast: toastAt(centre, aimed), text: 'On my way' }),
  ),
  may(2, 'ignore', answerTo, (centre, aimed) =>
    centre.send(`supervisor/${aimed.who}`, 'ignore', { toast: toastAt(centre, aimed) }),
  ),
  may(1, 'seen', answerTo, (centre, aimed) =>
    centre.send(`supervisor/${aimed.who}`, 'seen', { toast: toastAt(centre, aimed) }),
  ),
  may(2, 'join', fc.record({ who: supervisors, on: interactions }), (centre, { who, on }) =>
    centre.send(`supervisor/${who}`, 'join', { request: requestAt(centre, on) }),
  ),
  may(1, 'leave', fc.record({ who: supervisors, on: interactions }), (centre, { who, on }) =>
    centre.send(`supervisor/${who}`, 'leave', { request: requestAt(centre, on) }),
  ),
  may(2, 'hand over', fc.record({ who: supervisors, on: interactions, to: supervisors }), (centre, { who, on, to }) =>
    centre.send(`supervisor/${who}`, 'handOver', { request: requestAt(centre, on), to }),
  ),
  may(
    1,
    'say',
    fc.record({ who: fc.constantFrom('agent/alice', 'supervisor/sue', 'supervisor/sam'), on: interactions }),
    (centre, { who, on }) => centre.send(who, 'say', { request: requestAt(centre, on), text: 'Hello' }),
  ),
  may(
    3,
    'log on',
    fc.record({
      who: supervisors,
      session: sessions,
      application: fc.constantFrom('supervisor', 'supervisor', 'client'),
    }),
    ({ send }, { who, session, application }) =>
      send(`supervisor/${who}`, 'session.start', { session, application: application as 'supervisor' | 'client' }),
  ),
  may(3, 'log off', fc.record({ who: supervisors, session: sessions }), ({ send }, { who, session }) =>
    send(`supervisor/${who}`, 'session.end', { session }),
  ),
  may(1, 'transfer', fc.record({ to: agents, on: interactions }), ({ send }, { to, on }) =>
    send('acd', 'interaction.transfer', { interaction: on, agent: to }),
  ),
  may(1, 'move', fc.record({ move: moves, on: interactions }), ({ send }, { move, on }) =>
    send('acd', `interaction.${move}`, { interaction: on }),
  ),
  may(
    1,
    'move late',
    fc.record({ move: moves, on: interactions, sequence: fc.integer({ min: 1, max: 9 }) }),
    ({ send }, { move, on, sequence }) => send('acd', `interaction.${move}`, { interaction: on, sequence }),
  ),
  may(
    1,
    'configure agent',
    fc.record({ agent: agents, workgroups: fc.subarray(['support', 'billing']) }),
    (centre, { agent, workgroups }) =>
      centre.send('admin', 'agent.configure', {
        agent,
        workgroups,
        rights: { showAssistanceButton: true, canRequestAssistanceFromSupervisor: true },
      }),
  ),
  may(1, 'disconnect', fc.record({ on: interactions, rarely: fc.nat(14) }), ({ send }, { on, rarely }) =>
    rarely === 0 ? send('acd', 'interaction.disconnect', { interaction: on }) : undefined,
  ),
  may(
    1,
    'configure',
    fc.record({
      workgroup: fc.constantFrom('support', 'support', 'billing'),
      supervisors: fc.subarray(['sue', 'sam', 'eve', 'bob']),
      escalation: fc.subarray(['sue', 'sam', 'eve', 'bob']),
      permitted: fc.constantFrom<{ call?: ['connected'] }>({}, {}, { call: ['connected'] }),
    }),
    ({ send }, settings) =>
      send('admin', 'workgroup.configure', {
        ...settings,
        escalateAfterSeconds: 60,
        remindEverySeconds: 30,
      }),
  ),
);
