/** A run as the lanes and rows of a sequence diagram; where they come from and how they are drawn is not known here. */

export interface Lane {
  /** An address, or the user who sends commands. */
  id: string;
  title: string;
  isPerson: boolean;
}

/** What rows that are turns of a tape say beside. */
export interface OfTurn {
  /** Of the tape. */
  turn?: number;
  /** The row whose turn sent the message, if it is in the picture. */
  cause?: number;
  /** When, in words. */
  time?: string;
}

export type Row =
  /** What went before, in words. */
  | { type: 'note'; text: string }
  /** Somebody sends what others overtake. */
  | { type: 'sent'; n: number; from: string; label: string }
  /** A message arrives, or a timer rings. `sentAt`: the row at which it was sent, if a later one arrived before it. */
  | ({
      type: 'message';
      n: number;
      from: string;
      to: string;
      label: string;
      sentAt?: number;
      isWrong: boolean;
    } & OfTurn)
  /** One end of the message is an actor without a lane, which `other` names: it comes from, or goes to, the edge. */
  | ({
      type: 'edge';
      n: number;
      at: string;
      other: string;
      label: string;
      isComing: boolean;
      isWrong: boolean;
    } & OfTurn)
  | { type: 'answer'; from: string; to: string; label: string; isRefusal: boolean; turn?: number }
  /** Here it broke. */
  | { type: 'broken'; text: string };

export interface Sequence {
  lanes: readonly Lane[];
  rows: readonly Row[];
  /** What does not hold, and why it has to. */
  violation?: { property: string; why: string; wrong: string } | undefined;
}
