/** Who and what a recording is about: people who did something, or chosen ones, and the interactions that they dealt with. */
import { partsOf } from '../../machines/names.ts';
import type { Turn } from '../../server/actors/host.ts';
import type { Happened } from './happened.ts';
import { doerOf, Happenings, interactionAt, interactionIn, isDeed, isSetting } from './happened.ts';

export interface Concern {
  interactions: ReadonlySet<string>;
  /** Requests that somebody named, also of long ago. */
  requests: ReadonlySet<string>;
  /** Deeds of those who matter. */
  deeds: number;
}

/** What somebody did, and not how they are alerted. */
export const counts = (happened: Happened): boolean => isDeed(happened) && !isSetting(happened);

/** `turns`: those of the recording. `people`: whose deeds matter, everybody's if left out. */
export function concernOf(turns: Iterable<Turn>, people?: readonly string[]): Concern {
  const interactions = new Set<string>();
  const requests = new Set<string>();
  const happenings = new Happenings();
  let deeds = 0;
  for (const turn of turns) {
    // Also what reaches the chosen ones: a toast, a line of their request, a timer of it.
    const about = people && interactionAt(turn.envelope.to);
    if (about !== undefined && tells(turn).some((person) => people?.includes(person))) interactions.add(about);
    const happened = happenings.turn(turn);
    if (happened?.step.type !== 'act' || !counts(happened)) continue;
    if (people && !people.includes(doerOf(happened.step))) continue;
    deeds++;
    const named = interactionIn(happened);
    if (named !== undefined) interactions.add(named);
    const { request, toast } = happened.step.body as { request?: string; toast?: string };
    const asked = request ?? toast?.split('/')[0];
    if (asked !== undefined) requests.add(asked);
  }
  return { interactions, requests, deeds };
}

/** People whom a request tells something. */
const tells = ({ envelope: { to }, effects }: Turn) =>
  to.startsWith('request/')
    ? effects.flatMap((effect) => (effect.type === 'tell' && isPerson(effect.to) ? [partsOf(effect.to).id] : []))
    : [];

const isPerson = (address: string) => address.startsWith('agent/') || address.startsWith('supervisor/');
