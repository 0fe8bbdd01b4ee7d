/**
 * What administrators see and change: the site's people, workgroups and services as they travel between the server and the
 * administrator's desk. Secrets never do: only whether there is one, and a new token, once.
 */
import * as z from 'zod/mini';
import { id, rights, workgroupSettings } from './commands.ts';

export const displayName = z.string().check(z.minLength(1), z.maxLength(100));

/**
 * What a person may do beside asking and helping. `transcripts`: read what was written in requests of others. `designer`:
 * watch the charts that run. `qa`: run and record scenarios.
 */
export const roles = ['administrator', 'transcripts', 'designer', 'qa'] as const;
export type PersonRole = (typeof roles)[number];

/** What a service may do. */
export const scopes = ['acd', 'administrator', 'transcripts', 'designer'] as const;
export type Scope = (typeof scopes)[number];

const { showAssistanceButton, canRequestAssistanceFromSupervisor } = rights.shape;

export const siteSettings = z.strictObject({ name: displayName });

export const personSettings = z.strictObject({
  name: displayName,
  roles: z.optional(z.array(z.enum(roles)).check(z.maxLength(roles.length))),
  /** With its two rights (R-RIGHTS). Missing: no agent. */
  agent: z.optional(z.strictObject({ showAssistanceButton, canRequestAssistanceFromSupervisor })),
  supervisor: z.optional(z.literal(true)),
  /** Those that an agent works for. */
  workgroups: z.optional(z.array(id).check(z.maxLength(1_000))),
});
export type PersonSettings = z.infer<typeof personSettings>;

export const groupSettings = z.strictObject(workgroupSettings.shape);
export type GroupSettings = z.infer<typeof groupSettings>;

export const serviceSettings = z.strictObject({ scopes: z.array(z.enum(scopes)).check(z.maxLength(scopes.length)) });
export type ServiceSettings = z.infer<typeof serviceSettings>;

export const password = z.string().check(z.minLength(8), z.maxLength(256));

export const shownPerson = z.extend(personSettings, { hasPassword: z.boolean() });
export type ShownPerson = z.infer<typeof shownPerson>;
export const shownService = z.extend(serviceSettings, { hasToken: z.boolean() });
export type ShownService = z.infer<typeof shownService>;

/** Number of the last change of a thing. Whoever changes it names the one they saw; 0 if they saw that there is none. */
export const version = z.int().check(z.gte(0));

const versioned = <Value extends z.ZodMiniType>(value: Value) => z.object({ version, value });

/** Everything, as of change number `version`. */
export const shownSite = z.object({
  version,
  site: versioned(siteSettings),
  people: z.record(id, versioned(shownPerson)),
  workgroups: z.record(id, versioned(groupSettings)),
  services: z.record(id, versioned(shownService)),
});
export type ShownSite = z.infer<typeof shownSite>;

const thingKinds = ['site', 'workgroup', 'person', 'service'] as const;
export const thingKind = z.enum(thingKinds);
export type ThingKind = z.infer<typeof thingKind>;

const shownThing = z.union([siteSettings, groupSettings, shownPerson, shownService]);

/** What becomes of a thing: null where it was not there before, or is not afterwards. */
export const difference = z.object({
  kind: thingKind,
  id,
  before: z.nullable(shownThing),
  after: z.nullable(shownThing),
  /** Its password or token is another one, or there is none any more. */
  secretChanged: z.boolean(),
});
export type Difference = z.infer<typeof difference>;

export const shownChange = z.extend(difference, {
  n: version,
  at: z.iso.datetime(),
  /** A person, `service.<name>`, or `service.site` for a site file. */
  by: z.string(),
  /** Number of the first change that was made together with this one. */
  first: version,
});
export type ShownChange = z.infer<typeof shownChange>;

export const changesPage = z.object({ changes: z.array(shownChange), next: z.nullable(version) });
export type ChangesPage = z.infer<typeof changesPage>;

/** Answers a change: the version that the thing has now. */
export const changed = z.object({ version });
/** The token of a service, this once; null if it has none that is new, or was told before. */
export const changedService = z.object({ version, token: z.nullable(z.string()) });
/** What an import would change, or has changed, and the version of the whole site that this was judged by, or is now. */
export const imported = z.object({ version, differences: z.array(difference) });
export type Imported = z.infer<typeof imported>;
