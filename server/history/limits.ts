/** How much of the past one query may be about. Whatever is beyond is refused with a sentence, never cut off in silence. */
export const queryLimits = {
  /** Rows of a file: whoever reads it could not tell that there are more. */
  csvRows: 100_000,
  /** A reader that takes longer is cut off, and sees that. */
  csvDownloadMs: 120_000,
  measuredRequests: 500_000,
  /** Hours of a month, days of two years. */
  buckets: 750,
  /** Long queries at a time, and those that wait for them; one more is refused `overloaded`. */
  longAtOnce: 2,
  longWaiting: 32,
} as const;

export type QueryLimits = { [Name in keyof typeof queryLimits]: number };
