/** What a request's chart can ask, keep and say. The chart itself is in request.ts; looking for help is in seeking.ts. */
import { setup } from 'xstate';
import type { ActiveState, TextRef } from '../commands.ts';
import { after, answer, cancel, chartOf, publish, tell } from '../effects.ts';
import type { Action, Closing, Note, Outcome, RequestTimers, Roster } from '../messages.ts';
import { agent, interaction, interactionOf, partsOfToast, supervisor, toastId, workgroup } from '../names.ts';
import { add, put, remove, without } from '../records.ts';
import type { RefusalCode } from '../refusals.ts';
import type { Seeking } from '../seeking.ts';
import { differences, judge, summaryOf } from '../seeking.ts';

export interface RequestContext extends Record<string, unknown>, Seeking {
  timers: RequestTimers;
  participants: Record<string, Action>;
  /** On whose screens the toast was painted in this round (R-SEEN). */
  seen: string[];
  /** Lines said so far; the lines themselves are the events of the request's topic. */
  lines: number;
  outcome: Outcome | null;
  /** The Done that ended it, if a Done did, and what its sender saw. */
  endedBy: string | null;
  saw: ActiveState | null;
  /** Commands of the asker that are answered once the interaction is free (R-SEQUENTIAL). */
  owed: string[];
}

type Click = 'request.accept' | 'request.ignore' | 'request.seen';
type Offer = 'request.join' | 'request.leave' | 'request.handOver';
type Asked = 'request.say' | 'request.done' | Click | Offer;
export type RequestHears = Extract<
  Note,
  {
    type:
      | 'request.open'
      | 'roster.full'
      | 'roster.changed'
      | 'interaction.ended'
      | 'interaction.transferred'
      | 'request.freed'
      | 'escalation.due'
      | 'reminder.due'
      | Asked;
  }
>;

const { says, asks, keeps } = chartOf<RequestContext, RequestHears>();

/** R-TRANSCRIPT. */
export const linesMax = 1_000;

const refuse = (refused: RefusalCode) => says<Asked>((_, { command }) => answer(command, { refused }));
const isHelper = ({ helpers }: RequestContext, person: string) => helpers.includes(person);
/** Who may help beside those who were toasted: supervising, and configured or on the escalation list. */
const mayHelp = ({ roster, agent: asker }: RequestContext, person: string) => {
  const standing = roster?.[person];
  return person !== asker && standing !== undefined && (standing.configured || standing.escalation);
};
const listed = (context: RequestContext) =>
  tell(workgroup(context.workgroup), { type: 'request.summary', request: context.id, summary: summaryOf(context) });
const startsHelping = (context: RequestContext, person: string) =>
  tell(supervisor(person), {
    type: 'helping.started',
    request: context.id,
    agent: context.agent,
    workgroup: context.workgroup,
  });
const isGone = (context: RequestContext, roster: Roster, person: string) =>
  isHelper(context, person) && roster[person]?.supervising === false;
const said = (n: number, person: string, text: TextRef) => publish({ type: 'request.line', n, person, text });
const closings = (context: RequestContext, causeFor: (person: string) => { cause: Closing; by?: string }) =>
  Object.entries(context.showings).map(([person, showing]) =>
    tell(supervisor(person), { type: 'toast.close', toast: toastId(context.id, person, showing), ...causeFor(person) }),
  );
const endsAs = (outcome: Outcome) => keeps(() => ({ outcome }));

export const requestWords = setup({
  types: { context: {} as RequestContext, events: {} as RequestHears },
  guards: {
    // R-ACTIONS: the answer counts only if that very showing is open in these books.
    isOpenShowing: asks<Click>(({ id, showings }, message) => {
      const named = partsOfToast(message.toast);
      return (
        named.request === id && named.supervisor === message.supervisor && showings[named.supervisor] === named.showing
      );
    }),
    isFull: asks<'request.say' | 'request.accept'>(({ lines }, { text }) => text !== undefined && lines >= linesMax),
    isAsker: asks<'request.say' | 'request.done'>(
      (context, message) => context.agent === (message.type === 'request.say' ? message.person : message.agent),
    ),
    isParticipant: asks<'request.say'>((context, { person }) => person === context.agent || isHelper(context, person)),
    wasSeen: asks<'request.seen'>(({ seen }, { supervisor: person }) => seen.includes(person)),
    helpsAlready: asks<Offer>((context, { supervisor: person }) => isHelper(context, person)),
    mayJoin: asks<'request.join'>((context, { supervisor: person }) => mayHelp(context, person)),
    isResponsible: asks<Offer>(({ responsible }, { supervisor: person }) => responsible === person),
    mayTakeOver: asks<'request.handOver'>((context, { to }) => to !== context.responsible && mayHelp(context, to)),
    responsibleIsGone: asks<'roster.changed'>(
      (context, { roster }) => context.responsible !== null && isGone(context, roster, context.responsible),
    ),
  },
  actions: {
    register: keeps<'request.open'>((_, { request: id, agent: asker, workgroup: name, timers, reason, urgency }) => ({
      id,
      agent: asker,
      workgroup: name,
      timers,
      reason,
      urgency,
      participants: { [asker]: 'initiated' },
      lines: 1,
    })),
    announce: says<'request.open'>((context, { request: id, agent: asker, workgroup: name, command, text }) => [
      publish({
        type: 'request.opened',
        request: id,
        agent: asker,
        workgroup: name,
        reason: context.reason,
        urgency: context.urgency,
      }),
      publish({ type: 'request.participant', person: asker, action: 'initiated' }),
      said(1, asker, text),
      tell(workgroup(name), { type: 'roster.subscribe', request: id, summary: summaryOf(context) }),
      tell(agent(asker), { type: 'request.opened', command, interaction: interactionOf(id), request: id }),
      answer(command, { done: true, request: id }),
    ]),
    startSeeking: says(({ timers, escalated }) => [
      after('reminder', timers.remindEverySeconds * 1_000, { type: 'reminder.due' }),
      ...(escalated ? [] : [after('escalation', timers.escalateAfterSeconds * 1_000, { type: 'escalation.due' })]),
    ]),
    stopSeeking: says(({ escalated }) => [cancel('reminder'), ...(escalated ? [] : [cancel('escalation')])]),
    sayWhatChanges: says((context) => differences(context, judge(context))),
    judge: keeps((context) => judge(context)),
    remind: says(({ id, showings, timers }) => [
      ...Object.entries(showings).map(([person, showing]) =>
        tell(supervisor(person), { type: 'toast.remind', toast: toastId(id, person, showing) }),
      ),
      after('reminder', timers.remindEverySeconds * 1_000, { type: 'reminder.due' }),
    ]),
    escalate: keeps(() => ({ escalated: true })),
    tellEscalated: says((context) => [
      publish({ type: 'request.reached', reach: context.reach, escalated: true }),
      tell(agent(context.agent), {
        type: 'request.reached',
        request: context.id,
        reach: context.reach,
        escalated: true,
      }),
      listed(context),
    ]),

    keepRoster: keeps<'roster.full'>((_, { version, roster }) => ({ version, roster })),
    changeRoster: keeps<'roster.changed'>((context, { version, roster }) => {
      const left = (person: string) => roster[person]?.supervising === false;
      const known = Object.entries(roster).reduce(
        (all, [person, is]) => (is.supervising ? put(all, person, is) : without(all, person)),
        context.roster ?? {},
      );
      return {
        version,
        roster: known,
        ignored: context.ignored.filter((person) => !left(person)),
        helpers: context.helpers.filter((person) => !left(person)),
      };
    }),
    // Told even to somebody who left by herself: she may be back already (R-ABANDONED).
    releaseThoseGone: says<'roster.changed'>((context, { roster }) => {
      const gone = context.helpers.filter((person) => isGone(context, roster, person));
      const helpers = context.helpers.filter((person) => !gone.includes(person));
      return [
        ...gone.flatMap((person) => [
          publish({ type: 'request.left', by: person }),
          tell(supervisor(person), { type: 'helping.ended', request: context.id, cause: 'released' }),
        ]),
        ...(gone.length > 0 ? [listed({ ...context, helpers })] : []),
      ];
    }),
    abandon: keeps(() => ({ responsible: null, ignored: [], seen: [], reach: 'asked' as const })),
    tellUnattended: says((context) => [
      publish({ type: 'request.unattended' }),
      tell(agent(context.agent), { type: 'request.unattended', request: context.id }),
    ]),
    list: says(listed),

    // R-TAKEN: in this turn the first accept wins and every other toast is closed.
    take: says<'request.accept'>((context, { command, supervisor: person, text }) => [
      publish({ type: 'request.participant', person, action: 'accepted' }),
      publish({ type: 'request.helped', by: person }),
      ...(text ? [said(context.lines + 1, person, text)] : []),
      ...closings(context, (other) => (other === person ? { cause: 'accepted' } : { cause: 'taken', by: person })),
      startsHelping(context, person),
      tell(agent(context.agent), { type: 'request.helped', request: context.id, by: person }),
      answer(command, { done: true, request: context.id }),
    ]),
    keepTaken: keeps<'request.accept'>((context, { supervisor: person, text }) => ({
      responsible: person,
      wasHelped: true,
      helpers: add(context.helpers, person),
      participants: put(context.participants, person, 'accepted'),
      showings: {},
      reach: 'asked',
      lines: context.lines + (text ? 1 : 0),
    })),
    seeToast: says<'request.seen'>(({ id }, { command, supervisor: person }) => [
      publish({ type: 'request.seen', by: person }),
      answer(command, { done: true, request: id }),
    ]),
    keepSeen: keeps<'request.seen'>(({ seen }, { supervisor: person }) => ({ seen: add(seen, person) })),
    join: says<'request.join'>((context, { command, supervisor: person }) => [
      publish({ type: 'request.participant', person, action: 'accepted' }),
      publish({ type: 'request.joined', by: person }),
      startsHelping(context, person),
      answer(command, { done: true, request: context.id }),
    ]),
    keepJoined: keeps<'request.join'>(({ helpers, participants }, { supervisor: person }) => ({
      helpers: add(helpers, person),
      participants: put(participants, person, 'accepted'),
    })),
    leave: says<'request.leave'>(({ id }, { command, supervisor: person }) => [
      publish({ type: 'request.left', by: person }),
      tell(supervisor(person), { type: 'helping.ended', request: id, cause: 'left' }),
      answer(command, { done: true, request: id }),
    ]),
    keepLeft: keeps<'request.leave'>(({ helpers }, { supervisor: person }) => ({ helpers: remove(helpers, person) })),
    // R-HANDOFF: the former one leaves in the same turn; if the other is gone already, R-ABANDONED will find it.
    handOver: says<'request.handOver'>((context, { command, supervisor: from, to }) => [
      publish({ type: 'request.participant', person: to, action: 'accepted' }),
      publish({ type: 'request.handedOver', from, to }),
      tell(supervisor(from), { type: 'helping.ended', request: context.id, cause: 'handedOver' }),
      startsHelping(context, to),
      tell(agent(context.agent), { type: 'request.helped', request: context.id, by: to }),
      answer(command, { done: true, request: context.id }),
    ]),
    keepHandedOver: keeps<'request.handOver'>(({ helpers, participants }, { supervisor: from, to }) => ({
      responsible: to,
      helpers: add(remove(helpers, from), to),
      participants: put(participants, to, 'accepted'),
    })),
    answerAgain: says<Click | Offer>(({ id }, { command }) => answer(command, { done: true, request: id })),
    // R-IGNORE: personal; the request confirms it and waits on.
    ignore: says<'request.ignore'>(({ id }, { command, supervisor: person, toast }) => [
      publish({ type: 'request.participant', person, action: 'ignored' }),
      tell(supervisor(person), { type: 'toast.close', toast, cause: 'ignored' }),
      answer(command, { done: true, request: id }),
    ]),
    keepIgnored: keeps<'request.ignore'>(({ ignored, showings, participants }, { supervisor: person }) => ({
      ignored: add(ignored, person),
      showings: without(showings, person),
      participants: put(participants, person, 'ignored'),
    })),
    say: says<'request.say'>(({ id, lines }, { command, person, text }) => [
      said(lines + 1, person, text),
      answer(command, { done: true, request: id }),
    ]),
    countLine: keeps(({ lines }) => ({ lines: lines + 1 })),

    withdraw: endsAs('withdrawn'),
    complete: endsAs('completed'),
    endWithInteraction: endsAs('interactionEnded'),
    endByTransfer: endsAs('transferred'),
    noteEndedBy: keeps<'request.done'>((_, { command, saw = null }) => ({ endedBy: command, saw })),
    close: says((context) => {
      const { id, outcome, helpers, workgroup: name } = context;
      if (!outcome) return [];
      return [
        ...closings(context, () => ({ cause: outcome })),
        ...helpers.map((person) => tell(supervisor(person), { type: 'helping.ended', request: id, cause: outcome })),
        tell(workgroup(name), { type: 'roster.unsubscribe', request: id }),
        tell(interaction(interactionOf(id)), { type: 'request.over', request: id, outcome }),
      ];
    }),
    clearBooks: keeps(() => ({ showings: {}, helpers: [], ignored: [], roster: null, version: 0 })),
    owe: keeps<'request.done' | 'request.say'>(({ owed }, { command }) => ({ owed: [...owed, command] })),
    tellEnded: says(({ id, agent: asker, outcome, endedBy, saw, owed }) => {
      if (!outcome) return [];
      return [
        publish({ type: 'request.done', outcome, ...(saw && { saw }) }),
        tell(agent(asker), { type: 'request.ended', request: id, outcome }),
        ...(endedBy ? [answer(endedBy, { done: true, request: id })] : []),
        ...owed.map((command) => answer(command, { refused: 'requestDone', outcome })),
      ];
    }),
    settleDebts: keeps(() => ({ endedBy: null, saw: null, owed: [] })),

    refuseUnknown: refuse('unknownRequest'),
    refuseToastClosed: refuse('toastClosed'),
    refuseTaken: says<Click>(({ responsible }, { command }) =>
      answer(command, { refused: 'alreadyTaken', ...(responsible && { by: responsible }) }),
    ),
    refuseStranger: refuse('notParticipant'),
    refuseNotInitiator: refuse('notInitiator'),
    refuseNotAttended: refuse('notAttended'),
    refuseNotEligible: refuse('notEligible'),
    refuseResponsible: refuse('stateNotPermitted'),
    refuseTargetGone: refuse('handoffTargetGone'),
    refuseFull: refuse('tooManyLines'),
    refuseDone: says<Asked>(({ outcome }, { command }) =>
      answer(command, { refused: 'requestDone', ...(outcome && { outcome }) }),
    ),
  },
});
