/** Things of the site as administrators are shown them: everything but secrets, of which only whether there is one. */
import type { Difference, ShownChange, ShownPerson, ShownService, ShownSite } from '../../machines/administration.ts';
import type { SitePerson, SiteService } from '../site.ts';
import type { Change, Edit } from './change.ts';
import { theSite } from './change.ts';
import type { Directory } from './directory.ts';

const shownPerson = ({ password, ...settings }: SitePerson): ShownPerson => ({
  ...settings,
  hasPassword: password !== undefined,
});
const shownService = ({ token, ...settings }: SiteService): ShownService => ({
  ...settings,
  hasToken: token !== undefined,
});

function shownValue({ kind, value }: Edit): Difference['before'] {
  if (value === null) return null;
  return kind === 'person' ? shownPerson(value) : kind === 'service' ? shownService(value) : value;
}

const secretOf = (edit: Edit | undefined): string | undefined =>
  edit?.kind === 'person' ? edit.value?.password : edit?.kind === 'service' ? edit.value?.token : undefined;

/** `former`: what was there before. */
export function differenceOf(edit: Edit, former: Edit | undefined): Difference {
  return {
    kind: edit.kind,
    id: edit.id,
    before: former ? shownValue(former) : null,
    after: shownValue(edit),
    secretChanged: secretOf(edit) !== secretOf(former),
  };
}

export const shownChange = (change: Change, former: Change | undefined): ShownChange => ({
  n: change.n,
  at: new Date(change.at).toISOString(),
  by: change.by,
  first: change.first,
  ...differenceOf(change, former),
});

export function shownSite(directory: Directory): ShownSite {
  const shown = <Value, Shown>(
    kind: 'person' | 'workgroup' | 'service',
    things: [string, Value][],
    show: (value: Value) => Shown,
  ) =>
    Object.fromEntries(things.map(([id, value]) => [id, { version: directory.version(kind, id), value: show(value) }]));
  return {
    version: directory.log.last,
    site: { version: directory.version('site', theSite), value: { name: directory.name } },
    people: shown('person', directory.people(), shownPerson),
    workgroups: shown('workgroup', directory.workgroups(), (value) => value),
    services: shown('service', directory.services(), shownService),
  };
}
