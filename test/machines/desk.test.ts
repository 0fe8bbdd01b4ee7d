import { describe, expect, it } from 'vitest';
import { alertOf, askable, follows, handOverTargets, listRows } from '../../machines/desk.ts';
import { emptyDesk, helloOf, receive, typingIn } from '../../machines/desk-state.ts';
import type { FeedEvent } from '../../machines/messages.ts';
import { blank } from '../../machines/views.ts';
import type { AgentView, Frame, InteractionView, SupervisorView, View, WorkgroupView } from '../../machines/wire.ts';

const alice: AgentView = {
  ...blank.agent,
  agent: 'alice',
  loggedOn: true,
  rights: { showAssistanceButton: true, canRequestAssistanceFromSupervisor: true },
  interactions: ['c1'],
};
const call: InteractionView = {
  ...blank.interaction,
  interaction: 'c1',
  acd: true,
  owner: 'alice',
  conversation: 'connected',
};
const dialog = { request: 'c1.1', state: 'waiting', reach: 'asked', escalated: false, by: null } as const;
const sue: SupervisorView = { ...blank.supervisor, supervisor: 'sue', presence: 'supervising' };

describe('the Assistance button', () => {
  it('may be used on a connected ACD interaction of one’s own', () => {
    expect(askable(alice, call)).toBeUndefined();
  });

  it.each([
    ['notLoggedOn', { ...alice, loggedOn: false }, call],
    ['rightMissing', { ...alice, rights: { ...alice.rights, canRequestAssistanceFromSupervisor: false } }, call],
    ['notYourInteraction', alice, { ...call, owner: 'bob' }],
    ['notAcd', alice, { ...call, acd: false }],
    ['stateNotPermitted', alice, { ...call, conversation: 'alerting' }],
    ['alreadyActive', alice, { ...call, assistance: 'active' }],
    ['alreadyActive', { ...alice, asks: { 'alice/1': 'c1' } }, call],
  ] as const)('is dimmed: %s', (reason, agent, interaction) => {
    expect(askable(agent, interaction)).toBe(reason);
  });
});

describe('alerts', () => {
  const line = (person: string): FeedEvent => ({ type: 'request.line', n: 2, person, text: { id: 't', length: 1 } });
  const asking = { ...alice, dialogs: { c1: dialog } };

  it('come with others’ messages, never with one’s own', () => {
    expect(alertOf(asking, 'request/c1.1', line('sue'))).toEqual({
      request: 'c1.1',
      cause: 'message',
      pop: true,
      sound: true,
      urgent: false,
    });
    expect(alertOf(asking, 'request/c1.1', line('alice'))).toBeUndefined();
    expect(alertOf(alice, 'request/c1.1', line('sue'))).toBeUndefined();
  });

  it('obey the two switches', () => {
    const soundOnly = { ...asking, alerts: { pop: false, sound: true } };
    expect(alertOf(soundOnly, 'request/c1.1', line('sue'))).toMatchObject({ pop: false, sound: true });
    expect(alertOf({ ...asking, alerts: { pop: false, sound: false } }, 'request/c1.1', line('sue'))).toMatchObject({
      pop: false,
      sound: false,
    });
  });

  it('come with a toast and its reminder', () => {
    const shown = { request: 'c1.1', agent: 'alice', workgroup: 'support', urgency: 'normal' as const };
    const showing = { ...sue, toasts: { 'c1.1/sue/1': shown } };
    expect(alertOf(showing, 'supervisor/sue', { type: 'toast.shown', toast: 'c1.1/sue/1', shown })?.cause).toBe(
      'toast',
    );
    expect(alertOf(showing, 'supervisor/sue', { type: 'toast.reminded', toast: 'c1.1/sue/1' })?.cause).toBe('reminder');
  });
});

it('a desk follows its person, interactions and requests, and nothing else', () => {
  expect(follows('agent/alice', { ...alice, dialogs: { c1: dialog } })).toEqual([
    'agent/alice',
    'request/c1.1',
    'interaction/c1',
  ]);
});

describe("the workgroup's list", () => {
  const summary = {
    agent: 'alice',
    urgency: 'normal',
    reason: null,
    state: 'waiting',
    reach: 'asked',
    escalated: false,
    responsible: null,
    helpers: [],
    openedAt: 0,
    since: 0,
  } as const;
  const group: WorkgroupView = {
    ...blank.workgroup,
    workgroup: 'support',
    supervisors: ['sam', 'sue'],
    escalation: ['eve'],
    supervising: ['eve', 'sam', 'sue', 'tom'],
    requests: {
      'c1.1': { ...summary, state: 'helped', responsible: 'sam', helpers: ['sam'] },
      'c2.1': { ...summary, helpers: [] },
      'c3.1': { ...summary, urgency: 'urgent', helpers: [] },
    },
  };
  const views = new Map([['workgroup/support', group]]);
  const member: SupervisorView = { ...sue, memberOf: ['support'] };

  it('has those that wait first, the urgent ones before, and says which may be joined', () => {
    expect(listRows(views, member).map(({ request, joinable }) => [request, joinable])).toEqual([
      ['c3.1', false],
      ['c2.1', false],
      ['c1.1', true],
    ]);
  });

  it('has the longest open first, and then by name', () => {
    const opened = (openedAt: number) => ({ ...summary, helpers: [], openedAt });
    const requests = { 'c1.1': opened(3_000), 'c2.1': opened(3_000), 'c3.1': opened(2_000), 'c4.1': opened(1_000) };
    const known = new Map<string, View>([['workgroup/support', { ...group, requests }]]);
    expect(listRows(known, member).map(({ request }) => request)).toEqual(['c4.1', 'c3.1', 'c1.1', 'c2.1']);
  });

  it('lets nobody join a request of their own', () => {
    const own = new Map([
      ['workgroup/support', { ...group, requests: { 'c1.1': { ...group.requests['c1.1']!, agent: 'sue' } } }],
    ]);
    expect(listRows(own, member)).toMatchObject([{ request: 'c1.1', joinable: false }]);
  });

  it('is empty for who is no member', () => {
    expect(listRows(views, sue)).toEqual([]);
  });

  it('names to whom one may hand over: there, of the workgroup, neither oneself nor the asker', () => {
    const helping = { ...member, helping: { 'c1.1': { agent: 'sam', workgroup: 'support' } } };
    expect(handOverTargets(views, helping, 'c1.1')).toEqual(['eve']);
    expect(handOverTargets(views, member, 'c1.1')).toEqual([]);
  });
});

describe('a desk that receives frames', () => {
  const welcome: Frame = { type: 'welcome', epoch: 'e1', self: 'agent/alice', application: 'client', now: 0 };
  const events = (...seqs: number[]): Frame => ({
    type: 'events',
    topic: 'agent/alice',
    mode: 'live',
    events: seqs.map((seq) => ({ seq, at: seq, event: { type: 'interaction.assigned', interaction: `c${seq}` } })),
  });
  const deskAfter = (...frames: Frame[]) => frames.reduce((desk, frame) => receive(desk, frame).desk, emptyDesk);

  it('takes each event once, and says what it has', () => {
    const desk = deskAfter(
      welcome,
      { type: 'snapshot', topic: 'agent/alice', seq: 3, view: { ...alice, interactions: [] } },
      events(3, 4),
    );
    expect(desk.views.get('agent/alice')).toMatchObject({ interactions: ['c4'] });
    expect(helloOf(desk)).toEqual({ type: 'hello', epoch: 'e1', have: { 'agent/alice': 4 } });
  });

  it('knows who types until five seconds are over, or a line of theirs arrives', () => {
    const line: FeedEvent = { type: 'request.line', n: 1, person: 'sue', text: { id: 't', length: 1 } };
    const typing: Frame = { type: 'mark', request: 'c1.1', person: 'sue', typing: true, read: 0, at: 1_000 };
    const desk = deskAfter(welcome, typing);
    expect(typingIn(desk, 'c1.1', 5_999)).toEqual(['sue']);
    expect(typingIn(desk, 'c1.1', 6_000)).toEqual([]);
    const said = receive(desk, {
      type: 'events',
      topic: 'request/c1.1',
      mode: 'live',
      events: [{ seq: 1, at: 2_000, event: line }],
    });
    expect(typingIn(said.desk, 'c1.1', 2_000)).toEqual([]);
  });

  it('finds a gap and takes nothing of it', () => {
    const desk = deskAfter(welcome, events(1));
    expect(receive(desk, events(3))).toEqual({ desk, happened: [], gap: true });
  });

  it('forgets everything when the database is another one', () => {
    const desk = deskAfter(welcome, events(1), { ...welcome, epoch: 'e2' });
    expect(desk.views.size).toBe(0);
    expect(helloOf(desk).have).toEqual({});
  });

  it('is not alerted by a toast that came and went while it was away', () => {
    const shown = { request: 'c1.1', agent: 'alice', workgroup: 'support', urgency: 'normal' as const };
    const missed = (...events: FeedEvent[]): Frame => ({
      type: 'events',
      topic: 'supervisor/sue',
      mode: 'missed',
      events: events.map((event, at) => ({ seq: at + 1, at, event })),
    });
    const desk = deskAfter({ ...welcome, self: 'supervisor/sue' });
    const came: FeedEvent = { type: 'toast.shown', toast: 'c1.1/sue/1', shown };
    const alerts = (frame: Frame) => receive(desk, frame).happened.map(({ alert }) => alert?.cause);
    expect(alerts(missed(came))).toEqual(['toast']);
    expect(alerts(missed(came, { type: 'toast.closed', toast: 'c1.1/sue/1', cause: 'withdrawn' }))).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('keeps the last view of a topic that is gone, and does not claim to follow it', () => {
    const desk = deskAfter(welcome, events(1), { type: 'gone', topic: 'agent/alice' });
    expect(desk.views.has('agent/alice')).toBe(true);
    expect(helloOf(desk).have).toEqual({});
  });
});
