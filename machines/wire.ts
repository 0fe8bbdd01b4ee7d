/**
 * What travels between a desk and the server beside commands: views, and the frames of `/live`. The desk says what it
 * has; the server decides which topics it may follow, sends what was missed or a snapshot, and then every event once.
 */
import * as z from 'zod/mini';
import {
  alertSettings,
  application,
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
import {
  action,
  agentSummary,
  assistance,
  dialogView,
  feedEvent,
  interactionSummary,
  outcome,
  reach,
  refusalCode,
  requestSummary,
  toastView,
} from './messages.ts';

/** Milliseconds since 1970 UTC on the server's clock. */
const time = z.int();

export const agentView = z.object({
  kind: z.literal('agent'),
  agent: id,
  loggedOn: z.boolean(),
  rights,
  workgroups: z.array(id),
  alerts: alertSettings,
  interactions: z.array(id),
  /** Asks under way: command key → interaction. */
  asks: z.record(z.string(), id),
  /** Active requests by interaction. */
  dialogs: z.record(id, dialogView),
});
export type AgentView = z.infer<typeof agentView>;

export const supervisorView = z.object({
  kind: z.literal('supervisor'),
  supervisor: id,
  presence: z.enum(['loggedOff', 'client', 'supervising']),
  alerts: alertSettings,
  workgroups: z.array(id),
  /** Those of them whose lists this supervisor may see now. */
  memberOf: z.array(id),
  toasts: z.record(toastId, toastView),
  helping: z.record(requestId, z.object({ agent: id, workgroup: id })),
});
export type SupervisorView = z.infer<typeof supervisorView>;

/** Summaries as lists and the wall show them, with times that no chart knows: they are of the events that told of them. */
export const agentListing = z.extend(agentSummary, {
  /** Logged on, or off, since then. */
  since: time,
  /** When the last of this workgroup's interactions left them; 0 if none has since they were listed. */
  freeAt: time,
});
export type AgentListing = z.infer<typeof agentListing>;
/** `openedAt`: first heard of; `since`: in this state. */
const ages = { openedAt: time, since: time };
export const interactionListing = z.extend(interactionSummary, ages);
export type InteractionListing = z.infer<typeof interactionListing>;
export const requestListing = z.extend(requestSummary, ages);
export type RequestListing = z.infer<typeof requestListing>;

export const workgroupView = z.object({
  kind: z.literal('workgroup'),
  workgroup: id,
  supervisors: z.array(id),
  escalation: z.array(id),
  escalateAfterSeconds: z.number(),
  remindEverySeconds: z.number(),
  reasons: z.array(reason),
  permitted: z.partialRecord(media, z.array(conversation)),
  supervising: z.array(id),
  agents: z.record(id, agentListing),
  interactions: z.record(id, interactionListing),
  requests: z.record(requestId, requestListing),
});
export type WorkgroupView = z.infer<typeof workgroupView>;

/** A line between customer and agent (R-CONTEXT). */
export const saidLine = z.object({ n: z.int(), from: speaker, at: time, text: textRef });
export type SaidLine = z.infer<typeof saidLine>;

export const interactionView = z.object({
  kind: z.literal('interaction'),
  interaction: id,
  workgroup: id,
  media,
  acd: z.boolean(),
  customer: z.nullable(textRef),
  owner: z.nullable(id),
  conversation,
  assistance,
  /** Where a request is permitted. */
  permitted: z.array(conversation),
  /** The active request, if any. */
  request: z.nullable(requestId),
  /** What it is about, by name. */
  attributes: z.record(id, textRef),
  /** The newest lines between customer and agent; `n` counts all that there were. */
  lines: z.array(saidLine),
  /** When it was offered, when an agent was first connected, and since when its conversation is as it is. */
  offeredAt: time,
  connectedAt: z.nullable(time),
  since: time,
});
export type InteractionView = z.infer<typeof interactionView>;

export const line = z.object({ n: z.int(), person: id, at: time, text: textRef });
export type Line = z.infer<typeof line>;

export const requestView = z.object({
  kind: z.literal('request'),
  request: requestId,
  agent: id,
  workgroup: id,
  reason: z.nullable(id),
  urgency,
  state: z.enum(['waiting', 'helped', 'unattended', 'done']),
  reach,
  escalated: z.boolean(),
  responsible: z.nullable(id),
  /** Everybody who helps now, the responsible one among them. */
  helpers: z.array(id),
  /** On whose screens the toast was painted in this round (R-SEEN). */
  seen: z.array(id),
  participants: z.record(id, action),
  lines: z.array(line),
  outcome: z.nullable(outcome),
  openedAt: time,
  respondedAt: z.nullable(time),
  doneAt: z.nullable(time),
});
export type RequestView = z.infer<typeof requestView>;

export const view = z.discriminatedUnion('kind', [
  agentView,
  supervisorView,
  workgroupView,
  interactionView,
  requestView,
]);
export type View = z.infer<typeof view>;

/** One event of a topic. `seq` counts 1, 2, 3 … per topic without a gap. */
export const numbered = z.object({ seq: z.int(), at: time, event: feedEvent });
export type Numbered = z.infer<typeof numbered>;

/** The first frame from a desk: what it has, if anything. A desk that sees a gap says hello again. */
export const hello = z.object({
  type: z.literal('hello'),
  /** The database that `have` counts in; with another one everything is sent as snapshots. */
  epoch: z.optional(z.string().check(z.maxLength(64))),
  have: z.record(z.string().check(z.maxLength(160)), z.int().check(z.gte(0))),
});
export type Hello = z.infer<typeof hello>;

/**
 * R-TYPING: what a person does in a conversation right now. Told to those who follow the request, once a second at most,
 * never stored, never an actor's message; typing that is not said again is over after five seconds.
 */
export const mark = z.object({
  type: z.literal('mark'),
  request: requestId,
  typing: z.boolean(),
  /** The last line that the person has on screen. */
  read: z.int().check(z.gte(0)),
});
export type Mark = z.infer<typeof mark>;

/** Everything that a desk may send on `/live`. */
export const deskFrame = z.discriminatedUnion('type', [hello, mark]);
export type DeskFrame = z.infer<typeof deskFrame>;

export const frame = z.discriminatedUnion('type', [
  /** Answers `hello`. `self` is the person's own topic; `now` lets the desk keep server time. */
  z.object({ type: z.literal('welcome'), epoch: z.string(), self: z.string(), application, now: time }),
  /** Forget what you have of this topic: this is all of it as of `seq`. */
  z.object({ type: z.literal('snapshot'), topic: z.string(), seq: z.int(), view }),
  /** The next events of a topic; `missed` while catching up, which still alerts, `live` afterwards. */
  z.object({
    type: z.literal('events'),
    topic: z.string(),
    mode: z.enum(['missed', 'live']),
    events: z.array(numbered),
  }),
  /** This topic is no longer followed. What the desk has of it is the last it may know. */
  z.object({ type: z.literal('gone'), topic: z.string() }),
  /** Somebody else's mark in a conversation that this desk follows. */
  z.extend(mark, { person: id, at: time }),
  /** All that `hello` asked for has been sent. */
  z.object({ type: z.literal('ready') }),
]);
export type Frame = z.infer<typeof frame>;

/** Codes with which the server closes a live socket. */
export const closeCodes = {
  /** Drain at shutdown: come back under your `have`. */
  restarting: 1012,
  /** Too slow a reader: come back under your `have`. */
  tooSlow: 4008,
  /** The session has ended: log on again. */
  notAuthenticated: 4001,
  /** A frame that is not in this file. */
  invalidMessage: 4000,
} as const;

/** What is wrong with a site, and where: `path` leads there from the top, line and column are those of a text that was sent. */
export const siteMistake = z.object({
  path: z.array(z.union([z.string(), z.int()])),
  says: z.string(),
  line: z.optional(z.int()),
  column: z.optional(z.int()),
});
export type SiteMistake = z.infer<typeof siteMistake>;

/** RFC 9457 problem document with our code. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.optional(z.string()),
  code: refusalCode,
  by: z.optional(id),
  outcome: z.optional(outcome),
  /** Of `inconsistent`, `stillNamed` and a site that cannot be read. */
  mistakes: z.optional(z.array(siteMistake)),
});
