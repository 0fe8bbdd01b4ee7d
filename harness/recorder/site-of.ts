/**
 * The site that a recording plays on: a shipped one if it says the same of everybody concerned, else one made for it of the
 * people and workgroups that matter, without passwords and tokens.
 */
import { stringify } from 'yaml';
import { canonical } from '../../machines/records.ts';
import type { Site, SitePerson } from '../../server/site.ts';
import { defaultSite } from '../language/compile.ts';
import { Sites } from '../language/library.ts';
import type { Story } from './story.ts';

/** Read once for all recordings. */
const shipped = new Sites();

export interface SiteOfStory {
  name: string;
  site: Site;
  /** Of a site that is none of the shipped ones. */
  text?: string;
}

/** Names of the site and of people, for a site that has to be made. */
export interface KnownNames {
  site: string;
  person(id: string): string | undefined;
}

export function siteOf(story: Story, known: KnownNames, sites: Pick<Sites, 'names' | 'site'> = shipped): SiteOfStory {
  const made = madeOf(story, known);
  const fits = sites.names.filter((name) => isSame(sites.site(name), made));
  const [first] = fits.toSorted((a, b) => rank(sites.site(a), a, known) - rank(sites.site(b), b, known));
  if (first !== undefined) return { name: first, site: sites.site(first) };
  const name = nameOf(made.name, sites.names);
  const about = `# The people and workgroups of a recording, as ${made.name} had them.\n`;
  return { name, site: made, text: `${about}${stringify(made)}` };
}

/** The one that is called the same; then the one that scripts need not name. */
const rank = ({ name }: Site, file: string, known: KnownNames) =>
  name === known.site ? 0 : file === defaultSite ? 1 : 2;

/** Whether it says the same of all people and workgroups of the other one. */
function isSame(site: Site, made: Site): boolean {
  const people = Object.entries(made.people).every(([id, person]) => {
    const other = site.people[id];
    return other !== undefined && canonical(workOf(person)) === canonical(workOf(other, Object.keys(made.workgroups)));
  });
  return (
    people &&
    Object.entries(made.workgroups).every(
      ([id, settings]) => canonical(site.workgroups[id] ?? null) === canonical(settings),
    )
  );
}

/** What charts are told of a person. */
const workOf = ({ agent, supervisor, workgroups = [] }: SitePerson, only?: readonly string[]) => ({
  agent: agent ?? null,
  isSupervisor: supervisor === true,
  workgroups: agent ? workgroups.filter((id) => only?.includes(id) ?? true).sort() : [],
});

function madeOf({ people, workgroups, settings }: Story, known: KnownNames): Site {
  const groups = Object.fromEntries(
    workgroups.flatMap((id) => {
      const group = settings.workgroups.get(id);
      return group ? [[id, group] as const] : [];
    }),
  );
  const listed = Object.values(groups).flatMap(({ supervisors, escalation }) => [...supervisors, ...escalation]);
  const everybody = [...new Set([...people, ...listed])].filter(
    (id) => settings.agents.has(id) || settings.supervisors.has(id),
  );
  const persons = everybody.map((id): [string, SitePerson] => {
    const asAgent = settings.agents.get(id);
    const own = asAgent?.workgroups.filter((workgroup) => workgroup in groups) ?? [];
    return [
      id,
      {
        name: known.person(id) ?? id,
        ...(asAgent && { agent: asAgent.rights }),
        ...(settings.supervisors.has(id) && { supervisor: true }),
        ...(asAgent && own.length > 0 && { workgroups: own }),
      },
    ];
  });
  return { name: known.site || 'Recorded', people: Object.fromEntries(persons), workgroups: groups };
}

function nameOf(site: string, taken: readonly string[]): string {
  const plain = site
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40);
  const name = plain || 'recorded';
  return taken.includes(name) ? `${name}-recorded` : name;
}
