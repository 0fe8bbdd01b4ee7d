/** What an answer to anything hostile must be, and how fuzzing is seeded: always the same, unless somebody says otherwise. */
import type { LightMyRequestResponse } from 'fastify';
import { isRefusalCode, refusals } from '../../../machines/refusals.ts';
import { problem } from '../../../machines/wire.ts';
import { httpProblems, problemType } from '../../../server/problems.ts';
import { marker } from './hostile.ts';

/** A failure prints seed and path; `HANDRAISE_FUZZ_SEED` tries another one. What ran before it is part of it: no shrinking. */
export const fuzzed = { seed: Number(process.env.HANDRAISE_FUZZ_SEED ?? 20_261_125), endOnFailure: true } as const;

/** How many of each kind are sent in all; each test holds itself to its own. */
export const budget = { commands: 15_000, routes: 25_000, frames: 120_000, tokens: 40_000, sockets: 2_000 } as const;

/** What is wrong with a refusal, if anything. It is a problem of the catalogue, no failure, and says nothing that it heard. */
export function problemWith(said: Pick<LightMyRequestResponse, 'statusCode' | 'headers' | 'body'>): string | undefined {
  const { statusCode, headers, body } = said;
  if (statusCode >= 500) return `status ${statusCode} ${body}`;
  if (headers['content-type'] !== problemType) return `status ${statusCode} is ${headers['content-type']}`;
  const parsed = problem.safeParse(JSON.parse(body));
  if (!parsed.success) return `no problem document: ${body}`;
  const { type, code, status } = parsed.data;
  const name = type.replace('urn:handraise:problem:', '');
  const known = isRefusalCode(name)
    ? { status: refusals[name].status, code: name }
    : Object.entries(httpProblems).find(([one]) => one === name)?.[1];
  if (known?.status !== statusCode || known.code !== code || status !== statusCode)
    return `not in the catalogue: ${body}`;
  return hasEcho(said) ? `repeats what it heard: ${body} ${JSON.stringify(headers)}` : undefined;
}

export const hasEcho = ({ headers, body }: Pick<LightMyRequestResponse, 'headers' | 'body'>): boolean =>
  body.includes(marker) || JSON.stringify(headers).includes(marker);
