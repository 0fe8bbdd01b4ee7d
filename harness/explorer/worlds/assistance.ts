/**
 * Worlds of a contact centre: a site, the people who are logged on, and how often each may do what. The site is set up and
 * people are logged on, their interactions connected, before anything is explored.
 */
import type { AnyStateMachine } from 'xstate';
import type { CommandBody, CommandType } from '../../../machines/commands.ts';
import type { ActorState } from '../../../machines/index.ts';
import { charts as ourCharts } from '../../../machines/index.ts';
import type { FeedEvent } from '../../../machines/messages.ts';
import type { Address } from '../../../machines/names.ts';
import { addressOf, isAddress, partsOf } from '../../../machines/names.ts';
import { comparable } from '../../../machines/projection.ts';
import { properties } from '../../../machines/properties.ts';
import { blank, fold, foldAll } from '../../../machines/views.ts';
import type { View } from '../../../machines/wire.ts';
import type { TurnSeen } from '../../../server/actors/host.ts';
import { memoryHost } from '../../../server/actors/memory-host.ts';
import { siteArrivals } from '../../../server/directory/arrivals.ts';
import { Sites } from '../../language/library.ts';
import type { Acted } from '../../traces/trace.ts';
import { chartBehaviour } from '../behaviour.ts';
import type { Behaviour, Budget, Property, Turn, World } from '../world.ts';
import { reliable } from '../world.ts';
import { actsOn } from './acts.ts';
import { sessionAt, sessionOf } from './deeds.ts';
import { rewrite } from './rewriting.ts';
import type { Setting } from './setting.ts';

export interface AssistanceOptions {
  charts?: Record<string, AnyStateMachine>;
  /** Only these properties. */
  properties?: readonly string[];
}

const applicationOf = { agent: 'client', supervisor: 'supervisor' } as const;

export function assistance(setting: Setting, options: AssistanceOptions = {}): World {
  const { charts = ourCharts as Record<string, AnyStateMachine> } = options;
  const { name, about, budgets, but = {}, site = 'small' } = setting;
  const behaviours = new Map<string, Behaviour>(
    Object.entries(charts).map(([kind, chart]) => [kind, chartBehaviour(chart)]),
  );
  const beginning = begin(setting, site, charts);
  const taking = new Set([...setting.agents, ...setting.supervisors, ...(setting.absent ?? [])]);
  const budget = (address: string): Budget => {
    if (but[address]) return but[address];
    const { kind, id } = partsOf(address as Address);
    if (kind === 'request')
      return { reminder: budgets.reminders ?? 0, escalation: budgets.escalates === false ? 0 : 1 };
    if (kind === 'interaction') return setting.interactions[id] ? (budgets.interaction ?? {}) : {};
    if (kind === 'workgroup') return budgets.workgroup ?? {};
    return taking.has(id) ? (budgets[kind] ?? {}) : {};
  };
  return {
    name,
    about,
    site,
    network: reliable,
    behaviour(address) {
      const behaviour = isAddress(address) ? behaviours.get(partsOf(address).kind) : undefined;
      if (!behaviour) throw new Error(`There cannot be an actor ${address}.`);
      return behaviour;
    },
    start: () => beginning,
    budget,
    acts: actsOn(setting, budget),
    faults: setting.faults ?? 0,
    properties: chosen(options.properties),
    ...(setting.reaches && { reaches: setting.reaches }),
    view: {
      blank: (address) => beginning.views.get(address) ?? blank[partsOf(address as Address).kind],
      fold: (view, event) => fold(view as View, { event: event as FeedEvent, at: 0 }),
      comparable: (view) => comparable(view as View),
    },
    rewrite,
    ...(setting.symmetry && { symmetry: setting.symmetry.map((list) => list.map(withSessions)) }),
  };
}

/** Sessions are named for those whose they are. */
const withSessions = (names: readonly string[]) => [...names, ...names.map(sessionOf)];

const chosen = (names: readonly string[] | undefined) =>
  (names ? properties.filter(({ name }) => names.includes(name)) : properties) as readonly Property[];

/** The centre as it is before anything is explored. */
function begin(setting: Setting, siteName: string, charts: Record<string, AnyStateMachine>) {
  const turns: Turn[] = [];
  const onTurn = ({ envelope: { to, from, message }, before, after, effects }: TurnSeen) =>
    turns.push({ to, from, message, before, after, effects } as Turn);
  const host = memoryHost({ charts, automatic: false, onTurn: (turn) => void onTurn(turn) });
  const told: Acted[] = [];
  const send = <Type extends CommandType>(self: Address, type: Type, body: CommandBody<Type>) => {
    const { id: user } = partsOf(self);
    told.push({ type: 'act', name: `before: ${type} of ${user}`, self, command: type, body });
    void host.send({ user, id: `start-${told.length}`, self, type, body });
    host.drain();
  };
  for (const arrival of siteArrivals(new Sites().site(siteName))) void host.send(arrival);
  host.drain();
  for (const kind of ['agent', 'supervisor'] as const) {
    for (const person of setting[`${kind}s`]) {
      if (kind === 'supervisor' && setting.absent?.includes(person)) continue;
      const self = addressOf(kind, person);
      send(self, 'session.start', { session: sessionAt(setting, self), application: applicationOf[kind] });
    }
  }
  for (const [interaction, { owner, media = 'call', workgroup = 'support' }] of Object.entries(setting.interactions)) {
    send('agent/acd', 'interaction.offer', { interaction, workgroup, media, acd: true });
    send('agent/acd', 'interaction.alert', { interaction, agent: owner });
    send('agent/acd', 'interaction.connect', { interaction });
  }
  const views = new Map<string, View>();
  for (const address of host.states().keys()) {
    views.set(
      address,
      foldAll(
        partsOf(address).kind,
        host.eventsOf(address).map(({ event }) => ({ event, at: 0 })),
      ),
    );
  }
  // Of what was before, only the present rosters matter to any property.
  const rosters = new Map(turns.filter(({ to }) => to.startsWith('workgroup/')).map((turn) => [turn.to, turn]));
  const actors = host.states() as ReadonlyMap<string, ActorState>;
  return { actors, views, before: [...rosters.values()], setUp: turns, told };
}
