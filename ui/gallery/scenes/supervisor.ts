/** The supervisor's desk: toasts and what became of them, the requests being helped with, and the lists. */
import { html } from 'lit';
import '../../desks/supervisor/agent-list.ts';
import '../../desks/supervisor/helping-panel.ts';
import '../../desks/supervisor/request-list.ts';
import '../../desks/supervisor/toast-card.ts';
import '../../desks/supervisor/toast-stack.ts';
import type { RequestSummary } from '../../../machines/messages.ts';
import type { RequestView, SupervisorView } from '../../../machines/wire.ts';
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

const summary = (part: Partial<RequestSummary> = {}): RequestSummary => ({
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

const lists = workgroup({
  agents: { alice: { loggedOn: true }, bob: { loggedOn: false } },
  interactions: { c1: { owner: 'alice', media: 'call', conversation: 'connected' } },
  requests: {
    'c1.1': summary({ urgency: 'urgent', reason: 'refund' }),
    'c2.1': summary({ agent: 'bob', reach: 'ignored', escalated: true }),
    'c3.1': summary({ agent: 'bob', state: 'helped', responsible: 'sam', helpers: ['sam'] }),
    'c4.1': summary({ state: 'unattended', reach: 'nobody', escalated: true }),
    'c5.1': summary({ state: 'helped', responsible: 'sue', helpers: ['bea', 'sue'] }),
  },
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
    render: () => html`<hr-request-list></hr-request-list>`,
  },
  { name: 'request-list/empty', at: 'supervisor', render: () => html`<hr-request-list></hr-request-list>` },
  { name: 'agent-list', at: 'supervisor', views: [lists], render: () => html`<hr-agent-list></hr-agent-list>` },
];
