/**
 * How a request looks for help. While it waits or is unattended, every turn ends here: reach and escalation are judged,
 * then showings are reconciled with who is eligible now. The request chart says the difference and keeps the result.
 */

import type { Urgency } from './commands.ts';
import type { Effect } from './effects.ts';
import { cancel, publish, tell } from './effects.ts';
import type { Reach, RequestSummary, Roster } from './messages.ts';
import { agent, supervisor, toastId, workgroup } from './names.ts';
import { fill } from './records.ts';

/** R-ELIGIBLE: supervising, and configured or (once escalated) an escalation supervisor, and not the person who asked. */
const eligible = (roster: Roster, escalated: boolean, asker: string): string[] =>
  Object.entries(roster)
    .filter(([person, is]) => person !== asker && is.supervising && (is.configured || (escalated && is.escalation)))
    .map(([person]) => person);

const reachOf = (people: readonly string[], ignored: readonly string[]): Reach =>
  people.length === 0 ? 'nobody' : people.every((person) => ignored.includes(person)) ? 'ignored' : 'asked';

/** The part of a request's books that is about finding help. */
export interface Seeking {
  id: string;
  /** Who asked. */
  agent: string;
  workgroup: string;
  urgency: Urgency;
  /** Those who are supervising, as last told by the workgroup; null until then. */
  roster: Roster | null;
  version: number;
  /** Open showings: supervisor → number. */
  showings: Record<string, number>;
  lastShowing: number;
  /** Who ignored it in this round. */
  ignored: string[];
  reach: Reach;
  escalated: boolean;
  reason: string | null;
  /** Who was first in this round; helps, and answers for the request. */
  responsible: string | null;
  /** Everybody who helps now. */
  helpers: string[];
  /** Somebody has accepted it before, in this round or an earlier one. */
  wasHelped: boolean;
}

/** What the workgroup's list shows of a request (R-LIST). */
export const summaryOf = (context: Seeking): RequestSummary => ({
  agent: context.agent,
  urgency: context.urgency,
  reason: context.reason,
  state: context.responsible ? 'helped' : context.wasHelped ? 'unattended' : 'waiting',
  reach: context.reach,
  escalated: context.escalated,
  responsible: context.responsible,
  helpers: context.helpers,
});

export type Judgement = Pick<Seeking, 'reach' | 'escalated' | 'showings' | 'lastShowing'>;

/** What the books say once this turn is over. Until the roster is known nothing can be judged. */
export function judge(context: Seeking): Judgement {
  const { roster, ignored, agent: asker } = context;
  let { reach, escalated, showings, lastShowing } = context;
  if (!roster) return { reach, escalated, showings, lastShowing };
  reach = reachOf(eligible(roster, escalated, asker), ignored);
  if (reach !== 'asked' && !escalated) {
    // R-IGNORE, R-NOBODY: escalation starts at once, and may find somebody.
    escalated = true;
    reach = reachOf(eligible(roster, escalated, asker), ignored);
  }
  const wanted = eligible(roster, escalated, asker).filter((person) => !ignored.includes(person));
  showings = fill(wanted, (person) => context.showings[person] ?? ++lastShowing);
  return { reach, escalated, showings, lastShowing };
}

/** The effects that bring everybody from what the books said to what they say now. */
export function differences(context: Seeking, judged: Judgement): Effect[] {
  const { id, agent: asker, workgroup: name, roster, version, urgency } = context;
  const { reach, escalated } = judged;
  const effects: Effect[] = [];
  if (escalated && !context.escalated) effects.push(cancel('escalation'));
  if (reach !== context.reach || escalated !== context.escalated) {
    effects.push(
      publish({ type: 'request.reached', reach, escalated }),
      tell(agent(asker), { type: 'request.reached', request: id, reach, escalated }),
      tell(workgroup(name), { type: 'request.summary', request: id, summary: summaryOf({ ...context, ...judged }) }),
    );
  }
  for (const [person, showing] of Object.entries(context.showings)) {
    if (judged.showings[person] === showing) continue;
    // Still told to somebody who left: she may be back already, with that toast on the way to her.
    const cause = roster?.[person]?.supervising ? 'notEligible' : 'loggedOff';
    effects.push(tell(supervisor(person), { type: 'toast.close', toast: toastId(id, person, showing), cause }));
  }
  for (const [person, showing] of Object.entries(judged.showings)) {
    if (context.showings[person] === showing) continue;
    const toast = toastId(id, person, showing);
    effects.push(
      tell(supervisor(person), {
        type: 'toast.show',
        toast,
        request: id,
        agent: asker,
        workgroup: name,
        urgency,
        version,
      }),
    );
  }
  return effects;
}
