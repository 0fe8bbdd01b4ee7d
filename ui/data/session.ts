/** Who is logged on in this browser, and the site. Plain requests: nothing is kept here. */
import * as z from 'zod/mini';
import { deskApplication } from '../../machines/commands.ts';
import type { RefusalCode } from '../../machines/refusals.ts';
import { refusals } from '../../machines/refusals.ts';
import { problem } from '../../machines/wire.ts';
import type { Fetch } from './desk-fetch.ts';

const persona = z.object({ person: z.string(), name: z.string(), applications: z.array(deskApplication) });
export type Persona = z.infer<typeof persona>;

const site = z.object({ name: z.string(), demo: z.boolean(), people: z.optional(z.array(persona)) });
export type Site = z.infer<typeof site>;

/** `self` is the person's own topic, such as `agent/alice`; at an administrator's, designer's or QA desk there is none. */
const session = z.object({
  person: z.string(),
  name: z.string(),
  application: deskApplication,
  self: z.optional(z.string()),
});
export type Session = z.infer<typeof session>;
/** Of somebody whom a chart knows. */
export type FollowedSession = Session & { self: string };

export interface LogOn {
  person: string;
  password?: string;
  application: Session['application'];
}

export async function siteNow(): Promise<Site> {
  const response = await fetch('/api/site');
  return site.parse(await response.json());
}

/** Undefined: nobody is logged on at this desk. Throws if the server could not be asked. */
export async function sessionNow(ask: Fetch): Promise<Session | undefined> {
  const response = await ask('/api/session');
  if (response.status >= 500) throw new Error(refusals.unavailable.text);
  if (!response.ok) return undefined;
  return session.safeParse(await response.json()).data;
}

/** The channel on which frames of one website tell each other that somebody has logged on. */
export const embeddedLogOn = 'handraise-embed';

/** Websites that may show the embedded desk. */
export async function embedOrigins(): Promise<readonly string[]> {
  const response = await fetch('/embed/origins');
  return z.object({ origins: z.array(z.string()) }).parse(await response.json()).origins;
}

export async function logOn(who: LogOn, ask: Fetch = fetch): Promise<Session | RefusalCode> {
  try {
    const response = await ask('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(who),
    });
    const said: unknown = await response.json();
    return response.ok ? session.parse(said) : problem.parse(said).code;
  } catch {
    return 'unavailable';
  }
}

export async function logOff(ask: Fetch): Promise<void> {
  await ask('/api/session', { method: 'DELETE' }).catch(() => undefined);
}

/** The page of the desk that this session is for. */
export const deskPath = ({ application }: Session): string => deskPaths[application];
const deskPaths: Record<Session['application'], string> = {
  client: '/agent',
  supervisor: '/supervisor',
  businessManager: '/supervisor',
  administrator: '/administrator',
  designer: '/designer',
  qa: '/qa',
};
