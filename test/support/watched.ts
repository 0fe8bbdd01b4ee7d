/** A memory host that watches every property of the domain while it runs: a violation throws where it happens. */
import type { CommandBody, CommandType } from '../../machines/commands.ts';
import { isCommandType } from '../../machines/commands.ts';
import type { Answer } from '../../machines/messages.ts';
import type { Address } from '../../machines/names.ts';
import { partsOf } from '../../machines/names.ts';
import { comparable } from '../../machines/projection.ts';
import type { Violation } from '../../machines/properties/watcher.ts';
import { watch } from '../../machines/properties/watcher.ts';
import type { World } from '../../machines/properties.ts';
import { properties } from '../../machines/properties.ts';
import { blank, fold } from '../../machines/views.ts';
import type { View } from '../../machines/wire.ts';
import type { MemoryHost, MemoryOptions, TurnSeen } from '../../server/actors/memory-host.ts';
import { memoryHost } from '../../server/actors/memory-host.ts';

export interface Watched {
  host: MemoryHost;
  /** Sends a command of a person, the ACD or the administrator under a fresh id, or under the one given. */
  send<Type extends CommandType>(self: string, type: Type, body: CommandBody<Type>, id?: string): Promise<Answer>;
  /** Delivers everything and checks what must hold when nothing is under way. */
  settle(): void;
  world(): World;
  /** What happened, a line a turn; for failures. */
  trace(): string[];
  unreached(): string[];
}

const fail = (violations: readonly Violation[], trace: readonly string[]) => {
  const [first] = violations;
  if (first) throw new Error(`${first.property}: ${first.wrong}\n${first.why}\n${trace.slice(-25).join('\n')}`);
};

/** `only`: the names of the properties to watch, all if left out. */
export function watched(options: MemoryOptions = {}, only?: readonly string[]): Watched {
  const watcher = watch(only ? properties.filter(({ name }) => only.includes(name)) : properties);
  const views = new Map<string, View>();
  const trace: string[] = [];
  let ids = 0;
  const onTurn = (turn: TurnSeen) => {
    const { from, to, message, at } = turn.envelope;
    trace.push(`${from} → ${to} ${JSON.stringify(message)}`);
    for (const effect of turn.effects) {
      if (effect.type !== 'publish') continue;
      views.set(to, fold(views.get(to) ?? blank[partsOf(to).kind], { event: effect.event, at }));
    }
    const seen = { to, from, message, before: turn.before, after: turn.after, effects: turn.effects };
    fail(watcher.turn(seen, world()), trace);
  };
  const host = memoryHost({ ...options, onTurn });
  const world = (): World => ({
    actors: host.states(),
    isQuiet: host.inFlight() === 0,
    folded: (topic) => {
      const view = views.get(topic);
      return view && comparable(view);
    },
  });
  return {
    host,
    send: (self, type, body, id = `k${++ids}`) => {
      if (!isCommandType(type)) throw new Error(`no such command: ${type}`);
      const user = self.includes('/') ? partsOf(self as Address).id : self;
      return host.send({ user, id, self: self as Address, type, body });
    },
    settle: () => {
      host.drain();
      fail(watcher.settled(world()), trace);
    },
    world,
    trace: () => trace,
    unreached: () => watcher.unreached(),
  };
}

const mayAsk = { showAssistanceButton: true, canRequestAssistanceFromSupervisor: true };

/**
 * Two agents, two supervisors, one for escalation, an ACD call of one workgroup and a chat of another, both connected to
 * Alice; Bob may also supervise.
 */
export function smallCentre(options: MemoryOptions = {}, only?: readonly string[]): Watched {
  const centre = watched(options, only);
  const { send, settle } = centre;
  for (const agent of ['alice', 'bob']) void send('admin', 'agent.configure', { agent, rights: mayAsk });
  void send('admin', 'workgroup.configure', {
    workgroup: 'support',
    supervisors: ['sue', 'sam', 'bob'],
    escalation: ['eve'],
    escalateAfterSeconds: 60,
    remindEverySeconds: 30,
  });
  void send('admin', 'workgroup.configure', {
    workgroup: 'billing',
    supervisors: ['sue', 'eve'],
    escalation: ['sam'],
    escalateAfterSeconds: 60,
    remindEverySeconds: 30,
  });
  settle();
  void send('agent/alice', 'session.start', { session: 'a1', application: 'client' });
  void send('agent/bob', 'session.start', { session: 'b1', application: 'client' });
  void send('supervisor/sue', 'session.start', { session: 's1', application: 'supervisor' });
  void send('acd', 'interaction.offer', { interaction: 'c1', workgroup: 'support', media: 'call', acd: true });
  void send('acd', 'interaction.offer', { interaction: 'h1', workgroup: 'billing', media: 'chat', acd: true });
  settle();
  for (const interaction of ['c1', 'h1']) void send('acd', 'interaction.alert', { interaction, agent: 'alice' });
  settle();
  for (const interaction of ['c1', 'h1']) void send('acd', 'interaction.connect', { interaction });
  settle();
  return centre;
}
