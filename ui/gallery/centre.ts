/**
 * A small centre that never changes, and a desk in it without a server: the real desk, with something in place of the
 * server that answers what it is asked and lets every command wait.
 */

import { blank } from '../../machines/views.ts';
import type { InteractionView, Line, RequestView, View, WorkgroupView } from '../../machines/wire.ts';
import type { Desk } from '../data/desk.ts';
import { openDesk } from '../data/desk.ts';
import type { Connection } from '../data/socket.ts';

/** When everything in the gallery takes place; the desks believe that this is now. */
const openedMsAgo = 80_000;
const openedAt = Date.now() - openedMsAgo;

const names = {
  alice: 'Alice Adams',
  bob: 'Bob Brown',
  sue: 'Sue Smith',
  sam: 'Sam Stone',
  bea: 'Beatrice de la Fontaine-Oberhuber',
};
const reasons = [
  { id: 'refund', label: 'Refund above my limit' },
  { id: 'complaint', label: 'Complaint' },
];

const text = (body: string) => ({ id: `text-${body.length}`, length: body.length, body });

export const line = (n: number, person: string, body: string): Line => ({
  n,
  person,
  at: openedAt + n * 9_000,
  text: text(body),
});

export const interaction = (id: string, part: Partial<InteractionView> = {}): InteractionView => ({
  ...blank.interaction,
  interaction: id,
  workgroup: 'bookings',
  acd: true,
  customer: text('Clara Fischer'),
  owner: 'alice',
  conversation: 'connected',
  ...part,
});

export const request = (id: string, part: Partial<RequestView> = {}): RequestView => ({
  ...blank.request,
  request: id,
  agent: 'alice',
  workgroup: 'bookings',
  openedAt,
  participants: { alice: 'initiated' },
  lines: [line(1, 'alice', 'The customer wants 900 back for a cancelled trip. May I refund more than my limit?')],
  ...part,
});

export const workgroup = (part: Partial<WorkgroupView> = {}): WorkgroupView => ({
  ...blank.workgroup,
  workgroup: 'bookings',
  supervisors: ['sam', 'sue'],
  escalation: ['bea'],
  supervising: ['bea', 'sam', 'sue'],
  reasons,
  ...part,
});

export const helped = (part: Partial<RequestView> = {}): RequestView =>
  request('c1.1', {
    state: 'helped',
    responsible: 'sue',
    helpers: ['sue'],
    seen: ['sam', 'sue'],
    participants: { alice: 'initiated', sue: 'accepted' },
    respondedAt: openedAt + 12_000,
    lines: [
      line(1, 'alice', 'The customer wants 900 back for a cancelled trip. May I refund more than my limit?'),
      line(2, 'sue', 'I am with you. Did they take the insurance?'),
      line(3, 'alice', 'They did – the policy is on file.'),
      line(4, 'sue', 'Then yes, refund all of it.'),
    ],
    ...part,
  });

const alice = {
  ...blank.agent,
  agent: 'alice',
  loggedOn: true,
  rights: { showAssistanceButton: true, canRequestAssistanceFromSupervisor: true },
  workgroups: ['bookings'],
  interactions: ['c1'],
};
const sue = {
  ...blank.supervisor,
  supervisor: 'sue',
  presence: 'supervising' as const,
  workgroups: ['bookings'],
  memberOf: ['bookings'],
};

const agentView = (part: Partial<typeof blank.agent> = {}): View => ({ ...alice, ...part });
export const supervisorView = (part: Partial<typeof blank.supervisor> = {}): View => ({ ...sue, ...part });

const topicOf = (view: View) => `${view.kind}/${(view as unknown as Record<string, string>)[view.kind]}`;

const self = {
  agent: { person: 'alice', name: names.alice, application: 'client' as const, self: 'agent/alice' },
  supervisor: { person: 'sue', name: names.sue, application: 'supervisor' as const, self: 'supervisor/sue' },
};

/** Answers a hello with those views, and hears everything else without a word. */
function lineOf(at: 'agent' | 'supervisor', views: readonly View[]): WebSocket {
  const says = (socket: Pick<WebSocket, 'onmessage'>, frame: object) =>
    socket.onmessage?.call(socket as WebSocket, new MessageEvent('message', { data: JSON.stringify(frame) }));
  const socket = {
    onopen: null as WebSocket['onopen'],
    onmessage: null as WebSocket['onmessage'],
    onclose: null as WebSocket['onclose'],
    send(frame: string) {
      if (JSON.parse(frame).type !== 'hello') return;
      const { application, self: topic } = self[at];
      says(socket, { type: 'welcome', epoch: 'gallery', self: topic, application, now: Date.now() });
      for (const view of views) says(socket, { type: 'snapshot', topic: topicOf(view), seq: 1, view });
      says(socket, { type: 'ready' });
    },
    close() {},
  };
  queueMicrotask(() => socket.onopen?.call(socket as unknown as WebSocket, new Event('open')));
  return socket as unknown as WebSocket;
}

const json = (body: object) => new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
const waits = new Promise<never>(() => {});

export interface DeskWanted {
  at: 'agent' | 'supervisor';
  views?: readonly View[];
  connection?: Connection;
}

/** Resolves once the desk has all that it is to know. */
export async function deskWith({ at, views = [], connection = 'connected' }: DeskWanted): Promise<Desk> {
  const own = at === 'agent' ? agentView() : supervisorView();
  const known = new Map([own, workgroup(), interaction('c1'), ...views].map((view) => [topicOf(view), view]));
  const desk = openDesk({
    kind: at,
    session: self[at],
    siteName: 'Northwind Travel',
    onLoggedOff: () => {},
    ask: async (url) =>
      url.startsWith('/api/people') ? json(names) : url.includes('/reasons') ? json({ reasons }) : waits,
    open: () => lineOf(at, [...known.values()]),
  });
  await new Promise<void>((resolve) => {
    const stop = desk.store.onChange(() => {
      if (!desk.store.desk.ready || desk.people.nameOf('sue') === 'sue') return;
      stop();
      resolve();
    });
  });
  desk.store.connectionIs(connection);
  return desk;
}
