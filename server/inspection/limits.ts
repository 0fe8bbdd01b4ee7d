/** Every limit of those who watch actors run. */

export const inspectionLimits = {
  /** Connections at once. */
  watchers: 20,
  /** Actors that one is told of; the same that a watch frame may name. */
  actors: 200,
  /** How long a client may say nothing before it is taken for one that wants all. */
  silentMs: 300,
  /** Turns of the record in which those are sought that were active last, and turns that are known by their message. */
  recentTurns: 2_000,
  causes: 10_000,
  /** While more bytes than these wait for a reader, no further actor is introduced to it; how often that is looked at. */
  waitingBytes: 128 * 1_024,
  lookAgainMs: 50,
  /** Bytes that may wait for a slow reader, and for how long. */
  bufferedBytes: 1_024 * 1_024,
  unsentMs: 10_000,
  heartbeatMs: 15_000,
  /** Frames of one client in a second. */
  framesPerSecond: 20,
  /** How long a ticket is good, how many there are, and how many one visitor may have. */
  ticketMs: 5 * 60_000,
  tickets: 200,
  ticketsPerVisitor: 10,
} as const;

export type InspectionLimits = { readonly [Name in keyof typeof inspectionLimits]: number };
