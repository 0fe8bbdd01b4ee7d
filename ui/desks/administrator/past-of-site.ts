/** What the past needs of the administrator's desk: names, workgroups and reasons as the site has them now. */
import type { Administration } from '../../data/administration.ts';
import { deskFetch } from '../../data/desk-fetch.ts';
import type { PastDesk } from '../../history/past-desk.ts';

export function pastOfSite(administration: () => Administration): PastDesk {
  const people = () => Object.entries(administration().site?.people ?? {});
  return {
    kind: 'administrator',
    isAgent: false,
    ask: deskFetch('administrator'),
    get workgroups() {
      return Object.keys(administration().site?.workgroups ?? {}).sort();
    },
    nameOf: (person) => administration().site?.people[person]?.value.name ?? person,
    get people() {
      return new Map(people().map(([person, { value }]) => [person, value.name]));
    },
    reasonsOf: (workgroup) => administration().site?.workgroups[workgroup]?.value.reasons ?? [],
    get now() {
      return Date.now();
    },
    onChange: (listener) => administration().onChange(listener),
  };
}
