/**
 * Commands that are nearly or wholly good: the examples of the reference with the names of what is there at that moment, so
 * that many of them reach the charts; some are then broken. An intent is pure data; a world makes a command of it.
 */
import fc from 'fast-check';
import type { CommandType } from '../../../machines/commands.ts';
import { commands, commandTypes } from '../../../machines/commands.ts';
import type { Address } from '../../../machines/names.ts';
import type { MemoryHost } from '../../../server/actors/memory-host.ts';
import { examples } from '../../../server/docs/examples.ts';
import type { Mutation } from './hostile.ts';
import { hostileKey, mutation, padded } from './hostile.ts';

export interface Sender {
  name: string;
  role: 'agent' | 'supervisor' | 'acd' | 'administrator' | undefined;
}

export const senders: readonly Sender[] = [
  ...['alice', 'bob', 'farid'].map((name): Sender => ({ name, role: 'agent' })),
  ...['sue', 'sam', 'tom', 'eve', 'bea', 'farid'].map((name): Sender => ({ name, role: 'supervisor' })),
  { name: 'acd', role: 'acd' },
  { name: 'administrator', role: 'administrator' },
  { name: 'scopeless', role: undefined },
  { name: 'nobody', role: undefined },
];

/** How often each is tried; what is left out comes up twice in a while. */
const weights: Partial<Record<CommandType, number>> = {
  ask: 14,
  say: 8,
  done: 5,
  accept: 8,
  reply: 3,
  ignore: 3,
  seen: 4,
  join: 5,
  leave: 3,
  handOver: 3,
  alerts: 2,
  'interaction.offer': 3,
  'interaction.alert': 3,
  'interaction.connect': 6,
};

export interface Intent {
  type: CommandType;
  sender: Sender;
  /** Chooses among what is there. */
  picks: readonly number[];
  broken: Mutation | undefined;
  /** The command id: a new one, the last one again, or a hostile one. */
  key: 'fresh' | 'again' | { hostile: string };
}

const sendersOf = (type: CommandType) => {
  const roles: readonly string[] = [commands[type].role].flat();
  return senders.filter(({ role }) => role !== undefined && roles.includes(role));
};

const rarely = <Value>(weight: number, arbitrary: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 100 - weight, arbitrary: fc.constant(undefined) }, { weight, arbitrary });

export const intent: fc.Arbitrary<Intent> = fc
  .record({
    type: fc.oneof(
      ...commandTypes.map((type) => ({ weight: weights[type] ?? 1, arbitrary: fc.constant<CommandType>(type) })),
    ),
    stranger: rarely(8, fc.constantFrom(...senders)),
    picks: fc.array(fc.nat({ max: 0xffff }), { minLength: 8, maxLength: 8 }),
    broken: rarely(15, fc.oneof({ weight: 200, arbitrary: mutation }, { weight: 1, arbitrary: padded })),
    key: fc.oneof(
      { weight: 94, arbitrary: fc.constant('fresh' as const) },
      { weight: 4, arbitrary: fc.constant('again' as const) },
      { weight: 2, arbitrary: hostileKey.map((hostile) => ({ hostile })) },
    ),
  })
  .map(({ stranger, type, picks, ...rest }) => {
    const rightful = sendersOf(type);
    const sender = stranger ?? rightful[picks[0]! % Math.max(1, rightful.length)] ?? senders.at(-1)!;
    return { type, sender, picks, ...rest };
  });

const agents = ['alice', 'bob', 'farid'];
const helpers = ['sue', 'sam', 'tom', 'eve', 'farid'];
/** Interactions that are alive at once. */
const liveMax = 6;

/** A good body for what is there now. */
export function bodyOf({ type, sender, picks }: Intent, host: MemoryHost): object {
  let used = 1;
  const one = <Item>(items: readonly Item[], otherwise: Item): Item =>
    items.length > 0 ? items[picks[used++ % picks.length]! % items.length]! : otherwise;
  const books = (address: Address) => host.stateOf(address)?.context ?? {};
  const keys = (address: Address, book: string) => Object.keys((books(address)[book] ?? {}) as object);
  const live = [...keys('workgroup/support', 'interactions'), ...keys('workgroup/billing', 'interactions')];
  const open = [...keys('workgroup/support', 'requests'), ...keys('workgroup/billing', 'requests')];
  const self = { agent: books(`agent/${sender.name}`), supervisor: books(`supervisor/${sender.name}`) };
  const owned = (self.agent.interactions ?? []) as string[];
  const isMine = one([true, true, true, false], true);

  const body: Record<string, unknown> = { ...examples[type].body };
  if ('interaction' in body) {
    body.interaction = one(sender.role === 'agent' && isMine ? owned : live, 'c1');
    if (type === 'interaction.offer' && (live.length < liveMax || isMine)) body.interaction = `n${picks[1]}`;
    if (type === 'interaction.offer' && live.length >= liveMax) body.interaction = one(live, 'c1');
    // A call that has ended is of no more use to anybody.
    if (type === 'interaction.disconnect' && live.length < liveMax && isMine) body.interaction = 'c0';
  }
  const helping = sender.role === 'supervisor' ? Object.keys((self.supervisor.helping ?? {}) as object) : [];
  const dialogs = Object.values((self.agent.dialogs ?? {}) as Record<string, { request: string }>).map(
    ({ request }) => request,
  );
  const mine = sender.role === 'agent' ? dialogs : type === 'join' ? open : helping;
  if ('request' in body) body.request = one(isMine ? mine : open, `${one(live, 'c1')}.1`);
  const shown = Object.keys((self.supervisor.toasts ?? {}) as object);
  if ('toast' in body)
    body.toast = one(isMine ? shown : [], `${one(open, 'c1.1')}/${sender.name}/${one([1, 2, 3], 1)}`);
  // The ask that opened the request of that call, whoever sent it.
  if ('ask' in body)
    body.ask = String(books(`interaction/${String(body.interaction)}`).openedBy ?? 'a/k1').split('/')[1];
  if ('to' in body) body.to = one(helpers, 'sam');
  if ('agent' in body) body.agent = one(agents, 'alice');
  if ('workgroup' in body) body.workgroup = one(['support', 'support', 'support', 'billing'], 'support');
  if ('supervisors' in body) Object.assign(body, one(memberships, memberships[0]!));
  if (one([true, true, true, false], true)) for (const name of ['sequence', 'reason']) delete body[name];
  return body;
}

const memberships = [
  { supervisors: ['sue', 'sam', 'tom', 'farid'], escalation: ['eve'] },
  { supervisors: ['sue', 'sam', 'tom', 'farid'], escalation: ['eve'] },
  { supervisors: ['sue', 'farid'], escalation: ['eve', 'sam'] },
  { supervisors: ['bea', 'tom', 'sam'], escalation: [] },
] as const;
