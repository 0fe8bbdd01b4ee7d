/**
 * Fills an empty database with the site. From then on the directory that it keeps is the truth, and the file is not asked
 * again. A database of an earlier version, which kept only what charts need, takes its names and secrets from the file.
 */
import type { CommandBody } from '../machines/commands.ts';
import type { Host } from './actors/host.ts';
import { siteArrivals } from './directory/arrivals.ts';
import type { Change } from './directory/change.ts';
import { editsOf } from './directory/change.ts';
import { replacing } from './directory/differences.ts';
import type { Directory } from './directory/directory.ts';
import { tellCharts } from './directory/telling.ts';
import type { Site, SitePerson } from './site.ts';
import { StartError } from './start-error.ts';

/** Who seeds. */
const siteUser = 'service.site';

type Seeded = Pick<Host, 'changes' | 'record' | 'send'>;

export async function seed(host: Seeded, site: Site, now = Date.now()): Promise<'seeded' | 'kept'> {
  const { changes } = host;
  if (changes.told > 0) return 'kept';
  const isNew = changes.last > 0 || (await isUnfinished(host, siteArrivals(site).length));
  if (changes.last === 0) {
    const first = isNew ? site : await withRecorded(host, site);
    changes.append({ at: now, by: siteUser, edits: editsOf(first) });
  }
  const first = changes.after(0).filter((change: Change) => change.first === 1);
  if (!(await tellCharts(host, first, () => undefined))) {
    throw new StartError('The site could not be stored; is the disk full?');
  }
  changes.markTold(first.length);
  return isNew ? 'seeded' : 'kept';
}

/** Keeps what has to be changed for the site to be as another file says. It is told once the server runs. */
export function replaceSite(directory: Directory, site: Site, now: number): void {
  const edits = replacing(directory, site);
  if (edits.length > 0) directory.change({ at: now, by: siteUser, edits });
}

/** Empty, or broken off while it was seeded: nothing but the site's own commands and what they caused. */
async function isUnfinished(host: Pick<Host, 'record'>, arrivals: number): Promise<boolean> {
  let commands = 0;
  for await (const { envelope } of host.record()) {
    if (envelope.cause !== null) continue;
    if (envelope.from !== siteUser) return false;
    if (++commands >= arrivals) return false;
  }
  return true;
}

/** The site as commands have changed it since: what the charts go by is kept, as far as it fits with who is in the file. */
async function withRecorded(host: Pick<Host, 'record'>, site: Site): Promise<Site> {
  const people = new Map<string, SitePerson>(Object.entries(site.people));
  const workgroups = new Map(Object.entries(site.workgroups));
  for await (const { envelope } of host.record()) {
    if (envelope.cause !== null) continue;
    const { type, command: _, ...body } = envelope.message as { type: string; command?: string };
    if (type === 'agent.configure') {
      const { agent, rights, workgroups: theirs } = body as CommandBody<'agent.configure'>;
      const { workgroups: former, ...known } = people.get(agent) ?? { name: agent };
      people.set(agent, { ...known, agent: rights, ...(theirs && { workgroups: theirs }) });
    } else if (type === 'supervisor.configure') {
      const { supervisor } = body as CommandBody<'supervisor.configure'>;
      people.set(supervisor, { ...(people.get(supervisor) ?? { name: supervisor }), supervisor: true });
    } else if (type === 'workgroup.configure') {
      const { workgroup, ...settings } = body as CommandBody<'workgroup.configure'>;
      workgroups.set(workgroup, settings);
    }
  }
  const supervises = (person: string) => people.get(person)?.supervisor === true;
  return {
    ...site,
    people: Object.fromEntries(
      [...people].map(([id, person]) => [
        id,
        {
          ...person,
          ...(person.workgroups && { workgroups: person.workgroups.filter((name) => workgroups.has(name)) }),
        },
      ]),
    ),
    workgroups: Object.fromEntries(
      [...workgroups].map(([id, settings]) => [
        id,
        {
          ...settings,
          supervisors: settings.supervisors.filter(supervises),
          escalation: settings.escalation.filter(supervises),
        },
      ]),
    ),
  };
}
