import { expect, it } from 'vitest';
import type { FeedEvent } from '../../machines/messages.ts';
import { comparable, project, viewOf } from '../../machines/projection.ts';
import { blank, fold } from '../../machines/views.ts';
import type { InteractionView, WorkgroupView } from '../../machines/wire.ts';
import { anActor } from '../support/actor.ts';

const after = <V extends InteractionView | WorkgroupView>(view: V, ...events: [at: number, event: FeedEvent][]): V =>
  events.reduce((now, [at, event]) => fold(now, { event, at }), view);
const summary = {
  agent: 'alice',
  urgency: 'normal',
  reason: null,
  state: 'waiting',
  reach: 'asked',
  escalated: false,
  responsible: null,
  helpers: [],
} as const;
const listed = (state: 'waiting' | 'helped', reach: 'asked' | 'nobody' = 'asked'): FeedEvent => ({
  type: 'workgroup.request',
  request: 'c1.1',
  summary: { ...summary, helpers: [], state, reach },
});
const call = (owner: string, conversation: 'connected' | 'held' | 'alerting'): FeedEvent => ({
  type: 'workgroup.interaction',
  interaction: 'c1',
  summary: { owner, media: 'call', conversation },
});
const agent = (loggedOn: boolean): FeedEvent => ({ type: 'workgroup.agent', agent: 'alice', summary: { loggedOn } });
const said = (n: number, length: number): FeedEvent => ({
  type: 'interaction.said',
  n,
  from: 'customer',
  text: { id: `acd/${n}`, length },
});

it('a listed request has the time of its opening, and of its last change of state and no other', () => {
  const view = after(blank.workgroup, [1, listed('waiting')], [2, listed('waiting', 'nobody')], [3, listed('helped')]);
  expect(view.requests['c1.1']).toMatchObject({ openedAt: 1, since: 3 });
  expect(after(view, [4, listed('helped')]).requests['c1.1']).toMatchObject({ openedAt: 1, since: 3 });
});

it('a listed interaction counts anew when its state or its owner is another one', () => {
  const view = after(blank.workgroup, [1, call('alice', 'connected')], [2, call('alice', 'connected')]);
  expect(view.interactions.c1).toMatchObject({ openedAt: 1, since: 1 });
  expect(after(view, [3, call('alice', 'held')]).interactions.c1).toMatchObject({ openedAt: 1, since: 3 });
  expect(after(view, [3, call('bob', 'connected')]).interactions.c1).toMatchObject({ openedAt: 1, since: 3 });
});

it('a listed agent is as they are since they came or went, and free since their last interaction left them', () => {
  const view = after(blank.workgroup, [1, agent(true)], [2, agent(true)], [3, call('alice', 'connected')]);
  expect(view.agents.alice).toEqual({ loggedOn: true, since: 1, freeAt: 0 });
  const over: FeedEvent = { type: 'workgroup.interactionOver', interaction: 'c1' };
  expect(after(view, [5, over]).agents.alice).toEqual({ loggedOn: true, since: 1, freeAt: 5 });
  expect(after(view, [5, call('bob', 'alerting')]).agents.alice).toEqual({ loggedOn: true, since: 1, freeAt: 5 });
  expect(after(view, [5, over], [6, agent(false)]).agents.alice).toEqual({ loggedOn: false, since: 6, freeAt: 5 });
});

it('an interaction knows when it was offered, first connected, and since when it is as it is', () => {
  const changed = (conversation: 'alerting' | 'connected' | 'held'): FeedEvent => ({
    type: 'interaction.changed',
    conversation,
  });
  const offered: FeedEvent = {
    type: 'interaction.offered',
    interaction: 'c1',
    workgroup: 'support',
    media: 'chat',
    acd: true,
    customer: null,
  };
  const view = after(blank.interaction, [1, offered], [2, changed('alerting')]);
  expect(view).toMatchObject({ offeredAt: 1, connectedAt: null, since: 2 });
  expect(after(view, [3, changed('connected')], [4, changed('held')], [5, changed('connected')])).toMatchObject({
    offeredAt: 1,
    connectedAt: 3,
    since: 5,
  });
});

it('of a long conversation the newest lines are shown: 200 of them, or 50,000 characters, and always the last', () => {
  const talked = (count: number, length: number) =>
    Array.from({ length: count }, (_, n) => said(n + 1, length)).reduce<InteractionView>(
      (view, event) => fold(view, { event, at: 0 }),
      blank.interaction,
    );
  const shown = (view: InteractionView) => view.lines.map(({ n }) => n);
  expect(shown(talked(3, 10))).toEqual([1, 2, 3]);
  expect(shown(talked(200, 10))).toHaveLength(200);
  expect(shown(talked(205, 10)).slice(0, 1)).toEqual([6]);
  expect(shown(talked(205, 10))).toHaveLength(200);
  expect(shown(talked(7, 10_000))).toEqual([3, 4, 5, 6, 7]);
  expect(shown(talked(2, 60_000))).toEqual([2]);
});

it('a view made of a projection compares as that projection', () => {
  const interaction = anActor('interaction').hears(
    { type: 'interaction.offer', command: 'acd/1', interaction: 'c1', workgroup: 'support', media: 'chat', acd: true },
    {
      type: 'interaction.say',
      command: 'acd/2',
      interaction: 'c1',
      from: 'customer',
      text: { id: 'acd/2', length: 3 },
    },
    { type: 'interaction.say', command: 'acd/3', interaction: 'c1', from: 'agent', text: { id: 'acd/3', length: 3 } },
  );
  const value = { present: { conversation: 'offering', assistance: 'free' } };
  const projection = project('interaction', { value, context: interaction.context });
  expect(projection.lines).toBe(2);
  expect(comparable(viewOf(projection))).toEqual(projection);
});
