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

const requestAt = ({ host }: Watched, back: number) => {
  const requests = (host.states().get('interaction/c1')?.context.requests as number | undefined) ?? 0;
  return `c1.${Math.max(1, requests - back)}`;
};
/** The toast that a supervisor has, or, with another `showing`, one that may never have been. */
const toastAt = (centre: Watched, who: string, back: number, showing: number) => {
  const request = requestAt(centre, back);
  const open = centre.host.states().get(`request/${request}`)?.context.showings as Record<string, number> | undefined;
  return toastId(request, who, showing || (open?.[who] ?? 1));
};
/** The ask that an agent would withdraw: one still under way, or the one that opened the request. */
const askOf = ({ host }: Watched, who: string, early: boolean) => {
  const pending = Object.keys((host.states().get(`agent/${who}`)?.context.asks ?? {}) as object);
  const opened = host.states().get('interaction/c1')?.context.openedBy as string | null | undefined;
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

const answerTo = fc.record({
  who: supervisors,
  back: fc.nat(1),
  showing: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(5) }),
});

export const happening: fc.Arbitrary<Happening> = fc.oneof(
  may(30, 'deliver', fc.nat(20), (centre, pick) => choose(centre, 'deliver', pick)),
  may(1, 'fire', fc.nat(5), (centre, pick) => choose(centre, 'fire', pick)),
  may(1, 'settle', fc.constant(0), (centre) => centre.settle()),
  may(3, 'ask', agents, ({ send }, who) =>
    send(`agent/${who}`, 'ask', { interaction: 'c1', text: 'Please help', urgency: 'urgent' }),
  ),
  may(2, 'cancel', fc.record({ who: agents, early: fc.boolean() }), (centre, { who, early }) =>
    centre.send(`agent/${who}`, 'cancel', { interaction: 'c1', ask: askOf(centre, who, early) }),
  ),
  may(2, 'done', fc.record({ who: agents, back: fc.nat(1) }), (centre, { who, back }) =>
    centre.send(`agent/${who}`, 'done', { request: requestAt(centre, back) }),
  ),
  may(5, 'accept', answerTo, (centre, { who, back, showing }) =>
    centre.send(`supervisor/${who}`, 'accept', { toast: toastAt(centre, who, back, showing) }),
  ),
  may(1, 'reply', answerTo, (centre, { who, back, showing }) =>
    centre.send(`supervisor/${who}`, 'reply', { toast: toastAt(centre, who, back, showing), text: 'On my way' }),
  ),
  may(2, 'ignore', answerTo, (centre, { who, back, showing }) =>
    centre.send(`supervisor/${who}`, 'ignore', { toast: toastAt(centre, who, back, showing) }),
  ),
  may(1, 'seen', answerTo, (centre, { who, back, showing }) =>
    centre.send(`supervisor/${who}`, 'seen', { toast: toastAt(centre, who, back, showing) }),
  ),
  may(2, 'join', supervisors, (centre, who) =>
    centre.send(`supervisor/${who}`, 'join', { request: requestAt(centre, 0) }),
  ),
  may(1, 'leave', supervisors, (centre, who) =>
    centre.send(`supervisor/${who}`, 'leave', { request: requestAt(centre, 0) }),
  ),
  may(2, 'hand over', fc.record({ who: supervisors, to: supervisors }), (centre, { who, to }) =>
    centre.send(`supervisor/${who}`, 'handOver', { request: requestAt(centre, 0), to }),
  ),
  may(1, 'say', fc.constantFrom('agent/alice', 'supervisor/sue', 'supervisor/sam'), (centre, who) =>
    centre.send(who, 'say', { request: requestAt(centre, 0), text: 'Hello' }),
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
  may(1, 'transfer', agents, ({ send }, agent) => send('acd', 'interaction.transfer', { interaction: 'c1', agent })),
  may(1, 'move', fc.constantFrom('connect', 'hold', 'park'), ({ send }, move) =>
    send('acd', `interaction.${move as 'connect' | 'hold' | 'park'}`, { interaction: 'c1' }),
  ),
  may(
    1,
    'move late',
    fc.record({ move: fc.constantFrom('connect', 'hold', 'park'), sequence: fc.integer({ min: 1, max: 9 }) }),
    ({ send }, { move, sequence }) =>
      send('acd', `interaction.${move as 'connect' | 'hold' | 'park'}`, { interaction: 'c1', sequence }),
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
  may(1, 'disconnect', fc.nat(14), ({ send }, rarely) =>
    rarely === 0 ? send('acd', 'interaction.disconnect', { interaction: 'c1' }) : undefined,
  ),
  may(
    1,
    'configure',
    fc.record({
      supervisors: fc.subarray(['sue', 'sam', 'eve', 'bob']),
      escalation: fc.subarray(['sue', 'sam', 'eve', 'bob']),
      permitted: fc.constantFrom<{ call?: ['connected'] }>({}, {}, { call: ['connected'] }),
    }),
    ({ send }, people) =>
      send('admin', 'workgroup.configure', {
        workgroup: 'support',
        ...people,
        escalateAfterSeconds: 60,
        remindEverySeconds: 30,
      }),
  ),
);
