/**
 * What the story of a request is told in: its own events, what only messages tell, and what became of its interaction. The
 * server says it and desks read it.
 */
import * as z from 'zod/mini';
import { id, toastId } from './commands.ts';
import { closing, feedEvents, refusalCode } from './messages.ts';

/** Told by messages alone: no topic of the request carries them. */
const told = {
  'showing.opened': z.object({ type: z.literal('showing.opened'), toast: toastId, to: id }),
  'showing.closed': z.object({ type: z.literal('showing.closed'), toast: toastId, to: id, cause: closing }),
  /** A command on the request that changed nothing; `command` is null if it had to wait for its answer. */
  'command.refused': z.object({
    type: z.literal('command.refused'),
    command: z.nullable(z.enum(['say', 'done', 'accept', 'ignore', 'seen', 'join', 'leave', 'handOver'])),
    refused: refusalCode,
  }),
};

export const stepEvent = z.discriminatedUnion('type', [
  feedEvents['request.opened'],
  feedEvents['request.line'],
  feedEvents['request.participant'],
  feedEvents['request.reached'],
  feedEvents['request.helped'],
  feedEvents['request.seen'],
  feedEvents['request.joined'],
  feedEvents['request.left'],
  feedEvents['request.handedOver'],
  feedEvents['request.unattended'],
  feedEvents['request.done'],
  told['showing.opened'],
  told['showing.closed'],
  told['command.refused'],
  feedEvents['interaction.owned'],
  feedEvents['interaction.changed'],
  feedEvents['assistance.refused'],
]);
export type StepEvent = z.infer<typeof stepEvent>;

/** What set it off: somebody's command, a timer, who came or went, the end of the interaction, or its ACD. */
export const stepCause = z.enum(['person', 'timer', 'presence', 'interaction', 'acd']);
export type StepCause = z.infer<typeof stepCause>;
