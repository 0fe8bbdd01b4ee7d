/**
 * How actors, requests and toasts are named. `.` and `/` are ours as separators; every other id is a person's,
 * a workgroup's or an ACD's and is `[A-Za-z0-9_@-]{1,64}`.
 */

export const kinds = ['agent', 'supervisor', 'workgroup', 'interaction', 'request'] as const;
export type Kind = (typeof kinds)[number];

/** `<kind>/<id>`: where an actor is reached, and the name of the topic it publishes on. */
export type Address = `${Kind}/${string}`;
/** `<interaction>.<n>`, n = 1, 2, 3 … per interaction. */
export type RequestId = string;
/** `<request>/<supervisor>/<k>`: one showing of a request to one supervisor. */
export type ToastId = string;

const one = '[A-Za-z0-9_@-]{1,64}';
export const idPattern = new RegExp(`^${one}$`);
export const requestPattern = new RegExp(`^${one}\\.[1-9][0-9]{0,8}$`);
export const toastPattern = new RegExp(`^${one}\\.[1-9][0-9]{0,8}/${one}/[1-9][0-9]{0,8}$`);

export const addressOf = (kind: Kind, id: string): Address => `${kind}/${id}`;
export const agent = (id: string) => addressOf('agent', id);
export const supervisor = (id: string) => addressOf('supervisor', id);
export const workgroup = (id: string) => addressOf('workgroup', id);
export const interaction = (id: string) => addressOf('interaction', id);
export const request = (id: RequestId) => addressOf('request', id);

export function partsOf(address: Address): { kind: Kind; id: string } {
  const slash = address.indexOf('/');
  return { kind: address.slice(0, slash) as Kind, id: address.slice(slash + 1) };
}

export function isAddress(text: string): text is Address {
  const { kind, id } = partsOf(text as Address);
  return kinds.includes(kind) && (kind === 'request' ? requestPattern : idPattern).test(id);
}

export const requestId = (interactionId: string, n: number): RequestId => `${interactionId}.${n}`;
export const interactionOf = (id: RequestId) => id.slice(0, id.indexOf('.'));
/** Requests of one interaction are compared as numbers: c1.10 came after c1.9. */
export const numberOf = (id: RequestId) => Number(id.slice(id.indexOf('.') + 1));

export const toastId = (requestId: RequestId, supervisorId: string, showing: number): ToastId =>
  `${requestId}/${supervisorId}/${showing}`;

export function partsOfToast(toast: ToastId): { request: RequestId; supervisor: string; showing: number } {
  const [request = '', supervisorId = '', showing = ''] = toast.split('/');
  return { request, supervisor: supervisorId, showing: Number(showing) };
}
