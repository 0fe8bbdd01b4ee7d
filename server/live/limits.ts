/** Every limit of a live connection, whatever carries it. */

export const liveLimits = {
  /** Bytes of one frame from a desk. */
  frameBytes: 64 * 1_024,
  /** Bytes that wait for a slow reader before another frame is written; more and it is closed. */
  bufferedBytes: 1_024 * 1_024,
  /** How long a frame may wait to be sent before its reader is too slow; found out after twice that at most. */
  unsentMs: 10_000,
  /** Connections of one person, and of everybody. */
  socketsPerPerson: 20,
  sockets: 20_000,
  /** Hellos on one socket; a desk that needs more is broken. */
  hellos: 100,
  /** Frames from one desk in a second; one that sends more is broken. */
  framesPerSecond: 120,
  helloWithinMs: 5_000,
  /** A ping that often; a desk that did not answer the one before is gone. */
  heartbeatMs: 15_000,
  /** How long a socket may take to close at a drain. */
  closeWithinMs: 1_000,
  /** Bytes of the resume token of one server-sent event; a longer one is left out and costs a snapshot. */
  eventIdBytes: 6 * 1_024,
} as const;

export type LiveLimits = { readonly [Name in keyof typeof liveLimits]: number };
