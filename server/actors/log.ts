/** Where a host says what went wrong. A pino logger is one. */

export interface Log {
  error(details: object, sentence: string): void;
}

export const silent: Log = { error: () => {} };
