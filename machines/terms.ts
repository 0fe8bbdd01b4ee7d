/**
 * What messages between charts and feed events both speak of: how a request ends, whom it reaches, why a toast closes,
 * who may help, and what lists show. Words of commands are in commands.ts.
 */
import * as z from 'zod/mini';
import { activeState, conversation, id, media, requestId, urgency } from './commands.ts';
import type { RefusalCode } from './refusals.ts';
import { refusals } from './refusals.ts';

/** The key of a command, `<user>/<client-made id>`: whoever decides answers it. */
export const commandKey = z.string();

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

/** What a roster says of a person who is configured, on the escalation list, or present. */
export const standing = z.object({ supervising: z.boolean(), configured: z.boolean(), escalation: z.boolean() });
export type Standing = z.infer<typeof standing>;
export const roster = z.record(id, standing);
export type Roster = z.infer<typeof roster>;

/** The workgroup's timers, as they were when the request opened. */
export const requestTimers = z.object({ escalateAfterSeconds: z.int(), remindEverySeconds: z.int() });
export type RequestTimers = z.infer<typeof requestTimers>;

/** Why helping ended: the request did, its helper was gone, left, or handed over. */
export const helpingEnd = z.enum([...outcomes, 'released', 'left', 'handedOver', 'loggedOff']);

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
