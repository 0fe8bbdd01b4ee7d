/**
 * Everything that charts hear and say: commands (commands.ts), the messages between charts (notes.ts), and the feed events
 * that desks fold into views.
 */
import * as z from 'zod/mini';
import type { Command } from './commands.ts';
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
import type { Kind } from './names.ts';
import type { Note } from './notes.ts';
import {
  agentSummary,
  closing,
  commandKey,
  helpingEnd,
  interactionSummary,
  outcome,
  reach,
  refusalCode,
  requestSummary,
} from './terms.ts';

export type { Note } from './notes.ts';
export type {
  AgentSummary,
  Answer,
  Closing,
  InteractionSummary,
  Outcome,
  Reach,
  RequestSummary,
  RequestTimers,
  Roster,
  Standing,
} from './terms.ts';
export {
  agentSummary,
  answerSchema,
  closing,
  interactionSummary,
  outcome,
  outcomes,
  reach,
  refusalCode,
  requestSummary,
} from './terms.ts';

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

const alertsSet = event('alerts.set', { alerts: alertSettings });

/** What topics carry, by the kind of actor whose topic it is. The desk parses them, the fold in views.ts folds them. */
export const topicEvents = {
  agent: {
    'agent.configured': event('agent.configured', { agent: id, rights, workgroups: z.array(id) }),
    'agent.presence': event('agent.presence', { loggedOn: z.boolean() }),
    'alerts.set': alertsSet,
    'interaction.assigned': event('interaction.assigned', { interaction: id }),
    'interaction.left': event('interaction.left', { interaction: id }),
    'ask.sent': event('ask.sent', { command: commandKey, interaction: id }),
    'ask.refused': event('ask.refused', { command: commandKey, interaction: id, refused: refusalCode }),
    'ask.opened': event('ask.opened', { command: commandKey, interaction: id }),
    'dialog.changed': event('dialog.changed', { interaction: id, dialog: dialogView }),
    'dialog.gone': event('dialog.gone', { interaction: id, request: requestId, outcome }),
  },
  supervisor: {
    'supervisor.configured': event('supervisor.configured', { supervisor: id }),
    'alerts.set': alertsSet,
    'supervisor.presence': event('supervisor.presence', { presence: z.enum(['loggedOff', 'client', 'supervising']) }),
    'workgroup.joined': event('workgroup.joined', { workgroup: id, member: z.boolean() }),
    'toast.shown': event('toast.shown', { toast: toastId, shown: toastView }),
    'toast.reminded': event('toast.reminded', { toast: toastId }),
    'toast.closed': event('toast.closed', { toast: toastId, cause: closing, by: z.optional(id) }),
    'helping.started': event('helping.started', { request: requestId, agent: id, workgroup: id }),
    'helping.ended': event('helping.ended', { request: requestId, cause: helpingEnd }),
  },
  workgroup: {
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
  },
  interaction: {
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
  },
  request: {
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
  },
} as const satisfies Record<Kind, object>;

export const feedEvents = {
  ...topicEvents.agent,
  ...topicEvents.supervisor,
  ...topicEvents.workgroup,
  ...topicEvents.interaction,
  ...topicEvents.request,
} as const;

export type FeedEventType = keyof typeof feedEvents;
export type FeedEvent<Type extends FeedEventType = FeedEventType> = z.infer<(typeof feedEvents)[Type]>;
export const feedEvent = z.discriminatedUnion(
  'type',
  Object.values(feedEvents) as never,
) as unknown as z.ZodMiniType<FeedEvent>;
