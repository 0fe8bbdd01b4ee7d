/**
 * What an embedded desk and the page around it say to each other by `postMessage`: one versioned form, read by both sides.
 * No text, no name, nothing personal: ids of interactions, states and counts only.
 */
import * as z from 'zod/mini';
import { themes } from '../theme/choice.ts';
import { protocolVersion } from './version.ts';

/** More interactions than this are not told. */
export const interactionsMax = 100;

/** The same as everywhere (machines/commands.ts), without the schemas of all commands. */
const id = z.string().check(z.regex(/^[A-Za-z0-9_@-]{1,64}$/));
const message = <Type extends string, Shape extends z.core.$ZodLooseShape>(type: Type, shape: Shape) =>
  z.object({ handraise: z.literal(protocolVersion), type: z.literal(type), ...shape });

/** How the request of one interaction stands, and why none could be asked now (a refusal's code). */
const interactionState = z.object({
  interaction: id,
  state: z.enum(['none', 'waiting', 'helped', 'unattended']),
  /** Lines of others that were not on screen yet. */
  unread: z.int().check(z.nonnegative()),
  dimmed: z.optional(z.string().check(z.maxLength(64))),
});
export type InteractionState = z.infer<typeof interactionState>;

const toFrame = z.discriminatedUnion('type', [
  /** Answered with ready, height and state. Until it was heard the frame tells nothing. */
  message('hello', {}),
  /** This interaction alone; without one, all. */
  message('show', { interaction: z.optional(id) }),
  /** Opens the dialog of that interaction, with the caret in it, as soon as the interaction is the agent's. */
  message('open', { interaction: id }),
  message('focus', {}),
  message('theme', { theme: z.enum(themes) }),
]);
export type ToFrame = z.infer<typeof toFrame>;

export const toHost = z.discriminatedUnion('type', [
  message('ready', {}),
  /** In CSS px, of all that there is to show. */
  message('height', { height: z.int().check(z.nonnegative(), z.maximum(100_000)) }),
  message('state', {
    loggedOn: z.boolean(),
    connection: z.enum(['connected', 'reconnecting', 'disconnected']),
    interactions: z.array(interactionState).check(z.maxLength(interactionsMax)),
  }),
  /** R-POP: a new message of somebody else, and the agent wants to see it. */
  message('attention', { interaction: id }),
]);
export type ToHost = z.infer<typeof toHost>;

/** Undefined: not ours, or of a version that is not known here. Others' messages share the window. */
export const readToFrame = (data: unknown): ToFrame | undefined => toFrame.safeParse(data).data;
