/** The names that a script may use on its site: people and workgroups, as they are called and as they are known. */
import type { Site } from '../../server/site.ts';

export interface Cast {
  /** File name of the site, for messages. */
  site: string;
  people: readonly { id: string; name: string }[];
  workgroups: readonly { id: string; name: string }[];
}

/** People are called by their id with a capital letter, such as Alice. */
export const castOf = (name: string, site: Site): Cast => ({
  site: name,
  people: Object.keys(site.people).map((id) => ({ id, name: id.charAt(0).toUpperCase() + id.slice(1) })),
  workgroups: Object.keys(site.workgroups).map((id) => ({ id, name: id })),
});

/** The id behind a name that a script says, whatever its case. */
export function named(list: Cast['people'], said: string): string | undefined {
  const wanted = said.toLowerCase();
  return list.find(({ id }) => id.toLowerCase() === wanted)?.id;
}

/** How a person is called in reports. */
export const displayName = ({ people }: Cast, id: string) => people.find((person) => person.id === id)?.name ?? id;
