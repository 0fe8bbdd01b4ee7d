/**
 * Random walks: people, the ACD, the administrator, timers and deliveries in any order that a seed decides, on the site
 * "small". A walk is chosen on the product and kept as a trace, which then plays on every mutant.
 */
import type { CommandBody, CommandType } from '../../machines/commands.ts';
import type { ContextOf } from '../../machines/index.ts';
import type { Address } from '../../machines/names.ts';
import { agent, supervisor, toastId } from '../../machines/names.ts';
import type { MemoryHost } from '../../server/actors/memory-host.ts';
import { seeded } from '../../server/actors/random.ts';
import type { Acted, TraceStep } from '../traces/trace.ts';

/** What a walk is chosen by. */
export interface Walking {
  host: MemoryHost;
  /** One of them, those named more often more probably. */
  pick<Item>(...items: readonly Item[]): Item;
  chance(share: number): boolean;
  /** Counts what has been done so far, for ids. */
  count: number;
}

const acd: Address = 'agent/acd';
const administrator: Address = 'agent/admin';
const agents = ['alice', 'alice', 'alice', 'bob', 'zoe'] as const;
const supervisors = ['sue', 'sue', 'sam', 'sam', 'eve', 'bea', 'alice', 'zoe'] as const;
/** A call and an e-mail of the ACD, a direct call, and one that is never there. Most is about the first. */
const interactions = ['c1', 'c1', 'c1', 'c1', 'm1', 'd1', 'x9'] as const;

const act = <Type extends CommandType>(name: string, self: Address, command: Type, body: CommandBody<Type>): Acted => ({
  type: 'act',
  name,
  self,
  command,
  body,
});

function contextAt<K extends keyof ContextOf>({ host }: Walking, kind: K, id: string): ContextOf[K] | undefined {
  return host.stateOf(`${kind}/${id}`)?.context as ContextOf[K] | undefined;
}

function requestOn(walking: Walking, on: string): string {
  const last = contextAt(walking, 'interaction', on)?.requests ?? 0;
  return `${on}.${Math.max(1, last - (walking.chance(0.15) ? 1 : 0))}`;
}

/** A toast that is open, or one that was or never will be. */
function toastFor(walking: Walking, who: string, on: string): string {
  const request = requestOn(walking, on);
  const open = contextAt(walking, 'request', request)?.showings[who];
  const whose = walking.chance(0.03) ? 'sam' : who;
  return toastId(request, whose, walking.chance(0.12) ? walking.pick(1, 2, 3) : (open ?? 1));
}

const short = 'Please help';
const long = 'x'.repeat(2_001);
const textOf = ({ chance }: Walking) => (chance(0.1) ? long : chance(0.1) ? ' ' : short);

type Choose = (walking: Walking) => TraceStep | undefined;

const desk =
  (choose: (who: string, on: string, walking: Walking) => Acted): Choose =>
  (walking) =>
    choose(walking.pick(...supervisors), walking.pick(...interactions), walking);

const moved = (move: 'connect' | 'hold' | 'park' | 'disconnect', isNumbered: boolean): Choose =>
  function move1({ pick, chance }) {
    if (move === 'disconnect' && !chance(0.25)) return undefined;
    const on = pick(...interactions);
    const number = isNumbered ? { sequence: pick(1, 2, 3, 4, 5) } : {};
    return act(`${on}: ${move}`, acd, `interaction.${move}`, { interaction: on, ...number });
  };

/** What may come next, and how often. */
const choices: readonly (readonly [weight: number, Choose])[] = [
  [
    30,
    ({ host, pick }) => {
      const heads = host.choices().flatMap((choice) => (choice.type === 'deliver' ? [choice.envelope] : []));
      if (heads.length === 0) return undefined;
      const { from, to, message } = pick(...heads);
      return { type: 'deliver', from, to, message: message.type };
    },
  ],
  [
    1.5,
    ({ host, pick }) => {
      const timers = host.timers();
      if (timers.length === 0) return undefined;
      const { address, name } = pick(...timers);
      return { type: 'fire', actor: address, timer: name };
    },
  ],
  [4, () => ({ type: 'settle' })],
  [
    4,
    (walking) => {
      const [who, on] = [walking.pick(...agents), walking.pick(...interactions)];
      const reason = walking.chance(0.1) ? { reason: walking.pick('refund', 'nonsense') } : {};
      const asked = { interaction: on, text: textOf(walking), ...reason };
      return { ...act(`${who} asks on ${on}`, agent(who), 'ask', asked), id: `ask${walking.count}` };
    },
  ],
  [
    2,
    (walking) => {
      const [who, on] = [walking.pick(...agents), walking.pick(...interactions)];
      const pending = Object.keys(contextAt(walking, 'agent', who)?.asks ?? {})[0];
      const opened = contextAt(walking, 'interaction', on)?.openedBy ?? undefined;
      const ask = ((walking.chance(0.5) ? pending : opened) ?? `${who}/ask1`).split('/')[1] ?? '';
      return act(`${who} withdraws on ${on}`, agent(who), 'cancel', { interaction: on, ask });
    },
  ],
  [
    2,
    (walking) => {
      const [who, on] = [walking.pick(...agents), walking.pick(...interactions)];
      return act(`${who} is done on ${on}`, agent(who), 'done', { request: requestOn(walking, on) });
    },
  ],
  [6, desk((who, on, w) => act(`${who} accepts ${on}`, supervisor(who), 'accept', { toast: toastFor(w, who, on) }))],
  [
    1,
    desk((who, on, w) =>
      act(`${who} answers ${on}`, supervisor(who), 'reply', { toast: toastFor(w, who, on), text: textOf(w) }),
    ),
  ],
  [3, desk((who, on, w) => act(`${who} ignores ${on}`, supervisor(who), 'ignore', { toast: toastFor(w, who, on) }))],
  [2, desk((who, on, w) => act(`${who} has seen ${on}`, supervisor(who), 'seen', { toast: toastFor(w, who, on) }))],
  [3, desk((who, on, w) => act(`${who} joins ${on}`, supervisor(who), 'join', { request: requestOn(w, on) }))],
  [1.5, desk((who, on, w) => act(`${who} leaves ${on}`, supervisor(who), 'leave', { request: requestOn(w, on) }))],
  [
    2,
    desk((who, on, w) => {
      const to = w.pick(...supervisors);
      return act(`${who} hands ${on} to ${to}`, supervisor(who), 'handOver', { request: requestOn(w, on), to });
    }),
  ],
  [
    2,
    (walking) => {
      const self = walking.pick<Address>('agent/alice', 'agent/alice', 'agent/zoe', 'supervisor/sue', 'supervisor/sam');
      const on = walking.pick(...interactions);
      return act(`${self} says on ${on}`, self, 'say', { request: requestOn(walking, on), text: textOf(walking) });
    },
  ],
  [
    4,
    ({ pick }) => {
      const [who, session] = [pick(...supervisors), pick('s1', 's1', 's2')];
      const application = pick('supervisor' as const, 'supervisor' as const, 'client' as const);
      const self = pick(supervisor(who), supervisor(who), agent(who));
      return act(`${self} logs on as ${session} (${application})`, self, 'session.start', { session, application });
    },
  ],
  [
    3,
    ({ pick }) => {
      const [who, session] = [pick(...supervisors), pick('s1', 's1', 's2')];
      const self = pick(supervisor(who), supervisor(who), agent(who));
      return act(`${self} logs off as ${session}`, self, 'session.end', { session });
    },
  ],
  [
    0.7,
    ({ pick, chance }) => {
      const self = pick<Address>('agent/alice', 'agent/zoe', 'supervisor/sue', 'supervisor/zoe');
      return act(`${self} sets alerts`, self, 'alerts', { pop: chance(0.5), sound: chance(0.5) });
    },
  ],
  [
    2,
    ({ pick, chance }) => {
      const [on, to] = [pick(...interactions), pick(...agents)];
      const number = chance(0.2) ? { sequence: pick(1, 2, 3, 4, 5) } : {};
      return act(`${on} goes to ${to}`, acd, 'interaction.transfer', { interaction: on, agent: to, ...number });
    },
  ],
  [0.7, moved('hold', false)],
  [0.7, moved('park', false)],
  [1.5, moved('connect', false)],
  [0.5, moved('hold', true)],
  [0.5, moved('connect', true)],
  [1.2, moved('disconnect', false)],
  [
    1,
    ({ pick, chance }) => {
      const on = pick(...interactions.slice(0, -1));
      const number = chance(0.3) ? { sequence: pick(1, 2, 3) } : {};
      if (chance(0.5))
        return act(`${on} rings at alice`, acd, 'interaction.alert', { interaction: on, agent: 'alice' });
      return act(`${on} is offered`, acd, 'interaction.offer', { ...offers[on as keyof typeof offers], ...number });
    },
  ],
  [
    0.7,
    ({ pick, chance }) => {
      const [who, rights] = [pick('alice', 'alice', 'bob'), { showAssistanceButton: true }];
      const workgroups = pick(['support'], [], ['billing', 'support']);
      const may = { ...rights, canRequestAssistanceFromSupervisor: chance(0.8) };
      return act(`${who} is configured`, administrator, 'agent.configure', { agent: who, workgroups, rights: may });
    },
  ],
  [
    0.3,
    ({ pick }) => {
      const who = pick('sue', 'eve');
      return act(`${who} is configured`, administrator, 'supervisor.configure', { supervisor: who });
    },
  ],
  [
    1.5,
    ({ pick }) => {
      const workgroup = pick('support', 'support', 'billing');
      return act(`${workgroup} is configured`, administrator, 'workgroup.configure', {
        workgroup,
        supervisors: [...pick(['sue', 'sam'], ['sue', 'sam'], ['sue'], ['sam', 'bea'], ['sue', 'alice'], [])],
        escalation: [...pick(['eve'], ['eve'], [], ['eve', 'bea'], ['sue'])],
        escalateAfterSeconds: 60,
        remindEverySeconds: 30,
        reasons: [{ id: 'refund', label: 'Refund' }],
        permitted: pick({}, {}, { call: ['connected' as const] }),
      });
    },
  ],
];

const offers = {
  c1: { interaction: 'c1', workgroup: 'support', media: 'call', acd: true },
  m1: { interaction: 'm1', workgroup: 'billing', media: 'email', acd: true },
  d1: { interaction: 'd1', workgroup: 'support', media: 'call', acd: false },
} as const;

const settle: TraceStep = { type: 'settle' };

/** Somebody is at every desk that matters, and Alice has a call: what most of a walk is about can begin at once. */
const beginning: readonly TraceStep[] = [
  act('agent/alice logs on', 'agent/alice', 'session.start', { session: 's1', application: 'client' }),
  act('supervisor/sue logs on', 'supervisor/sue', 'session.start', { session: 's1', application: 'supervisor' }),
  act('supervisor/sam logs on', 'supervisor/sam', 'session.start', { session: 's1', application: 'supervisor' }),
  ...Object.values(offers).flatMap((offer): TraceStep[] => [
    act(`${offer.interaction} is offered`, acd, 'interaction.offer', offer),
    act(`${offer.interaction} rings at alice`, acd, 'interaction.alert', {
      interaction: offer.interaction,
      agent: 'alice',
    }),
    act(`${offer.interaction}: connect`, acd, 'interaction.connect', { interaction: offer.interaction }),
    settle,
  ]),
];

/** The choice at that place, if each one is as wide as its weight. */
function chosen(place: number): Choose {
  let left = place;
  for (const [weight, choose] of choices) {
    left -= weight;
    if (left < 0) return choose;
  }
  return () => undefined;
}

const total = choices.reduce((sum, [weight]) => sum + weight, 0);

/** A walk of that many steps. `take` plays each one on the host on which the next is chosen. */
export function walk(seed: number, steps: number, host: MemoryHost, take: (step: TraceStep) => void): TraceStep[] {
  const random = seeded(seed);
  const walking: Walking = {
    host,
    pick: (...items) => items[Math.floor(random() * items.length)] as never,
    chance: (share) => random() < share,
    count: 0,
  };
  const done: TraceStep[] = [];
  const go = (step: TraceStep) => {
    take(step);
    done.push(step);
  };
  go(settle);
  // Every third one starts from nothing.
  if (seed % 3 !== 0) beginning.forEach(go);
  while (walking.count++ < steps) {
    const step = chosen(random() * total)(walking);
    if (step) go(step);
  }
  go(settle);
  return done;
}
