/**
 * Out of a whole record, all that a recording needs to be told: what happened to its interactions from their beginning,
 * who was logged on, and how the site was. Read once, from its first turn; keeps no more than that.
 */
import type { CommandBody, Rights } from '../../machines/commands.ts';
import type { FeedEvent } from '../../machines/messages.ts';
import { interactionOf, partsOf } from '../../machines/names.ts';
import type { Turn } from '../../server/actors/host.ts';
import type { Concern } from './concern.ts';
import type { Happened } from './happened.ts';
import { Happenings, interactionAt, interactionIn, isPresence, isSetting } from './happened.ts';

/** A request, by the turns in which it was asked for, opened and done. */
export interface GatheredRequest {
  request: string;
  askedIn: number;
  doneIn: number | undefined;
}

export interface Gathered {
  /** Everything about the interactions, sessions and alert settings of everybody, and changes of the site; in order. */
  happened: Happened[];
  /** What each interaction published, and in which turn. */
  events: Map<string, { n: number; at: number; event: FeedEvent }[]>;
  requests: GatheredRequest[];
  /** To whom their requests showed a toast, and in which turn. */
  shown: { n: number; person: string }[];
  /** The last turn of those in which an empty database was told of its site. */
  seededIn: number;
  /** When the recording began. */
  beganAt: number;
  endedAt: number;
}

export interface SiteSettings {
  agents: Map<string, { rights: Rights; workgroups: readonly string[] }>;
  supervisors: Set<string>;
  workgroups: Map<string, Omit<CommandBody<'workgroup.configure'>, 'workgroup'>>;
}

/** Who tells an empty database of its site. */
const siteUser = 'service.site';

/** `turns`: all up to the last one of the recording, which begins after turn number `from`. */
export function gather(turns: Iterable<Turn>, { interactions }: Concern, from: number): Gathered {
  const gathered: Gathered = {
    ...{ happened: [], events: new Map(), requests: [], shown: [] },
    ...{ seededIn: 0, beganAt: 0, endedAt: 0 },
  };
  let isSeeding = true;
  const happenings = new Happenings();
  const open = new Map<string, GatheredRequest>();
  const asked = new Map<string, number>();
  for (const turn of turns) {
    const { n, envelope, effects } = turn;
    const { at, to, message } = envelope;
    if (envelope.cause === null && envelope.from !== siteUser) isSeeding = false;
    if (isSeeding) gathered.seededIn = n;
    if (n <= from + 1) gathered.beganAt = at;
    gathered.endedAt = at;
    const happened = happenings.turn(turn);
    if (happened && matters(happened, interactions)) {
      gathered.happened.push(happened);
      if (happened.key !== undefined && message.type === 'ask') asked.set(happened.key, n);
      // Whoever has come and gone before there is anything to tell was not there.
      if (message.type === 'session.end' && n <= from && open.size === 0) forget(gathered.happened, happened);
    }
    const about = interactionAt(to);
    if (about === undefined || !interactions.has(about)) continue;
    if (message.type === 'request.open') {
      const request = { request: message.request, askedIn: asked.get(message.command) ?? n, doneIn: undefined };
      open.set(message.request, request);
      gathered.requests.push(request);
    }
    for (const effect of effects) {
      if (effect.type === 'tell' && effect.message.type === 'toast.show') {
        gathered.shown.push({ n, person: partsOf(effect.to).id });
      } else if (effect.type === 'publish' && to === `interaction/${about}`) {
        const events = gathered.events.get(about) ?? [];
        gathered.events.set(about, events);
        events.push({ n, at, event: effect.event });
      } else if (effect.type === 'publish' && effect.event.type === 'request.done') {
        const done = open.get(partsOf(to).id);
        if (done) done.doneIn = n;
        open.delete(partsOf(to).id);
      }
    }
  }
  return gathered;
}

function matters(happened: Happened, interactions: ReadonlySet<string>): boolean {
  const { step } = happened;
  if (step.type === 'act' && step.command.endsWith('.configure')) return true;
  if (isPresence(happened) || isSetting(happened)) return true;
  const about = interactionIn(happened);
  return about !== undefined && interactions.has(about);
}

const sessionOf = ({ step }: Happened) =>
  step.type === 'act' && isPresence({ step } as Happened)
    ? `${step.self} ${(step.body as CommandBody<'session.end'>).session}`
    : undefined;

function forget(happened: Happened[], end: Happened): void {
  const session = sessionOf(end);
  for (let at = happened.length - 1; at >= 0; at--) {
    if (sessionOf(happened[at] as Happened) === session) happened.splice(at, 1);
  }
}

/** How the site was after turn number `until`. */
export function settingsAt(happened: readonly Happened[], until: number): SiteSettings {
  const settings: SiteSettings = { agents: new Map(), supervisors: new Set(), workgroups: new Map() };
  for (const { n, step } of happened) {
    if (n > until) break;
    if (step.type !== 'act') continue;
    switch (step.command) {
      case 'agent.configure': {
        const { agent, rights, workgroups = [] } = step.body as CommandBody<'agent.configure'>;
        settings.agents.set(agent, { rights, workgroups });
        break;
      }
      case 'supervisor.configure':
        settings.supervisors.add((step.body as CommandBody<'supervisor.configure'>).supervisor);
        break;
      case 'workgroup.configure': {
        const { workgroup, ...rest } = step.body as CommandBody<'workgroup.configure'>;
        settings.workgroups.set(workgroup, rest);
        break;
      }
    }
  }
  return settings;
}

/** The turn after which the story begins: before the asks of requests that were open when it was recorded, or are named in it. */
export function storyBegins({ requests }: Gathered, named: ReadonlySet<string>, from: number): number {
  const told = requests.filter(
    ({ request, askedIn, doneIn }) => askedIn <= from && (doneIn === undefined || doneIn > from || named.has(request)),
  );
  return Math.min(from, ...told.map(({ askedIn }) => askedIn - 1));
}

/** How many requests of each interaction were asked for before the story begins. */
export function untoldOf({ requests }: Gathered, begins: number): Map<string, number> {
  const untold = new Map<string, number>();
  for (const { request, askedIn } of requests) {
    const own = interactionOf(request);
    if (askedIn <= begins) untold.set(own, (untold.get(own) ?? 0) + 1);
  }
  return untold;
}
