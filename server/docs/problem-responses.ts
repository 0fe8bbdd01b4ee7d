/** The problems that a route may answer, as OpenAPI says it: one response a status, with an example for each code. */
import type { RefusalCode } from '../../machines/refusals.ts';
import { refusals } from '../../machines/refusals.ts';
import { problemOf } from '../problems.ts';

/** What any route may answer that somebody has to be known for. */
export const edgeCodes: readonly RefusalCode[] = [
  'invalidMessage',
  'notAuthenticated',
  'roleMissing',
  'tooFast',
  'overloaded',
  'unavailable',
];

export function problemResponses(codes: readonly RefusalCode[]): Record<string, object> {
  const byStatus = Map.groupBy(new Set(codes), (code) => refusals[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, ofStatus]) => [
      status,
      {
        description: ofStatus.map((code) => `\`${code}\`: ${refusals[code].text}`).join(' '),
        content: {
          'application/problem+json': {
            schema: { $ref: '#/components/schemas/Problem' },
            examples: Object.fromEntries(ofStatus.map((code) => [code, { value: exampleOf(code) }])),
          },
        },
      },
    ]),
  );
}

function exampleOf(code: RefusalCode) {
  const particulars =
    code === 'alreadyTaken' ? { by: 'sam' } : code === 'requestDone' ? { outcome: 'completed' as const } : {};
  return problemOf({ code, particulars, detail: undefined });
}
