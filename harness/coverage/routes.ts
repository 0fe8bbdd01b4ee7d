/** What designers and QA see of coverage: what was measured before, and what this server's own record has taken so far. */
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { CoverageMarks } from '../../machines/inspection.ts';
import { coverage } from '../../machines/inspection.ts';
import { officeOf } from '../../server/plugins/session.ts';
import type { TapeLibrary } from '../tapes/library.ts';
import { recordTape } from '../tapes/library.ts';
import type { Measured } from './measured.ts';
import { chartsNow, readMeasured } from './measured.ts';

export interface CoverageRoutesOptions {
  tapes: Pick<TapeLibrary, 'ask' | 'has'>;
  now(): number;
  /** That was measured, once; read from docs/reference if left out. */
  measured?: () => Measured | undefined;
}

export const coverageRoutes: FastifyPluginAsyncZod<CoverageRoutesOptions> = async (app, options) => {
  const { tapes, now, measured = readMeasured } = options;
  app.get('/api/coverage', {
    schema: {
      summary:
        'How often each transition was taken, by scenarios, property tests, exploration and this server’s record.',
      description:
        'The record is counted as far as it was read. `isStale`: the charts have changed since the rest was measured.',
      tags: ['tapes'],
      response: { 200: coverage },
    },
    onRequest: [async (request: FastifyRequest) => void officeOf(request, 'designer', 'qa'), app.limited.queries],
    handler: async () => {
      const known = measured();
      const marks = structuredClone(known?.marks ?? {});
      const isRecorded = tapes.has(recordTape);
      if (isRecorded) {
        const { marks: recorded } = JSON.parse(await tapes.ask(recordTape, { ask: 'coverage' })) as {
          marks: CoverageMarks;
        };
        add(marks, recorded);
      }
      return {
        charts: known?.charts ?? chartsNow(),
        isStale: known !== undefined && known.charts !== chartsNow(),
        measured: { ...known?.measured, ...(isRecorded && { record: now() }) },
        marks,
      };
    },
  });
};

function add(marks: CoverageMarks, more: CoverageMarks): void {
  for (const [chart, edges] of Object.entries(more)) {
    marks[chart] ??= {};
    for (const [edge, by] of Object.entries(edges)) marks[chart]![edge] = { ...marks[chart]![edge], ...by };
  }
}
