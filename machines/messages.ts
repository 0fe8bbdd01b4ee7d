/**
 * Everything that charts hear and say: commands (commands.ts), the messages between charts, and the feed events that
 * desks fold into views. The protocol between the charts is in the docs of each message.
 */
import * as z from 'zod/mini';
import type { ActiveState, Command, Conversation, TextRef, Urgency } from './commands.ts';
import {
  activeState,
  alertSettings,
  conversation,
  id,
  media,
  reason,
  requestId,
  rights,
  speaker,
  textRef,
  toastId,
  urgency,
} from './commands.ts';
import type { RefusalCode } from './refusals.ts';
import { refusals } from './refusals.ts';

/** How a request can end (R-OUTCOMES). */
export const outcomes = ['completed', 'withdrawn', 'interactionEnded', 'transferred'] as const;
export const outcome = z.enum(outcomes);
export type Outcome = z.infer<typeof outcome>;

/** Whom a waiting request reaches: somebody asked, ignored by everyone, or nobody left (R-NOBODY). */
export const reach = z.enum(['asked', 'ignored', 'nobody']);
export type Reach = z.infer<typeof reach>;

/** Why a toast closed. */
export const closing = z.enum([
  'accepted',
  'ignored',
  'taken',
  'withdrawn',
  'completed',
  'interactionEnded',
  'transferred',
  'notEligible',
  'loggedOff',
]);
export type Closing = z.infer<typeof closing>;

export const refusalCode = z.enum(Object.keys(refusals) as [RefusalCode, ...RefusalCode[]]);

/** The one answer to a command (R-OUTCOME). */
export const answerSchema = z.union([
  z.object({ done: z.literal(true), request: z.optional(requestId) }),
  z.object({
    refused: refusalCode,
    /** alreadyTaken: who was first. */
    by: z.optional(id),
    /** requestDone: how it ended. */
    outcome: z.optional(outcome),
  }),
]);
export type Answer = z.infer<typeof answerSchema>;

/** What a roster says of a person who is configured, on the escalation list, or present (RULES 7). */
export interface Standing {
  supervising: boolean;
  configured: boolean;
  escalation: boolean;
}
export type Roster = Record<string, Standing>;

/** The workgroup's timers, as they were when the request opened. */
export interface RequestTimers {
  escalateAfterSeconds: number;
  remindEverySeconds: number;
}

/** Why helping ended: the request did, its helper was gone, left, or handed over. */
export const helpingEnd = z.enum([...outcomes, 'released', 'left', 'handedOver', 'loggedOff']);
export type HelpingEnd = z.infer<typeof helpingEnd>;

/** What a workgroup's list shows of a request (R-LIST). */
export const requestSummary = z.object({
  agent: id,
  urgency,
  reason: z.nullable(id),
  state: activeState,
  reach,
  escalated: z.boolean(),
  responsible: z.nullable(id),
  helpers: z.array(id),
});
export type RequestSummary = z.infer<typeof requestSummary>;
export const agentSummary = z.object({ loggedOn: z.boolean() });
export type AgentSummary = z.infer<typeof agentSummary>;
export const interactionSummary = z.object({ owner: z.nullable(id), media, conversation });
export type InteractionSummary = z.infer<typeof interactionSummary>;

/** Between charts. Each names the actor that sends it. */
export type Note =
  // agent → interaction
  | {
      type: 'assistance.ask';
      command: string;
      interaction: string;
      agent: string;
      text: TextRef;
      reason: string | null;
      urgency: Urgency;
    }
  // agent → interaction: withdraw the ask of that command, wherever it is now
  | { type: 'assistance.cancel'; command: string; agent: string; ask: string }
  // interaction → agent: the ask is over, nothing was opened
  | { type: 'ask.refused'; command: string; interaction: string; refused: RefusalCode }
  | { type: 'interaction.assigned'; interaction: string }
  | { type: 'interaction.left'; interaction: string }
  // interaction ⇄ workgroup: which supervisors would be asked?
  | { type: 'route.ask'; interaction: string; attempt: number; agent: string; reason: string | null }
  | {
      type: 'route.answer';
      attempt: number;
      version: number;
      eligible: string[];
      missing?: RefusalCode;
      timers: RequestTimers;
    }
  // interaction → request
  | {
      type: 'request.open';
      request: string;
      command: string;
      agent: string;
      workgroup: string;
      text: TextRef;
      reason: string | null;
      urgency: Urgency;
      timers: RequestTimers;
    }
  | { type: 'interaction.ended' }
  | { type: 'interaction.transferred' }
  // request ⇄ interaction: over, and the interaction is free or closed
  | { type: 'request.over'; request: string; outcome: Outcome }
  | { type: 'request.freed' }
  // request ⇄ workgroup
  | { type: 'roster.subscribe'; request: string; summary: RequestSummary }
  | { type: 'request.summary'; request: string; summary: RequestSummary }
  | { type: 'roster.unsubscribe'; request: string }
  | { type: 'roster.full'; version: number; roster: Roster }
  | { type: 'roster.changed'; version: number; roster: Roster }
  // interaction ⇄ workgroup: what the wall shows of it, and where its states permit a request
  | { type: 'interaction.summary'; interaction: string; summary: InteractionSummary }
  | { type: 'interaction.over'; interaction: string }
  | { type: 'interaction.permits'; permitted: Conversation[] }
  // agent → workgroup
  | { type: 'agent.summary'; agent: string; summary: AgentSummary }
  | { type: 'agent.left'; agent: string }
  // request → agent
  | { type: 'request.opened'; command: string; interaction: string; request: string }
  | { type: 'request.reached'; request: string; reach: Reach; escalated: boolean }
  | { type: 'request.helped'; request: string; by: string }
  | { type: 'request.unattended'; request: string }
  | { type: 'request.ended'; request: string; outcome: Outcome }
  // agent, supervisor → request: a person's command, passed on
  | { type: 'request.say'; command: string; person: string; text: TextRef }
  | { type: 'request.done'; command: string; agent: string; saw?: ActiveState }
  | { type: 'request.accept'; command: string; supervisor: string; toast: string; text?: TextRef }
  | { type: 'request.ignore'; command: string; supervisor: string; toast: string }
  | { type: 'request.seen'; command: string; supervisor: string; toast: string }
  | { type: 'request.join'; command: string; supervisor: string }
  | { type: 'request.leave'; command: string; supervisor: string }
  | { type: 'request.handOver'; command: string; supervisor: string; to: string }
  // request → supervisor
  | {
      type: 'toast.show';
      toast: string;
      request: string;
      agent: string;
      workgroup: string;
      urgency: Urgency;
      /** The roster version under which the request judged the supervisor eligible. */
      version: number;
    }
  | { type: 'toast.close'; toast: string; cause: Closing; by?: string }
  | { type: 'toast.remind'; toast: string }
  | { type: 'helping.started'; request: string; agent: string; workgroup: string }
  | { type: 'helping.ended'; request: string; cause: HelpingEnd }
  // workgroup ⇄ supervisor
  | {
      type: 'workgroup.joined';
      workgroup: string;
      supervisor: string;
      /** Configured or on the escalation list now, hence allowed to see the workgroup's lists. */
      member: boolean;
    }
  | { type: 'presence'; supervisor: string; supervising: boolean }
  // timers
  | { type: 'escalation.due' }
  | { type: 'reminder.due' };

export type Message = Command | Note;

/** What a person did in a request; replaced, never removed (R-TRANSCRIPT). */
export const action = z.enum(['initiated', 'ignored', 'accepted']);
export type Action = z.infer<typeof action>;

export const assistance = z.enum(['free', 'opening', 'active', 'ending', 'closed']);

export const dialogView = z.object({
  request: requestId,
  state: activeState,
  reach,
  escalated: z.boolean(),
  /** Who helps; null while nobody does. */
  by: z.nullable(id),
});
export type DialogView = z.infer<typeof dialogView>;

export const toastView = z.object({ request: requestId, agent: id, workgroup: id, urgency });
export type ToastView = z.infer<typeof toastView>;

const event = <Type extends string, Shape extends z.core.$ZodLooseShape>(type: Type, shape: Shape) =>
  z.object({ type: z.literal(type), ...shape });

/** What topics carry. One schema each; the desk parses them, the fold in views.ts folds them. */
export const feedEvents = {
  // agent/<id>
  'agent.configured': event('agent.configured', { agent: id, rights, workgroups: z.array(id) }),
  'agent.presence': event('agent.presence', { loggedOn: z.boolean() }),
  'alerts.set': event('alerts.set', { alerts: alertSettings }),
  'interaction.assigned': event('interaction.assigned', { interaction: id }),
  'interaction.left': event('interaction.left', { interaction: id }),
  'ask.sent': event('ask.sent', { command: z.string(), interaction: id }),
  'ask.refused': event('ask.refused', { command: z.string(), interaction: id, refused: refusalCode }),
  'ask.opened': event('ask.opened', { command: z.string(), interaction: id }),
  'dialog.changed': event('dialog.changed', { interaction: id, dialog: dialogView }),
  'dialog.gone': event('dialog.gone', { interaction: id, request: requestId, outcome }),
  // supervisor/<id>
  'supervisor.configured': event('supervisor.configured', { supervisor: id }),
  'supervisor.presence': event('supervisor.presence', { presence: z.enum(['loggedOff', 'client', 'supervising']) }),
  'workgroup.joined': event('workgroup.joined', { workgroup: id, member: z.boolean() }),
  'toast.shown': event('toast.shown', { toast: toastId, shown: toastView }),
  'toast.reminded': event('toast.reminded', { toast: toastId }),
  'toast.closed': event('toast.closed', { toast: toastId, cause: closing, by: z.optional(id) }),
  'helping.started': event('helping.started', { request: requestId, agent: id, workgroup: id }),
  'helping.ended': event('helping.ended', { request: requestId, cause: helpingEnd }),
  // workgroup/<id>
  'workgroup.configured': event('workgroup.configured', {
    workgroup: id,
    supervisors: z.array(id),
    escalation: z.array(id),
    escalateAfterSeconds: z.number(),
    remindEverySeconds: z.number(),
    reasons: z.array(reason),
    permitted: z.partialRecord(media, z.array(conversation)),
  }),
  'workgroup.presence': event('workgroup.presence', { supervisor: id, supervising: z.boolean() }),
  'workgroup.request': event('workgroup.request', { request: requestId, summary: requestSummary }),
  'workgroup.ended': event('workgroup.ended', { request: requestId }),
  'workgroup.agent': event('workgroup.agent', { agent: id, summary: agentSummary }),
  'workgroup.agentLeft': event('workgroup.agentLeft', { agent: id }),
  'workgroup.interaction': event('workgroup.interaction', { interaction: id, summary: interactionSummary }),
  'workgroup.interactionOver': event('workgroup.interactionOver', { interaction: id }),
  // interaction/<id>
  'interaction.offered': event('interaction.offered', {
    interaction: id,
    workgroup: id,
    media,
    acd: z.boolean(),
    customer: z.nullable(textRef),
  }),
  'interaction.permits': event('interaction.permits', { permitted: z.array(conversation) }),
  'interaction.owned': event('interaction.owned', { owner: z.nullable(id) }),
  'interaction.changed': event('interaction.changed', { conversation }),
  /** R-CONTEXT: null: the interaction has that attribute no more. */
  'interaction.described': event('interaction.described', { attribute: id, text: z.nullable(textRef) }),
  'interaction.said': event('interaction.said', { n: z.int(), from: speaker, text: textRef }),
  'assistance.changed': event('assistance.changed', { assistance, request: z.nullable(requestId) }),
  /** An attempt that was refused is on record too (R-SUPERVISOR). */
  'assistance.refused': event('assistance.refused', { agent: id, refused: refusalCode }),
  // request/<id>
  'request.opened': event('request.opened', {
    request: requestId,
    agent: id,
    workgroup: id,
    reason: z.nullable(id),
    urgency,
  }),
  'request.line': event('request.line', { n: z.int(), person: id, text: textRef }),
  'request.participant': event('request.participant', { person: id, action }),
  'request.reached': event('request.reached', { reach, escalated: z.boolean() }),
  'request.helped': event('request.helped', { by: id }),
  /** A toast was painted on that supervisor's screen (R-SEEN). */
  'request.seen': event('request.seen', { by: id }),
  'request.joined': event('request.joined', { by: id }),
  'request.left': event('request.left', { by: id }),
  'request.handedOver': event('request.handedOver', { from: id, to: id }),
  'request.unattended': event('request.unattended', {}),
  'request.done': event('request.done', {
    outcome,
    /** Of a Done: what the person saw at the click, if the desk said so. */
    saw: z.optional(activeState),
  }),
} as const;

export type FeedEventType = keyof typeof feedEvents;
export type FeedEvent<Type extends FeedEventType = FeedEventType> = z.infer<(typeof feedEvents)[Type]>;
export const feedEvent = z.discriminatedUnion(
  'type',
  Object.values(feedEvents) as never,
) as unknown as z.ZodMiniType<FeedEvent>;
