/**
 * What a designer looks at: turns of actors as they run (`/inspect`) and as they were (a *tape*: the record of a server, a
 * scenario's run, a counterexample, a recording), told the same way. Texts are references in all of it, never words.
 */
import * as z from 'zod/mini';
import { id } from './commands.ts';
import { refusalCode } from './messages.ts';
import { frame } from './wire.ts';

const time = z.int();
/** An actor, such as `request/c1.1`. */
export const address = z.string().check(z.maxLength(160));

/** An actor's place in its chart, and its books. */
export const actorState = z.object({ value: z.unknown(), context: z.record(z.string(), z.unknown()) });

/** One turn in a list. Turns of a tape count 1, 2, 3 … */
export const turnLine = z.object({
  n: z.int(),
  /** The host's time of the turn, ms UTC; of a run, ms of its own clock. */
  at: time,
  /** An actor, or the user who sent a command; a timer's message is from the actor itself. */
  from: z.string(),
  to: address,
  /** Of the message. */
  type: z.string(),
  /** The turn that sent the message or armed the timer; null for a command. */
  cause: z.nullable(z.int()),
  /** What it answered, if it answered a command with a refusal. */
  refused: z.optional(refusalCode),
  /** The edges of the chart that it took, such as `open.waiting request.done[1]`; none if the message was dropped. */
  took: z.array(z.string()),
});
export type TurnLine = z.infer<typeof turnLine>;

/** All of one turn. */
export const turnDetail = z.extend(turnLine, {
  /** Envelope's id on the record. */
  envelope: z.int(),
  message: z.looseObject({ type: z.string() }),
  effects: z.array(z.looseObject({ type: z.string() })),
  before: actorState,
  after: actorState,
  /** Turns that its effects caused, in order. */
  caused: z.array(z.int()),
});
export type TurnDetail = z.infer<typeof turnDetail>;

/** Something that never should be, found while a tape was judged. */
export const tapeViolation = z.object({ turn: z.int(), property: z.string(), says: z.string() });
export type TapeViolation = z.infer<typeof tapeViolation>;

export const tapeKinds = ['record', 'run', 'finding', 'recording'] as const;
export type TapeKind = (typeof tapeKinds)[number];
export const tape = z.object({
  /** `record` for this server's own. */
  tape: id,
  kind: z.enum(tapeKinds),
  title: z.string(),
  /** Turns that there are by now; a running server's record grows. */
  turns: z.int(),
  /** Of the first turn and the last, ms. */
  from: time,
  until: time,
  /** Wall: UTC of a server; virtual: a run's own clock, from 0. */
  clock: z.enum(['wall', 'virtual']),
  /** The first turn that can be looked at; more than 1 if the record is too long for all of it. */
  first: z.int(),
  /** Turns judged so far, and what was found in them, at most 100. */
  judged: z.int(),
  violations: z.array(tapeViolation),
});
export type Tape = z.infer<typeof tape>;

/** An actor in a list, live or as of a turn. */
export const listedActor = z.object({
  address,
  /** The state it is in, such as `open.waiting`; regions of a parallel state are joined by `, `. */
  state: z.string(),
  /** Of its person, workgroup …; absent where it has none. */
  name: z.optional(z.string()),
  /** Its last turn; of an actor that is live, the last one in which it published something. */
  lastTurn: z.int(),
});
export type ListedActor = z.infer<typeof listedActor>;

/**
 * GET /api/tapes                         → { tapes: Tape[] }
 * GET /api/tapes/:tape                   → Tape
 * GET /api/tapes/:tape/turns?after&limit&actor=…&actor=…   → { turns: TurnLine[] }; of these actors only: to or from one of them
 * GET /api/tapes/:tape/turns/:n          → TurnDetail
 * GET /api/tapes/:tape/seek?from&to=forward|back&what=refusal|violation|actor&actor → { turn: int | null }
 * GET /api/tapes/:tape/actors?turn&search&kind&after&limit → { actors: ListedActor[] }, by address
 * GET /api/tapes/:tape/states?turn&actor=…&actor=…         → { states: Record<address, ActorState> } after that turn; 0: before all
 * GET /api/tapes/:tape/desks?turn&person&kind=agent|supervisor → { frames: Frame[] }: what that desk would be sent on opening then
 * GET /api/tapes/:tape/coverage          → { marks: CoverageMarks }
 */
export const deskThen = z.object({ frames: z.array(frame) });

/** Where coverage comes from, each with its own mark. */
export const coverageSources = ['scenarios', 'properties', 'exploration', 'record'] as const;
export type CoverageSource = (typeof coverageSources)[number];
/** Turns that took an edge, by chart, edge and source. */
export const coverageMarks = z.record(
  z.string(),
  z.record(z.string(), z.partialRecord(z.enum(coverageSources), z.int())),
);
export type CoverageMarks = z.infer<typeof coverageMarks>;
/** GET /api/coverage → this; `record` is this server's own. `charts`: the hash of the charts that it was measured on. */
export const coverage = z.object({
  charts: z.string(),
  isStale: z.boolean(),
  /** When each source was measured, ms UTC. */
  measured: z.partialRecord(z.enum(coverageSources), time),
  marks: coverageMarks,
});
export type CoverageTold = z.infer<typeof coverage>;

/**
 * Frames of the socket `/inspect`, in the shapes of `@statelyai/inspect` with `turn`, `time` and `cause` beside. A client
 * says which actors it watches, in a frame of this kind; one that says nothing, such as Stately's own receiver, is
 * sent every actor up to a limit.
 */
export const watchFrame = z.object({ type: z.literal('watch'), actors: z.array(address).check(z.maxLength(200)) });

const inspected = {
  /** ms UTC, as text, as the protocol has it. */
  createdAt: z.string(),
  id: z.string(),
  _version: z.string(),
  rootId: z.string(),
  sessionId: z.string(),
  /** Its number on the record; of an actor that is introduced, the last turn on the record by then. */
  turn: z.int(),
  time,
  /** The turn that sent the message or armed the timer; null for a command, and for a turn too long ago to be known. */
  cause: z.nullable(z.int()),
};
export const inspectFrame = z.discriminatedUnion('type', [
  z.object({
    ...inspected,
    type: z.literal('@xstate.actor'),
    name: z.string(),
    parentId: z.optional(z.string()),
    /** The chart, as JSON text. */
    definition: z.optional(z.string()),
    snapshot: z.looseObject({ value: z.unknown(), context: z.unknown() }),
  }),
  z.object({
    ...inspected,
    type: z.literal('@xstate.event'),
    sourceId: z.optional(z.string()),
    event: z.looseObject({ type: z.string() }),
  }),
  z.object({
    ...inspected,
    type: z.literal('@xstate.snapshot'),
    event: z.looseObject({ type: z.string() }),
    snapshot: z.looseObject({ value: z.unknown(), context: z.unknown() }),
  }),
]);
export type InspectFrame = z.infer<typeof inspectFrame>;

/** GET /api/actors?search&kind&after&limit → this, of this server, now, by address. */
export const actorList = z.object({
  actors: z.array(listedActor),
  /** What to go on with as `after`; null at the end. */
  next: z.nullable(address),
});
/** POST /api/inspect/tickets → this: where a viewer that can send neither cookie nor header may connect, once. */
export const inspectTicket = z.object({ address: z.string(), expiresAt: z.string() });
