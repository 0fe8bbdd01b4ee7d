/** The version of the protocol (protocol.ts), apart from its schemas: the component carries none of them. */

/** Raised only when something is taken away or means something else; whoever hears more than it knows ignores that. */
export const protocolVersion = 1;

/** A message without what all of them share. */
export type Said<Message> = Message extends unknown ? Omit<Message, 'handraise'> : never;
