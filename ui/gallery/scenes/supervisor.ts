/** The supervisor's desk: toasts and what became of them, the requests being helped with, and the lists. */
import type { LitElement } from 'lit';
import { html } from 'lit';
import '../../components/interaction-context.ts';
import '../../desks/supervisor/helping-panel.ts';
import '../../desks/supervisor/request-list.ts';
import '../../desks/supervisor/toast-card.ts';
import '../../desks/supervisor/toast-stack.ts';
import '../../desks/supervisor/wall/wall.ts';
import type {
  InteractionListing,
  InteractionView,
  RequestListing,
  RequestView,
  SaidLine,
  SupervisorView,
} from '../../../machines/wire.ts';
import type { Refused } from '../../data/commands.ts';
import type { Connection } from '../../data/socket.ts';
import type { ToastAction } from '../../desks/supervisor/toast-card.ts';
import type { HelpingEnd } from '../../words/closing.ts';
import { helpingEndWords } from '../../words/closing.ts';
import { helped, interaction, line, request, supervisorView, workgroup } from '../centre.ts';
import type { Scene } from '../scene.ts';

interface Toast {
  view?: Partial<RequestView>;
  busy?: ToastAction;
  refusal?: Refused;
  connection?: Connection;
}

const toast = (name: string, { view, busy, refusal, connection = 'connected' }: Toast): Scene => ({
  name: `toast-card/${name}`,
  at: 'supervisor',
  connection,
  render: () => html`<hr-toast
    .row=${{ toast: 'c1.1/sue/1', request: request('c1.1', view), interaction: interaction('c1') }}
    .busy=${busy}
    .refusal=${refusal}
  ></hr-toast>`,
});

const toasted = (...interactions: string[]): Scene['views'] => {
  const toasts: SupervisorView['toasts'] = Object.fromEntries(
    interactions.map((id) => [
      `${id}.1/sue/1`,
      { request: `${id}.1`, agent: 'alice', workgroup: 'bookings', urgency: 'normal' as const },
    ]),
  );
  return [
    supervisorView({ toasts }),
    ...interactions.flatMap((id) => [interaction(id), request(`${id}.1`, { seen: ['sam'] })]),
  ];
};

const stack = (name: string, views: Scene['views'], connection: Connection = 'connected'): Scene => ({
  name: `toast-stack/${name}`,
  at: 'supervisor',
  connection,
  ...(views && { views }),
  render: () => html`<hr-toast-stack></hr-toast-stack>`,
});

const helping = (name: string, view: RequestView, ended?: HelpingEnd): Scene => ({
  name: `helping/${name}`,
  at: 'supervisor',
  views: [view, supervisorView({ helping: { 'c1.1': { agent: 'alice', workgroup: 'bookings' } } })],
  render: () => html`<hr-helping
    .helped=${{ id: 'c1.1', request: view, interaction: interaction('c1'), ended }}
    .front=${true}
  ></hr-helping>`,
});

const openedAt = Date.now() - 75_000;
const aged = { openedAt, since: openedAt };

const summary = (part: Partial<RequestListing> = {}): RequestListing => ({
  ...aged,
  agent: 'alice',
  urgency: 'normal',
  reason: null,
  state: 'waiting',
  reach: 'asked',
  escalated: false,
  responsible: null,
  helpers: [],
  ...part,
});

const on = (
  owner: string,
  media: InteractionListing['media'],
  conversation: InteractionListing['conversation'],
): InteractionListing => ({ owner, media, conversation, ...aged });

const lists = workgroup({
  agents: {
    alice: { loggedOn: true, since: openedAt, freeAt: 0 },
    bob: { loggedOn: true, since: openedAt, freeAt: openedAt + 20_000 },
    carla: { loggedOn: false, since: openedAt - 3_600_000, freeAt: 0 },
  },
  interactions: {
    c1: on('alice', 'call', 'connected'),
    h1: on('alice', 'chat', 'held'),
    e1: on('alice', 'email', 'parked'),
  },
  requests: {
    'c1.1': summary({ urgency: 'urgent', reason: 'refund' }),
    'c2.1': summary({ agent: 'bob', reach: 'ignored', escalated: true }),
    'c3.1': summary({ agent: 'bob', state: 'helped', responsible: 'sam', helpers: ['sam'] }),
    'c4.1': summary({ state: 'unattended', reach: 'nobody', escalated: true }),
    'c5.1': summary({ state: 'helped', responsible: 'sue', helpers: ['bea', 'sue'] }),
  },
});

const wall = (name: string, views: NonNullable<Scene['views']>, after?: Scene['after']): Scene => ({
  name: `wall/${name}`,
  at: 'supervisor',
  isWide: true,
  views,
  render: () => html`<hr-wall .open=${true}></hr-wall>`,
  ...(after && { after }),
});

/** As a person chooses in one of the selects of the wall. */
async function choose(stage: HTMLElement, name: string, value: string) {
  const element = stage.querySelector<LitElement>('hr-wall');
  await element?.updateComplete;
  const filters = element?.renderRoot.querySelector<LitElement>('hr-wall-filters');
  await filters?.updateComplete;
  const select = filters?.renderRoot.querySelector<HTMLSelectElement>(`[data-test="wall-${name}"]`);
  if (!select) throw new Error(`The wall has no choice of ${name}.`);
  select.value = value;
  select.dispatchEvent(new Event('change'));
  await element?.updateComplete;
}

const said = (n: number, from: SaidLine['from'], body: string): SaidLine => ({
  n,
  from,
  at: openedAt + n * 1_000,
  text: { id: `acd/${n}`, length: body.length, body },
});
const value = (body: string) => ({ id: `acd/${body}`, length: body.length, body });
const longMail = 'I have been waiting for an answer for three weeks now. '.repeat(20);
const manyAttributes = Object.fromEntries(
  Array.from({ length: 20 }, (_, n) => [`attribute${n + 1}`, value(`Value ${n + 1}`)]),
);

const context = (name: string, part: Partial<InteractionView>, compact = false): Scene => ({
  name: `context/${name}`,
  at: 'supervisor',
  render: () => html`<hr-context
    .interaction=${{
      ...interaction('c1'),
      offeredAt: openedAt - 90_000,
      connectedAt: openedAt - 60_000,
      since: openedAt,
      attributes: { booking: value('NW-48213'), trip: value('Lisbon, 2 travellers') },
      lines: [
        said(1, 'customer', 'Hi! I need to move our trip by a week.'),
        said(2, 'agent', 'Let me look at your booking.'),
        said(3, 'customer', 'Thank you, I will wait.'),
      ],
      ...part,
    }}
    .compact=${compact}
  ></hr-context>`,
});

export const supervisorScenes: readonly Scene[] = [
  toast('normal', {}),
  toast('urgent, with a reason', { view: { urgency: 'urgent', reason: 'refund' } }),
  toast('escalated', { view: { escalated: true, seen: ['sam'] } }),
  toast('unattended', {
    view: { state: 'unattended', participants: { alice: 'initiated', sam: 'accepted' }, escalated: true },
  }),
  toast('long text', { view: { lines: [line(1, 'alice', 'A long story. '.repeat(100))] } }),
  toast('accepting', { busy: 'accept' }),
  toast('replying', { busy: 'reply' }),
  toast('refused', { refusal: { refused: 'alreadyTaken', by: 'sam' } }),
  toast('disconnected', { connection: 'disconnected' }),
  stack('empty', undefined),
  stack('not asked', [supervisorView({ presence: 'client' })]),
  stack('more than three', toasted('c1', 'c2', 'c3', 'c4', 'c5')),
  helping('alone', helped()),
  helping('with another', helped({ helpers: ['bea', 'sue'] })),
  helping('joined', helped({ responsible: 'sam', helpers: ['sam', 'sue'] })),
  helping('unattended', helped({ state: 'unattended', responsible: null, helpers: ['sue'] })),
  ...(Object.keys(helpingEndWords) as HelpingEnd[]).map((ended) =>
    helping(ended, helped({ state: 'done', helpers: [] }), ended),
  ),
  {
    name: 'request-list',
    at: 'supervisor',
    views: [lists, supervisorView({ helping: { 'c5.1': { agent: 'alice', workgroup: 'bookings' } } })],
    render: () => html`<hr-request-list .open=${true}></hr-request-list>`,
  },
  {
    name: 'request-list/empty',
    at: 'supervisor',
    render: () => html`<hr-request-list .open=${true}></hr-request-list>`,
  },
  wall('everything', [lists]),
  wall('by state', [lists], async (stage) => choose(stage, 'group', 'state')),
  wall('nobody', [lists], async (stage) => choose(stage, 'media', 'message')),
  wall('not supervising', [supervisorView({ presence: 'client' })]),
  context('of a chat', { media: 'chat' }),
  context('of a chat, on a toast', { media: 'chat' }, true),
  context('of a call on hold', { conversation: 'held', lines: [] }),
  context('that is long', {
    attributes: manyAttributes,
    lines: [said(399, 'agent', 'Yes.'), said(400, 'customer', longMail)],
  }),
];
