/**
 * How the server says no: every error becomes an RFC 9457 problem. Its `code` is one of machines/refusals.ts, always; the
 * few problems that speak of HTTP itself, and never reach a desk that follows the rules, have a `type` of their own.
 */

import type { Answer } from '../machines/messages.ts';
import type { RefusalCode } from '../machines/refusals.ts';
import { isRefusalCode, refusals } from '../machines/refusals.ts';
import type { SiteMistake } from '../machines/wire.ts';

export const httpProblems = {
  unknownRoute: { status: 404, code: 'invalidMessage', text: 'There is nothing at this address.' },
  unknownWorkgroup: { status: 404, code: 'invalidMessage', text: 'There is no such workgroup.' },
  unknownService: { status: 404, code: 'invalidMessage', text: 'There is no such service.' },
  notJson: { status: 415, code: 'invalidMessage', text: 'Send application/json.' },
  originForbidden: { status: 403, code: 'roleMissing', text: 'This website may not act for you here.' },
} as const satisfies Record<string, { status: number; code: RefusalCode; text: string }>;

export type ProblemCode = RefusalCode | keyof typeof httpProblems;
type Particulars = Omit<Extract<Answer, { refused: RefusalCode }>, 'refused'> & { mistakes?: readonly SiteMistake[] };

/** Thrown anywhere in a request: answered as a problem. `detail` is for the developer of a client. */
export class Refused extends Error {
  override name = 'Refused';
  readonly code: ProblemCode;
  readonly particulars: Particulars;
  readonly detail: string | undefined;
  constructor(code: ProblemCode, { detail, ...particulars }: Particulars & { detail?: string } = {}) {
    super(code);
    this.code = code;
    this.detail = detail;
    this.particulars = particulars;
  }
}

export const problemType = 'application/problem+json; charset=utf-8';

export function problemOf({ code, particulars, detail }: Pick<Refused, 'code' | 'particulars' | 'detail'>) {
  const known = isRefusalCode(code) ? { ...refusals[code], code } : httpProblems[code];
  return {
    type: `urn:handraise:problem:${code}`,
    title: known.text,
    status: known.status,
    code: known.code,
    ...(detail !== undefined && { detail }),
    ...particulars,
  };
}

/** What Fastify and its plugins throw, by their code. Anything else is ours to mend, and is `unavailable`. */
const foreign: Record<string, ProblemCode> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'notJson',
  FST_ERR_CTP_BODY_TOO_LARGE: 'tooLarge',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalidMessage',
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalidMessage',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalidMessage',
  FST_ERR_VALIDATION: 'invalidMessage',
  FST_ERR_BAD_URL: 'unknownRoute',
  FST_ERR_MAX_PARAM_LENGTH_EXCEEDED: 'unknownRoute',
};

/** Undefined for a failure that nobody foresaw. */
export function refusedBecauseOf(error: unknown): Refused | undefined {
  if (error instanceof Refused) return error;
  const { code, message, statusCode } = error as { code?: string; message?: string; statusCode?: number };
  const known = code === undefined ? undefined : foreign[code];
  if (known === 'invalidMessage' && message !== undefined) return new Refused(known, { detail: message });
  if (known !== undefined) return new Refused(known);
  return statusCode !== undefined && statusCode >= 400 && statusCode < 500 ? new Refused('invalidMessage') : undefined;
}
