/**
 * Random walks: people, the ACD, the administrator, timers and deliveries in any order that a seed decides, on the site
 * "small". A walk is chosen on the product and kept as a trace, which then plays on every mutant.
 */
import type { CommandBody, CommandType } from '../../machines/commands.ts';
import type { ContextOf } from '../../machines/index.ts';
import { isIn } from '../../machines/index.ts';
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
const agents = ['alice', 'alice', 'alice', 'alice', 'bob', 'zoe'] as const;
const supervisors = ['sue', 'sue', 'sue', 'sam', 'sam', 'sam', 'eve', 'eve', 'bea', 'alice', 'zoe'] as const;
/** Two calls and an e-mail of the ACD, a direct call, and one that is never there. Most is about the first. */
const interactions = ['c1', 'c1', 'c1', 'c1', 'c1', 'c2', 'c2', 'm1', 'd1', 'x9'] as const;

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

/** Mostly an interaction whose request is open. */
function mostlyLive(walking: Walking): string {
  const isLive = (on: string) => {
    const last = contextAt(walking, 'interaction', on)?.requests ?? 0;
    const state = walking.host.stateOf(`request/${on}.${last}`)?.value ?? 'absent';
    return typeof state === 'object' && 'open' in state;
  };
  const live = [...new Set(interactions)].filter(isLive);
  return live.length > 0 && walking.chance(0.8) ? walking.pick(...live) : walking.pick(...interactions);
}

/** Mostly one whose request is just opening or ending: what moves it then meets what is under way. */
function mostlyPassing(walking: Walking): string {
  const passing = [...new Set(interactions)].filter((on) => {
    const value = walking.host.stateOf(`interaction/${on}`)?.value;
    return ['opening', 'ending'].some((state) => isIn(value ?? 'absent', `present.assistance.${state}`));
  });
  return passing.length > 0 && walking.chance(0.8) ? walking.pick(...passing) : walking.pick(...interactions);
}

/** Mostly somebody whom the request has to do with. */
const desk =
  (choose: (who: string, on: string, walking: Walking) => Acted): Choose =>
  (walking) => {
    const on = mostlyLive(walking);
    const request = contextAt(walking, 'request', requestOn(walking, on));
    const concerned = request ? [...Object.keys(request.showings), ...request.helpers] : [];
    const who = concerned.length > 0 && walking.chance(0.6) ? walking.pick(...concerned) : walking.pick(...supervisors);
    return choose(who, on, walking);
  };

/** Mostly whoever owns the interaction. */
const asker = (walking: Walking, on: string): string => {
  const owner = contextAt(walking, 'interaction', on)?.owner;
  return owner && walking.chance(0.8) ? owner : walking.pick(...agents);
};

const number = ({ pick, chance }: Walking, often = 0.2) => (chance(often) ? { sequence: pick(1, 2, 3, 4, 5) } : {});

const moved =
  (move: 'connect' | 'hold' | 'park' | 'disconnect', often: number): Choose =>
  (walking) => {
    if (!walking.chance(often)) return undefined;
    const on = move === 'disconnect' ? mostlyPassing(walking) : walking.pick(...interactions);
    return act(`${on}: ${move}`, acd, `interaction.${move}`, { interaction: on, ...number(walking) });
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
  [7, () => ({ type: 'settle' })],
  [
    4,
    (walking) => {
      const on = walking.pick(...interactions);
      const who = asker(walking, on);
      const reason = walking.chance(0.1) ? { reason: walking.pick('refund', 'nonsense') } : {};
      const asked = { interaction: on, text: textOf(walking), ...reason };
      return { ...act(`${who} asks on ${on}`, agent(who), 'ask', asked), id: `ask${walking.count}` };
    },
  ],
  [
    0.8,
    (walking) => {
      const on = walking.pick(...interactions);
      const who = asker(walking, on);
      const pending = Object.keys(contextAt(walking, 'agent', who)?.asks ?? {})[0];
      const opened = contextAt(walking, 'interaction', on)?.openedBy ?? undefined;
      const ask = ((walking.chance(0.5) ? pending : opened) ?? `${who}/ask1`).split('/')[1] ?? '';
      return act(`${who} withdraws on ${on}`, agent(who), 'cancel', { interaction: on, ask });
    },
  ],
  [
    0.6,
    (walking) => {
      const on = walking.pick(...interactions);
      const who = asker(walking, on);
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
      const on = mostlyLive(walking);
      return act(`${self} says on ${on}`, self, 'say', { request: requestOn(walking, on), text: textOf(walking) });
    },
  ],
  [
    4,
    ({ pick }) => {
      const [who, session] = [pick(...supervisors), pick('s1', 's1', 's2')];
      const application = pick('supervisor' as const, 'supervisor' as const, 'supervisor' as const, 'client' as const);
      const self = pick(supervisor(who), supervisor(who), agent(who));
      return act(`${self} logs on as ${session} (${application})`, self, 'session.start', { session, application });
    },
  ],
  [
    1.5,
    ({ pick }) => {
      const [who, session] = [pick(...supervisors), pick('s1', 's1', 's2')];
      const self = pick(supervisor(who), supervisor(who), supervisor(who), agent(who));
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
    1.2,
    (walking) => {
      const [on, to] = [mostlyPassing(walking), walking.pick(...agents, 'bob')];
      return act(`${on} goes to ${to}`, acd, 'interaction.transfer', {
        interaction: on,
        agent: to,
        ...number(walking),
      });
    },
  ],
  [1, moved('hold', 1)],
  [1, moved('park', 1)],
  [3, moved('connect', 1)],
  [1, moved('disconnect', 0.15)],
  [
    1,
    (walking) => {
      const [on, who] = [walking.pick(...interactions), walking.pick('alice', 'alice', 'bob')];
      const late = number(walking, 0.3);
      if (walking.chance(0.5) || on === 'x9') {
        return act(`${on} rings at ${who}`, acd, 'interaction.alert', { interaction: on, agent: who, ...late });
      }
      return act(`${on} is offered`, acd, 'interaction.offer', { ...offers[on], ...late });
    },
  ],
  [
    0.4,
    ({ pick, chance }) => {
      const [who, rights] = [pick('alice', 'alice', 'bob'), { showAssistanceButton: true }];
      const workgroups = pick(['support'], [], ['billing', 'support']);
      const may = { ...rights, canRequestAssistanceFromSupervisor: chance(0.9) };
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
    0.8,
    ({ pick }) => {
      const workgroup = pick('support', 'support', 'billing');
      return act(`${workgroup} is configured`, administrator, 'workgroup.configure', {
        workgroup,
        supervisors: [
          ...pick(['sue', 'sam'], ['sue', 'sam'], ['sue', 'sam'], ['sue'], ['sam', 'bea'], ['sue', 'alice'], []),
        ],
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
  c2: { interaction: 'c2', workgroup: 'support', media: 'call', acd: true },
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
  // Every fifth one starts from nothing; two in five are hasty, in the others most things arrive before the next is done.
  if (seed % 5 !== 0) beginning.forEach(go);
  const isCalm = seed % 5 < 3;
  while (walking.count++ < steps) {
    const step = chosen(random() * total)(walking);
    if (!step || (isCalm && step.type === 'deliver' && walking.chance(0.7))) continue;
    go(step);
    if (isCalm && step.type === 'act' && walking.chance(0.8)) go(settle);
  }
  go(settle);
  return done;
}
