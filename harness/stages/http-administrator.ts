/** An administrator on a server, without a page: changes the site over its routes, each thing under the version it has. */
import { randomUUID } from 'node:crypto';
import type { ShownSite } from '../../machines/administration.ts';
import { shownSite } from '../../machines/administration.ts';
import type { Answer } from '../../machines/messages.ts';
import type { Edit } from '../../server/directory/change.ts';
import { parseSite } from '../../server/site.ts';
import type { SiteChange } from '../runner/site-change.ts';
import { editsFor } from '../runner/site-change.ts';
import { answerOf, call, logOnOverHttp } from './http-line.ts';
import type { LiveAdministrator } from './server-centre.ts';

const base = '/api/administration';

export async function httpAdministrator(url: string, person: string): Promise<LiveAdministrator> {
  const headers = { cookie: await logOnOverHttp(url, person, 'administrator'), 'handraise-desk': 'administrator' };
  const ask = async (path: string) => call(url, base + path, { headers });
  return {
    async change(change) {
      const site = parseSite(await (await ask('/export')).text());
      const shown = shownSite.parse(await (await ask('/site')).json());
      const { method, path, body } = requestFor(editsFor(site, change).at(-1)!, shown, change);
      const said = await call(url, base + path, {
        method,
        headers: { ...headers, 'idempotency-key': randomUUID() },
        ...(body && { body: JSON.stringify(body) }),
      });
      if (!said.ok) return answerOf(said);
      return { done: true } satisfies Answer;
    },
    close: async () => {},
  };
}

function requestFor({ kind, id, value }: Edit, shown: ShownSite, { change }: SiteChange) {
  const things = kind === 'person' ? shown.people : shown.workgroups;
  const place = kind === 'person' ? 'people' : 'workgroups';
  const version = things[id]?.version ?? 0;
  if (change !== 'remove') return { method: 'PUT', path: `/${place}/${id}`, body: { version, value } };
  // fetch says that a body is JSON, also of one that is empty.
  return { method: 'DELETE', path: `/${place}/${id}?version=${version}&cascade=yes`, body: {} };
}
