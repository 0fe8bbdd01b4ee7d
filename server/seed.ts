/** Fills an empty database with the site; a database that has seen one turn is the truth and is left alone. */
import type { Host } from './actors/host.ts';
import type { Site } from './site.ts';
import { siteArrivals } from './site.ts';
import { StartError } from './start-error.ts';

export async function seed(host: Host, site: Site): Promise<'seeded' | 'kept'> {
  const arrivals = siteArrivals(site);
  if (!(await isUnfinished(host, arrivals.length))) return 'kept';
  for (const arrival of arrivals) {
    const answer = await host.send(arrival);
    if ('refused' in answer)
      throw new StartError(`The site could not be stored (${answer.refused}); is the disk full?`);
  }
  return 'seeded';
}

/** Empty, or broken off while it was seeded: nothing but the site's own commands and what they caused. */
async function isUnfinished(host: Host, arrivals: number): Promise<boolean> {
  let commands = 0;
  for await (const { envelope } of host.record()) {
    if (envelope.cause !== null) continue;
    if (envelope.from !== 'service.site') return false;
    if (++commands >= arrivals) return false;
  }
  return true;
}
