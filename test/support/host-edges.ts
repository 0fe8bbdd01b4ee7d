/** Every (state, message) edge that seeded runs of a small centre reach, messages racing as the seed decides. */
import type { CommandBody, CommandType } from '../../machines/commands.ts';
import type { ActorState } from '../../machines/index.ts';
import type { Message } from '../../machines/messages.ts';
import type { Address, Kind } from '../../machines/names.ts';
import { agent, partsOf, supervisor } from '../../machines/names.ts';
import type { TurnSeen } from '../../server/actors/host.ts';
import type { MemoryHost, MemoryOptions } from '../../server/actors/memory-host.ts';
import { memoryHost } from '../../server/actors/memory-host.ts';
import { seeded } from '../../server/actors/random.ts';
import { aCentre, arrival } from './host-centre.ts';

export interface Edge {
  kind: Kind;
  before: ActorState;
  message: Message;
  after: ActorState;
}

const commandsARun = 600;
const agents = ['alice', 'bob'];
const supervisors = ['sam', 'sue', 'eve'];
const interactions = ['c1', 'c2'];
const stored = ({ value, context }: ActorState): ActorState => ({ value, context });

export async function someEdges(seeds: readonly number[]): Promise<Map<string, Edge>> {
  const edges = new Map<string, Edge>();
  const onTurn = ({ envelope: { to, message }, before, after }: TurnSeen) => {
    const edge = { kind: partsOf(to).kind, before: stored(before), message, after: stored(after) };
    edges.set(JSON.stringify([edge.kind, edge.before, shapeOf(message)]), edge);
  };
  for (const seed of seeds) await aBusyCentre(seed, { onTurn });
  return edges;
}

/** Command ids make no edge of their own. */
const shapeOf = (message: Message) => ({ ...message, command: undefined, text: undefined });

/** A centre in which everybody does anything at any time; all answers are in when it is returned. */
export async function aBusyCentre(seed: number, options: MemoryOptions = {}): Promise<MemoryHost> {
  const random = seeded(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const host = memoryHost({ ...options, policy: 'seeded', seed });
  const centre = await aCentre(host).withEverybody();
  await centre.withAgent('bob');
  await centre.withCall('c2', 'bob');
  let id = 0;
  const post = <Type extends CommandType>(user: string, self: Address, type: Type, body: CommandBody<Type>) =>
    void host.post(arrival(user, `run-${++id}`, type, body, self));
  const asAgent = <Type extends CommandType>(type: Type, body: CommandBody<Type>, who = pick(agents)) =>
    post(who, agent(who), type, body);
  const asSupervisor = <Type extends CommandType>(type: Type, body: CommandBody<Type>, who = pick(supervisors)) =>
    post(who, supervisor(who), type, body);
  const asAcd = <Type extends CommandType>(type: Type, body: CommandBody<Type>) =>
    post('service.acd', agent('nobody'), type, body);
  const asAdministrator = <Type extends CommandType>(type: Type, body: CommandBody<Type>) =>
    post('admin', agent('nobody'), type, body);

  /** The last request of an interaction, or one that never was. */
  const someRequest = () => {
    const interaction = pick(interactions);
    const { requests = 0 } = host.stateOf(`interaction/${interaction}`)?.context ?? {};
    return `${interaction}.${Math.max(1, Number(requests) - Math.floor(random() * 1.2))}`;
  };
  const someToast = () => {
    const who = pick(supervisors);
    const shown = Object.keys(host.stateOf(supervisor(who))?.context.toasts ?? {});
    return { who, toast: shown.length > 0 ? pick(shown) : `${someRequest()}/${who}/${1 + Math.floor(random() * 4)}` };
  };
  const acts: (() => void)[] = [
    () => asAgent('ask', { interaction: pick(interactions), text: pick(['Please', 'Please', ' ', 'x'.repeat(2_001)]) }),
    () => asAgent('ask', { interaction: pick(interactions), text: 'Please' }),
    () => asAgent('say', { request: someRequest(), text: 'Hello' }),
    () => asAgent('done', { request: someRequest() }),
    () => {
      const { who, toast } = someToast();
      asSupervisor('accept', { toast }, random() < 0.95 ? who : undefined);
    },
    () => {
      const { who, toast } = someToast();
      asSupervisor('reply', { toast, text: 'Coming' }, who);
    },
    () => {
      const { who, toast } = someToast();
      asSupervisor('ignore', { toast }, who);
    },
    () => asSupervisor('say', { request: someRequest(), text: 'Hello' }),
    () => {
      const who = pick(supervisors);
      asSupervisor('session.end', { session: pick([`${who}-1`, `${who}-2`]) }, who);
    },
    () => {
      const who = pick(supervisors);
      const application = pick(['client', 'supervisor', 'supervisor'] as const);
      asSupervisor('session.start', { session: pick([`${who}-1`, `${who}-2`]), application }, who);
    },
    () => {
      const who = pick(agents);
      asAgent('session.end', { session: `${who}-1` }, who);
    },
    () => {
      const who = pick(agents);
      asAgent('session.start', { session: `${who}-1`, application: 'client' }, who);
      asAgent('session.start', { session: `${who}-2`, application: 'client' }, who);
      asAgent('session.end', { session: `${who}-2` }, who);
    },
    () => asAgent('alerts', { pop: random() < 0.5, sound: true }),
    () => asAcd('interaction.hold', { interaction: pick(interactions) }),
    () => asAcd('interaction.park', { interaction: pick(interactions) }),
    () => asAcd('interaction.connect', { interaction: pick(interactions) }),
    () => asAcd('interaction.connect', { interaction: pick(interactions) }),
    () => random() < 0.2 && asAcd('interaction.transfer', { interaction: pick(interactions), agent: pick(agents) }),
    () => {
      if (random() > 0.02) return;
      asAcd('interaction.disconnect', { interaction: pick(interactions) });
    },
    () => {
      if (random() > 0.2) return;
      asAdministrator('workgroup.configure', {
        workgroup: 'support',
        supervisors: pick([['sam', 'sue'], ['sue'], ['eve', 'sam']]),
        escalation: pick([['eve'], []]),
        escalateAfterSeconds: 60,
        remindEverySeconds: 30,
      });
    },
    () => host.advance(pick([1_000, 31_000, 61_000])),
  ];
  for (let count = 0; count < commandsARun; count++) {
    pick(acts)();
    if (random() < 0.6) host.drain();
    else for (const choice of host.choices().slice(0, 2)) if (choice.type === 'deliver') host.deliver(choice);
  }
  host.drain();
  return host;
}
