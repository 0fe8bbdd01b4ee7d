/**
 * Requests of one desk. A browser may run an agent's and a supervisor's desk side by side, and an agent's inside another website,
 * each with a cookie of its own: every request says which of them it is from.
 */

export const deskKinds = ['agent', 'supervisor', 'administrator', 'designer', 'qa', 'embed'] as const;
export type DeskKind = (typeof deskKinds)[number];

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

export const deskFetch =
  (kind: DeskKind): Fetch =>
  (url, init = {}) =>
    fetch(url, { ...init, headers: { ...(init.headers as Record<string, string>), 'handraise-desk': kind } });

export const liveAddress = (kind: DeskKind): string => socketAddress(`/live?desk=${kind}`);

/** Where designers watch actors run. */
export const inspectAddress = (): string => socketAddress('/inspect?desk=designer');

function socketAddress(path: string): string {
  const address = new URL(path, location.href);
  address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
  return address.href;
}
