/**
 * One request's whole story, in order: the turns of the request, and what happened to its interaction meanwhile and before.
 * Joins no texts and decides no rights; whoever asks says whether the interaction is told too.
 */
import type { FeedEvent } from '../../machines/messages.ts';
import { outcomes } from '../../machines/messages.ts';
import { interactionOf, interaction as interactionTopic, numberOf, requestId } from '../../machines/names.ts';
import type { Numbered, RequestView } from '../../machines/wire.ts';
import type { Host } from '../actors/host.ts';
import type { Step } from './steps.ts';
import { stepsOf } from './steps.ts';
import type { HistoryTable } from './table.ts';

export const storyLimits = {
  /** Turns of a long story: its beginning and its end are told. */
  firstTurns: 100,
  lastTurns: 400,
  /** Events of the interaction that are looked at, the last ones. As many as a feed gives without a snapshot. */
  interactionEvents: 500,
} as const;

export interface Story {
  steps: Step[];
  /** Turns of a very long story that are not told: how many, and after how many of the steps. */
  gap: { after: number; turns: number } | null;
}

type Reader = Pick<Host, 'turnsAfter' | 'feed'>;

export async function storyOf(
  host: Reader,
  table: HistoryTable,
  { n, view, withOthers }: { n: number; view: RequestView; withOthers: boolean },
): Promise<Story> {
  const { turns, left } = table.turnsOf(n, storyLimits.firstTurns, storyLimits.lastTurns);
  const steps: Step[] = [];
  let lastBefore: Step | undefined;
  for (const [index, turn] of turns.entries()) {
    for (const found of await host.turnsAfter(turn - 1, 1)) {
      steps.push(...stepsOf(found).map((step) => doneBy(view.agent, step)));
    }
    if (left > 0 && index === storyLimits.firstTurns - 1) lastBefore = steps.at(-1);
  }
  const events = await eventsOf(host, view.request);
  const isTold = ({ event }: Numbered) =>
    event.type === 'assistance.refused' ? withOthers || event.agent === view.agent : withOthers;
  const { before, during } = aroundRequest(events, view.request);
  const all = merged(before.filter(isTold).flatMap(asStep), steps, during.filter(isTold).flatMap(asStep));
  return { steps: all, gap: lastBefore ? { after: all.indexOf(lastBefore) + 1, turns: left } : null };
}

/** The end is told once the interaction is free: by a message that no longer says who wanted it. */
function doneBy(asker: string, step: Step): Step {
  if (step.event.type !== 'request.done') return step;
  const isByPerson = step.event.outcome === 'completed' || step.event.outcome === 'withdrawn';
  return isByPerson ? { ...step, by: asker, cause: 'person' } : step;
}

async function eventsOf(host: Reader, request: string): Promise<Numbered[]> {
  const topic = interactionTopic(interactionOf(request));
  const { seq } = await host.feed(topic, Number.MAX_SAFE_INTEGER);
  const feed = await host.feed(topic, Math.max(0, seq - storyLimits.interactionEvents));
  return 'events' in feed ? feed.events : [];
}

const isAssistance = (event: FeedEvent, assistance: string, request: string) =>
  event.type === 'assistance.changed' && event.assistance === assistance && event.request === request;

/** The interaction's events between the request before and this one, and while this one was active. */
function aroundRequest(events: readonly Numbered[], request: string): { before: Numbered[]; during: Numbered[] } {
  const isOver = ({ event }: Numbered) =>
    event.type === 'assistance.changed' && (event.assistance === 'free' || event.assistance === 'closed');
  const opened = events.findIndex(({ event }) => isAssistance(event, 'active', request));
  if (opened < 0) return { before: [], during: [] };
  const former = requestId(interactionOf(request), numberOf(request) - 1);
  const formerOpened = events.findIndex(({ event }) => isAssistance(event, 'active', former));
  const formerOver = events.findIndex((one, n) => n > formerOpened && isOver(one));
  const begin = formerOpened < 0 ? 0 : formerOver + 1;
  const over = events.findIndex((one, n) => n > opened && isOver(one));
  return { before: events.slice(begin, opened), during: events.slice(opened + 1, over < 0 ? undefined : over + 1) };
}

function asStep({ at, event }: Numbered): Step[] {
  switch (event.type) {
    case 'assistance.refused':
      return [{ at, by: event.agent, cause: 'person', event }];
    case 'interaction.owned':
    case 'interaction.changed':
      return [{ at, by: null, cause: 'acd', event }];
    default:
      return [];
  }
}

/** By time; at the same moment what the interaction did comes after what the request had done, and before its end. */
function merged(before: readonly Step[], steps: readonly Step[], during: readonly Step[]): Step[] {
  const all = [...before];
  const waiting = [...during];
  for (const step of steps) {
    const isFirst = ({ at }: Step) => at < step.at || (at === step.at && isEnd(step));
    while (waiting[0] && isFirst(waiting[0])) all.push(waiting.shift()!);
    all.push(step);
  }
  return [...all, ...waiting];
}

const isEnd = ({ event }: Step) =>
  event.type === 'request.done' ||
  (event.type === 'showing.closed' && (outcomes as readonly string[]).includes(event.cause));
