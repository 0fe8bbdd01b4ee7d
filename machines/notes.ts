/**
 * The messages between charts: who sends each to whom, what it means, and its schema, from which its type follows. Where a
 * message answers or follows another one, its sentence says so; the order of the protocol is in the charts.
 */
import * as z from 'zod/mini';
import { activeState, conversation, id, requestId, textRef, toastId, urgency } from './commands.ts';
import type { Kind } from './names.ts';
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
  requestTimers,
  roster,
} from './terms.ts';

/** `timer`: the actor's own, which it set before. */
type Sender = Kind | 'timer';

const note = <Body extends z.ZodMiniObject>(
  [from, to]: readonly [from: Sender | readonly Sender[], to: Kind],
  about: string,
  body: Body,
) => ({ from: [from].flat() as Sender[], to, about, body });

const maybeReason = z.nullable(id);
const ofInteraction = { command: commandKey, interaction: id };
const click = { command: commandKey, supervisor: id, toast: toastId };
const offer = { command: commandKey, supervisor: id };

export const notes = {
  'assistance.ask': note(
    ['agent', 'interaction'],
    'An agent asks for assistance.',
    z.object({ ...ofInteraction, agent: id, text: textRef, reason: maybeReason, urgency }),
  ),
  'assistance.cancel': note(
    ['agent', 'interaction'],
    'Withdraws the ask of that command, wherever it is now (R-CANCEL-ASKING).',
    z.object({ command: commandKey, agent: id, ask: commandKey }),
  ),
  'ask.refused': note(
    ['interaction', 'agent'],
    'The ask is over, nothing was opened.',
    z.object({ ...ofInteraction, refused: refusalCode }),
  ),
  'interaction.assigned': note(
    ['interaction', 'agent'],
    'The interaction rings at the agent, who owns it from now on.',
    z.object({ interaction: id }),
  ),
  'interaction.left': note(
    ['interaction', 'agent'],
    'The interaction has ended, or was transferred to somebody else.',
    z.object({ interaction: id }),
  ),

  'route.ask': note(
    ['interaction', 'workgroup'],
    'Which supervisors would be asked? Names the attempt, whose number is never used again.',
    z.object({ interaction: id, attempt: z.int(), agent: id, reason: maybeReason }),
  ),
  'route.answer': note(
    ['workgroup', 'interaction'],
    'Who is eligible, or what is missing; and the timers that a request would have.',
    z.object({
      attempt: z.int(),
      version: z.int(),
      eligible: z.array(id),
      missing: z.exactOptional(refusalCode),
      timers: requestTimers,
    }),
  ),

  'request.open': note(
    ['interaction', 'request'],
    'Creates the request.',
    z.object({
      request: requestId,
      command: commandKey,
      agent: id,
      workgroup: id,
      text: textRef,
      reason: maybeReason,
      urgency,
      timers: requestTimers,
    }),
  ),
  'interaction.ended': note(
    ['interaction', 'request'],
    'The interaction has ended, and its request with it.',
    z.object({}),
  ),
  'interaction.transferred': note(
    ['interaction', 'request'],
    'The interaction has left the agent, and its request ends.',
    z.object({}),
  ),
  'request.over': note(
    ['request', 'interaction'],
    'The request is done; said once.',
    z.object({ request: requestId, outcome }),
  ),
  'request.freed': note(
    ['interaction', 'request'],
    'Answers request.over: the interaction is free again, or closed.',
    z.object({}),
  ),

  'roster.subscribe': note(
    ['request', 'workgroup'],
    'The request wants the roster, in full and then change by change, and is on the list from now on.',
    z.object({ request: requestId, summary: requestSummary }),
  ),
  'request.summary': note(
    ['request', 'workgroup'],
    'What the list shows of the request now.',
    z.object({ request: requestId, summary: requestSummary }),
  ),
  'roster.unsubscribe': note(
    ['request', 'workgroup'],
    'The request is done and leaves the list.',
    z.object({ request: requestId }),
  ),
  'roster.full': note(
    ['workgroup', 'request'],
    'Everybody who is configured, on the escalation list, or present.',
    z.object({ version: z.int(), roster }),
  ),
  'roster.changed': note(
    ['workgroup', 'request'],
    'The standing of those for whom it has changed.',
    z.object({ version: z.int(), roster }),
  ),

  'interaction.summary': note(
    ['interaction', 'workgroup'],
    'What the wall shows of the interaction now.',
    z.object({ interaction: id, summary: interactionSummary }),
  ),
  'interaction.over': note(
    ['interaction', 'workgroup'],
    'The interaction has ended and leaves the wall.',
    z.object({ interaction: id }),
  ),
  'interaction.permits': note(
    ['workgroup', 'interaction'],
    'The states in which a request is permitted for its media type (R-STATE).',
    z.object({ permitted: z.array(conversation) }),
  ),

  'agent.summary': note(
    ['agent', 'workgroup'],
    'What the wall shows of the agent now.',
    z.object({ agent: id, summary: agentSummary }),
  ),
  'agent.left': note(['agent', 'workgroup'], 'The agent belongs to the workgroup no more.', z.object({ agent: id })),

  'request.opened': note(
    ['request', 'agent'],
    'The ask has opened this request.',
    z.object({ ...ofInteraction, request: requestId }),
  ),
  'request.reached': note(
    ['request', 'agent'],
    'Whom the request reaches now, and whether it is escalated (R-NOBODY).',
    z.object({ request: requestId, reach, escalated: z.boolean() }),
  ),
  'request.helped': note(
    ['request', 'agent'],
    'That supervisor answers for the request now.',
    z.object({ request: requestId, by: id }),
  ),
  'request.unattended': note(
    ['request', 'agent'],
    'Whoever helped is gone; a new round begins (R-ABANDONED).',
    z.object({ request: requestId }),
  ),
  'request.ended': note(
    ['request', 'agent'],
    'The request is over and its interaction is free or closed (R-SEQUENTIAL).',
    z.object({ request: requestId, outcome }),
  ),

  'request.say': note(
    [['agent', 'supervisor'], 'request'],
    'A line of somebody who takes part.',
    z.object({ command: commandKey, person: id, text: textRef }),
  ),
  'request.done': note(
    [['agent', 'interaction'], 'request'],
    'Done, by whoever asked; or a cancel that came after the request had opened.',
    z.object({ command: commandKey, agent: id, saw: z.exactOptional(activeState) }),
  ),
  'request.accept': note(
    ['supervisor', 'request'],
    'A supervisor accepts from that toast, perhaps with a first line.',
    z.object({ ...click, text: z.exactOptional(textRef) }),
  ),
  'request.ignore': note(['supervisor', 'request'], 'A supervisor ignores that toast.', z.object(click)),
  'request.seen': note(['supervisor', 'request'], 'That toast was painted on a screen (R-SEEN).', z.object(click)),
  'request.join': note(['supervisor', 'request'], 'A further supervisor wants to help too.', z.object(offer)),
  'request.leave': note(['supervisor', 'request'], 'A supervisor who joined leaves.', z.object(offer)),
  'request.handOver': note(
    ['supervisor', 'request'],
    'Whoever answers for the request hands it to another one.',
    z.object({ ...offer, to: id }),
  ),

  'toast.show': note(
    ['request', 'supervisor'],
    'Shows a toast. The version is that of the roster under which the request found the supervisor eligible.',
    z.object({ toast: toastId, request: requestId, agent: id, workgroup: id, urgency, version: z.int() }),
  ),
  'toast.close': note(
    ['request', 'supervisor'],
    'That toast is over, and why; of a taken one, who took it.',
    z.object({ toast: toastId, cause: closing, by: z.exactOptional(id) }),
  ),
  'toast.remind': note(['request', 'supervisor'], 'That toast alerts again (R-REMIND).', z.object({ toast: toastId })),
  'helping.started': note(
    ['request', 'supervisor'],
    'The supervisor helps with the request from now on.',
    z.object({ request: requestId, agent: id, workgroup: id }),
  ),
  'helping.ended': note(
    ['request', 'supervisor'],
    'The supervisor helps with the request no more, and why.',
    z.object({ request: requestId, cause: helpingEnd }),
  ),

  'workgroup.joined': note(
    ['workgroup', 'supervisor'],
    'The workgroup names that supervisor; a member, who may see its lists, is configured or on the escalation list now.',
    z.object({ workgroup: id, supervisor: id, member: z.boolean() }),
  ),
  presence: note(
    ['supervisor', 'workgroup'],
    'Whether the supervisor runs a supervisor application now.',
    z.object({ supervisor: id, supervising: z.boolean() }),
  ),

  'escalation.due': note(['timer', 'request'], 'Nobody has accepted for that long (R-ESCALATE).', z.object({})),
  'reminder.due': note(['timer', 'request'], 'The open toasts alert again (R-REMIND).', z.object({})),
} as const;

export type NoteType = keyof typeof notes;
type Body<Type extends NoteType> = z.infer<(typeof notes)[Type]['body']>;
export type Note = {
  // Of one without fields nothing is inferred but that it has none.
  [Type in NoteType]: Body<Type> extends Record<string, never> ? { type: Type } : { type: Type } & Body<Type>;
}[NoteType];
