/**
 * A recording as a story: how things were, what went before that has to be told, and what happened; of the people and the
 * interactions that it is about and of nobody else, under short names. Writes no sentence.
 */
import type { CommandBody, CommandType } from '../../machines/commands.ts';
import type { Address } from '../../machines/names.ts';
import { agent } from '../../machines/names.ts';
import { blank, fold } from '../../machines/views.ts';
import type { InteractionView } from '../../machines/wire.ts';
import type { Turn } from '../../server/actors/host.ts';
import type { OtherNames } from '../traces/renamed.ts';
import { stepAs } from '../traces/renamed.ts';
import type { Acted } from '../traces/trace.ts';
import { concernOf } from './concern.ts';
import type { Gathered, SiteSettings } from './gathered.ts';
import { gather, settingsAt, storyBegins, untoldOf } from './gathered.ts';
import type { Happened } from './happened.ts';
import { doerOf, interactionIn, isDeed, isPresence, isSetting } from './happened.ts';
import { withOnePresence } from './presences.ts';
import { shortNames } from './short-names.ts';

export interface Story {
  /** In order, the first ones made up of how things were. */
  happened: readonly Happened[];
  /** The first that was recorded. */
  begins: number;
  /** Ids, in the order in which they did something. */
  people: readonly string[];
  workgroups: readonly string[];
  /** As they are called in the story, in order of appearance. */
  interactions: readonly string[];
  /** As it was when the story begins. */
  settings: SiteSettings;
  beganAt: number;
  endedAt: number;
  /** Of those who matter, while it was recorded. */
  deeds: number;
}

export interface StoryOptions {
  /** The turns after a number, in order, up to the last one of the recording. */
  turns(after: number): Iterable<Turn>;
  /** The number of the turn after which the recording begins. */
  from: number;
  /** Whose deeds matter; left out: everybody's. */
  people?: readonly string[];
}

export function storyOf({ turns, from: after, people: chosen }: StoryOptions): Story {
  const concern = concernOf(turns(after), chosen);
  const all = gather(turns(0), concern, after);
  const gathered = { ...all, happened: withOnePresence(all.happened) };
  // That there is a site is no part of any story.
  const from = Math.max(after, gathered.seededIn);
  const begins = storyBegins(gathered, concern.requests, from);
  const told = gathered.happened.filter(({ n }) => n > begins);
  const views = viewsAt(gathered, concern.interactions, begins);
  const people = peopleIn(told, gathered, views, begins);
  const workgroups = new Set(workgroupsIn(told, views));
  const isTold = (happened: Happened) => matters(happened, { people, workgroups, gathered });
  const before = [
    ...gathered.happened.filter(({ n }) => n <= begins && n > 0).filter((one) => stands(one, gathered, people, begins)),
    ...[...views.values()].flatMap((view) => broughtSteps(view)).map((step) => made(step, begins)),
  ];
  const happened = [...before, ...told.filter(isTold)].map(plain);
  const names: OtherNames = {
    people: new Map(),
    workgroups: new Map(),
    interactions: shortNames(happened.map(({ step }) => step)),
    untold: untoldOf(gathered, begins),
  };
  const renamed = happened.map((one) => ({ ...one, step: stepAs(one.step, names) as Happened['step'] }));
  const begun = happened.findIndex(({ n }) => n > from);
  return {
    happened: renamed,
    begins: begun < 0 ? happened.length : begun,
    people: [...people],
    workgroups: [...workgroups],
    interactions: [...new Set(renamed.filter(isDeed).map(interactionIn))].filter((id) => id !== undefined),
    settings: settingsAt(gathered.happened, begins),
    beganAt: gathered.beganAt,
    endedAt: gathered.endedAt,
    deeds: concern.deeds,
  };
}

/** Each interaction as it was after that turn, if there was one that had not ended. */
function viewsAt({ events }: Gathered, interactions: ReadonlySet<string>, until: number) {
  const views = new Map<string, InteractionView>();
  for (const id of interactions) {
    let view: InteractionView = blank.interaction;
    for (const { n, at, event } of events.get(id) ?? []) if (n <= until) view = fold(view, { event, at });
    if (view.interaction !== '' && view.conversation !== 'disconnected') views.set(id, view);
  }
  return views;
}

/** Whoever did something, was shown a toast, or has one of the interactions. */
function peopleIn(
  told: readonly Happened[],
  { shown }: Gathered,
  views: ReadonlyMap<string, InteractionView>,
  begins: number,
): Set<string> {
  const people = new Set<string>();
  for (const happened of told) {
    const { step } = happened;
    if (step.type !== 'act' || interactionIn(happened) === undefined) continue;
    if (isDeed(happened)) people.add(doerOf(step));
    const { agent: given, to } = step.body as { agent?: string; to?: string };
    for (const person of [given, to]) if (person !== undefined) people.add(person);
  }
  for (const { n, person } of shown) if (n > begins) people.add(person);
  for (const { owner } of views.values()) if (owner !== null) people.add(owner);
  return people;
}

function* workgroupsIn(told: readonly Happened[], views: ReadonlyMap<string, InteractionView>): Generator<string> {
  for (const { workgroup } of views.values()) yield workgroup;
  for (const { step } of told) {
    if (step.type === 'act' && step.command === 'interaction.offer') {
      yield (step.body as CommandBody<'interaction.offer'>).workgroup;
    }
  }
}

interface About {
  people: ReadonlySet<string>;
  workgroups: ReadonlySet<string>;
  gathered: Gathered;
}

/** What happened while it was told, without what nobody would miss. */
function matters(happened: Happened, { people, workgroups, gathered }: About): boolean {
  const { step, n } = happened;
  if (step.type === 'fire') return true;
  if (isPresence(happened) || isSetting(happened)) return people.has(doerOf(step));
  if (step.command.endsWith('.configure')) {
    const { agent: configured, supervisor, workgroup } = step.body as Record<string, string | undefined>;
    return [configured, supervisor].some((person) => person && people.has(person)) || workgroups.has(workgroup ?? '');
  }
  if (!step.command.startsWith('interaction.')) return isDeed(happened);
  // Late or doubled, or refused: nobody saw anything of it.
  if (!happened.wasEffective) return false;
  const isRead = step.command === 'interaction.say' || step.command === 'interaction.describe';
  return !isRead || isOpen(gathered, interactionIn(happened) ?? '', n);
}

const isOpen = ({ requests }: Gathered, id: string, n: number) =>
  requests.some(
    ({ request, askedIn, doneIn }) => request.startsWith(`${id}.`) && askedIn < n && (doneIn ?? Number.MAX_VALUE) > n,
  );

/** A log-on that holds, or how somebody is alerted, when the story begins. */
function stands(one: Happened, { happened }: Gathered, people: ReadonlySet<string>, begins: number): boolean {
  if (one.step.type !== 'act' || !people.has(doerOf(one.step))) return false;
  const { self } = one.step;
  const later = happened.filter(({ n, step }) => n > one.n && n <= begins && step.type === 'act' && step.self === self);
  if (isSetting(one)) return !later.some(isSetting);
  if (one.step.command !== 'session.start') return false;
  const { session } = one.step.body as CommandBody<'session.start'>;
  const isSame = (other: Happened) => (other.step as Acted & { body: { session?: string } }).body.session === session;
  return !later.some((other) => isPresence(other) && isSame(other));
}

/** The shortest way to where an interaction is. */
function broughtSteps(view: InteractionView): Acted[] {
  const { interaction, workgroup, media, acd, owner, conversation } = view;
  const act = <Type extends CommandType>(command: Type, body: CommandBody<Type>): Acted => ({
    type: 'act',
    name: `acd ${command} ${interaction}`,
    self: agent('acd') as Address,
    command,
    body,
  });
  const steps = [act('interaction.offer', { interaction, workgroup, media, acd })];
  if (owner === null) return steps;
  steps.push(act('interaction.alert', { interaction, agent: owner }));
  if (conversation === 'alerting' || conversation === 'offering') return steps;
  steps.push(act('interaction.connect', { interaction }));
  if (conversation === 'held') steps.push(act('interaction.hold', { interaction }));
  if (conversation === 'parked') steps.push(act('interaction.park', { interaction }));
  return steps;
}

const made = (step: Acted, n: number): Happened => ({ n, at: 0, step, wasEffective: true });

/** Without what is of the ACD and its customers only. */
function plain(happened: Happened): Happened {
  const { step } = happened;
  if (step.type !== 'act' || !step.command.startsWith('interaction.')) return happened;
  const { sequence: _, text, ...body } = step.body as { sequence?: number; text?: string };
  const isName = step.command === 'interaction.offer';
  return {
    ...happened,
    step: { ...step, body: { ...body, ...(!isName && text !== undefined && { text }) } as CommandBody },
  };
}
