/** The same requests as a file for spreadsheets: everything that the filters find, up to a limit, and no word that was written. */
import { Readable } from 'node:stream';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import type { Host } from '../actors/host.ts';
import type { Directory } from '../directory/directory.ts';
import { csvHeader, csvRow } from '../history/csv.ts';
import type { History } from '../history/history.ts';
import type { QueryLimits } from '../history/limits.ts';
import { count, walk } from '../history/search.ts';
import type { Sought } from '../history/sought.ts';
import type { HistoryTable } from '../history/table.ts';
import type { Turnstile } from '../history/turnstile.ts';
import { Refused } from '../problems.ts';
import { filters, iso, soughtBy } from './history-query.ts';

export interface RequestCsvOptions {
  host: Pick<Host, 'peek'>;
  history: History;
  directory: Pick<Directory, 'person'>;
  turnstile: Turnstile;
  /** ms UTC on the host's clock. */
  now(): number;
  limits: QueryLimits;
}

export const requestCsvRoutes: FastifyPluginAsyncZod<RequestCsvOptions> = async (app, options) => {
  const { host, history, directory, turnstile, now, limits } = options;
  app.get('/api/requests.csv', {
    schema: {
      summary: 'Requests as comma-separated values, the newest first, with the filters of the list.',
      description:
        'RFC 4180 with a header row. Times are UTC. A cell that a spreadsheet would take for a formula begins with an ' +
        'apostrophe. More rows than the limit are refused: ask for a shorter time.',
      tags: ['history'],
      produces: ['text/csv'],
      querystring: z.object(filters),
    },
    onRequest: app.limited.queries,
    handler: async (request, reply) => {
      const { sought } = await soughtBy(request, host, directory, request.query);
      const leave = await turnstile.enter();
      try {
        await history.caughtUp();
        const { table } = history;
        if ((await count(table, sought, limits.csvRows)) > limits.csvRows) {
          throw new Refused('invalidMessage', {
            detail: `More than ${limits.csvRows} requests: ask for a shorter time.`,
          });
        }
        const signal = AbortSignal.timeout(limits.csvDownloadMs);
        const file = Readable.from(rowsOf(table, sought), { objectMode: false, signal });
        file.once('close', leave);
        return reply
          .header('content-type', 'text/csv; charset=utf-8; header=present')
          .header('content-disposition', `attachment; filename="requests-${iso(now()).slice(0, 10)}.csv"`)
          .header('cache-control', 'no-store')
          .send(file);
      } catch (error) {
        leave();
        throw error;
      }
    },
  });
};

async function* rowsOf(table: HistoryTable, sought: Sought): AsyncGenerator<string> {
  yield csvHeader;
  for await (const rows of walk(table, sought)) {
    yield rows.map((past) => csvRow(past, table.helpersOf(past.n))).join('');
  }
}
