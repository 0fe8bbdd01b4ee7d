/** The history of the model: the same read model, rights and stories as a server has, on the memory host. */
import type { MemoryHost } from '../../server/actors/memory-host.ts';
import { History } from '../../server/history/history.ts';
import { page } from '../../server/history/search.ts';
import { maySeeInteraction, sightOf, toldOf } from '../../server/history/sight.ts';
import { storyOf } from '../../server/history/story.ts';
import type { Session } from '../../server/sessions.ts';
import type { PastTold } from './past.ts';
import { pastTold } from './past.ts';

const rowsMax = 200;

export async function memoryPast(
  host: MemoryHost,
  session: Session,
  interaction: string,
): Promise<PastTold | undefined> {
  const history = new History({
    host,
    onFailure: (error) => {
      throw error;
    },
  });
  try {
    await history.caughtUp();
    const who = { person: session, office: null, service: null };
    const sight = await sightOf(who, host, { person: () => undefined });
    const sought = { told: toldOf(sight) };
    const { found } = await page(history.table, { sought, before: Number.MAX_SAFE_INTEGER, count: rowsMax });
    const row = found.find(({ request }) => request.startsWith(`${interaction}.`));
    if (!row) return undefined;
    const feed = await host.feed(`request/${row.request}`, Number.MAX_SAFE_INTEGER);
    if (!('view' in feed) || feed.view.kind !== 'request') return undefined;
    const { view } = feed;
    const { steps } = await storyOf(host, history.table, {
      n: row.n,
      view,
      withOthers: maySeeInteraction(sight, view),
    });
    return pastTold(row, steps);
  } finally {
    await history.close();
  }
}
