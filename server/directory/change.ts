/**
 * A change of the site, and where changes are kept: who works here, in which workgroups, and which services may call. The
 * log is append-only and holds secrets as hashes only; what is true now is its fold, the directory.
 */
import type { ThingKind } from '../../machines/administration.ts';
import type { Site, SitePerson, SiteService, SiteWorkgroup } from '../site.ts';

export interface ThingOf {
  site: Pick<Site, 'name'>;
  workgroup: SiteWorkgroup;
  person: SitePerson;
  service: SiteService;
}

/** The one thing of kind `site`. */
export const theSite = 'site';

/** What a thing is to be from now on; null: it is there no more. */
export type Edit = { [Kind in ThingKind]: { kind: Kind; id: string; value: ThingOf[Kind] | null } }[ThingKind];

/** `n` counts the changes of this database; the version of a thing is the number of its last change. */
export type Change = Edit & {
  n: number;
  /** The host's time, ms UTC. */
  at: number;
  /** A person, `service.<name>`, or `service.site` for a site file. */
  by: string;
  /** Number of the first change that was made together with this one. */
  first: number;
};

/** Changes that are made together or not at all. */
export interface ChangeSet {
  at: number;
  by: string;
  edits: readonly Edit[];
  /** Under which its author would repeat it: `<author>/<client-made id>`, and a hash of what was asked. */
  key?: string;
  fingerprint?: string;
}

export interface ChangeQuery {
  /** Only those before this one. */
  before: number;
  count: number;
  kind?: ThingKind;
  id?: string;
  by?: string;
}

export interface ChangeLog {
  /** Number of the last change, 0 if there is none. */
  readonly last: number;
  /** The charts know of every change up to this one. */
  readonly told: number;
  markTold(n: number): void;
  /** Durable when it returns. Throws if it could not be kept. */
  append(set: ChangeSet): Change[];
  /** Those after number `n`, in order. */
  after(n: number): Change[];
  /** The newest first. */
  page(query: ChangeQuery): Change[];
  /** The change of the same thing before this one. */
  former(change: Pick<Change, 'n' | 'kind' | 'id'>): Change | undefined;
  /** What was changed under a key. */
  keyed(key: string): { fingerprint: string; first: number } | undefined;
}

/** As an edit of that very kind. */
export const editOf = <Kind extends ThingKind>(kind: Kind, id: string, value: ThingOf[Kind] | null): Edit =>
  ({ kind, id, value }) as Edit;

/** A whole site as the changes that make it out of nothing. */
export const editsOf = ({ name, people, workgroups, services = {} }: Site): Edit[] => [
  editOf('site', theSite, { name }),
  ...Object.entries(workgroups).map(([id, value]) => editOf('workgroup', id, value)),
  ...Object.entries(people).map(([id, value]) => editOf('person', id, value)),
  ...Object.entries(services).map(([id, value]) => editOf('service', id, value)),
];
