/** Rules of what a supervisor sees beside requests: what an interaction is about, and the wall. */
import { heardAt } from '../../../harness/mutants/planting.ts';
import type { Desk } from '../../../machines/desk-state.ts';
import { wallRows } from '../../../machines/wall.ts';
import type { View } from '../../../machines/wire.ts';
import { atDesk, breaks, inChart, nothing, receiving, without } from './rule-mutant.ts';

/** A desk whose views of that kind are other ones. */
const seenAs = <Kind extends View['kind']>(
  kind: Kind,
  change: (view: Extract<View, { kind: Kind }>) => Extract<View, { kind: Kind }>,
) =>
  receiving((received) => {
    const views = new Map<string, View>(
      [...received.desk.views].map(([topic, view]) => [
        topic,
        view.kind === kind ? change(view as Extract<View, { kind: Kind }>) : view,
      ]),
    );
    return { ...received, desk: { ...received.desk, views } satisfies Desk };
  });

export const context = [
  ...breaks('R-CONTEXT', {
    'what is written is not shown': inChart('interaction', { says: { showLine: nothing } }),
    'what the agent writes passes for the customer’s': inChart('interaction', {
      says: {
        showLine: (said) =>
          said.map((effect) =>
            effect.type === 'publish' && effect.event.type === 'interaction.said'
              ? { ...effect, event: { ...effect.event, from: 'customer' } }
              : effect,
          ),
      },
    }),
    'attributes are not shown': inChart('interaction', { says: { showDescribed: without('interaction.described') } }),
    'an attribute that is taken back stays': inChart('interaction', { says: { showDropped: nothing } }),
    'an attribute has one value only, the first': inChart('interaction', {
      says: {
        showDescribed: (said, { attributes }, message) =>
          'attribute' in message && attributes[message.attribute]?.id !== message.text.id ? [] : said,
      },
      keeps: {
        describe: (kept, { attributes }, message) =>
          'attribute' in message && message.attribute in attributes ? { attributes } : kept,
      },
    }),
    'a second attribute replaces the first': inChart('interaction', {
      keeps: {
        describe: (kept, _, message) =>
          'attribute' in message ? { attributes: { [message.attribute]: message.text } } : kept,
      },
      says: {
        showDescribed: (said, { attributes }) => (Object.keys(attributes).length > 1 ? [] : said),
      },
    }),
    'there may be any number of attributes': inChart('interaction', { asks: { isOneTooMany: () => false } }),
    'an interaction with 20 attributes cannot change one': inChart('interaction', {
      asks: { isOneTooMany: ({ attributes }) => Object.keys(attributes).length >= 20 },
    }),
    'an attribute may be of any length': inChart('interaction', { asks: { isTooLong: () => false } }),
    'a line may be of any length': inChart('interaction', { asks: { isLineTooLong: () => false } }),
    'a line of the length of an e-mail is too long': inChart('interaction', {
      asks: { isLineTooLong: (_, message) => 'text' in message && (message.text?.length ?? 0) > 2_000 },
    }),
    'a line may be empty': inChart('interaction', { asks: { isEmpty: () => false } }),
    'a conversation goes on beyond 1,000 lines': inChart('interaction', { asks: { isFull: () => false } }),
    'it is told only once somebody has picked it up': inChart('interaction', {
      states: (config) => {
        const refuse = { actions: 'refuseMove' };
        Object.assign(heardAt(config, 'present.conversation.offering'), {
          'interaction.say': refuse,
          'interaction.describe': refuse,
        });
      },
    }),
    'lines go on after the end': inChart('interaction', {
      states: (config) => delete heardAt(config, 'present.conversation.disconnected')['interaction.say'],
    }),
    'attributes go on after the end': inChart('interaction', {
      states: (config) => delete heardAt(config, 'present.conversation.disconnected')['interaction.describe'],
    }),
    'a late line is believed': inChart('interaction', {
      asks: {
        isStale: ({ sequence }, message) =>
          message.type !== 'interaction.say' && 'sequence' in message && (message.sequence ?? Infinity) <= sequence,
      },
    }),
    'the oldest lines are shown': seenAs('interaction', (view) => ({
      ...view,
      lines: view.lines.filter(({ n }) => n <= 200),
    })),
    'its time begins when it was offered': seenAs('interaction', (view) => ({ ...view, since: view.offeredAt })),
    'a supervisor who helps is shown nothing of it': seenAs('interaction', (view) => ({
      ...view,
      lines: view.lines.slice(0, 3),
    })),
  }),

  ...breaks('R-WALL', {
    'the wall is empty': atDesk({ wallRows: () => [] }),
    'whoever is logged off is not on the wall': atDesk({
      wallRows: (views, self) => wallRows(views, self).filter(({ state }) => state !== 'loggedOff'),
    }),
    'everybody who is logged on is free': atDesk({
      wallRows: (views, self) =>
        wallRows(views, self).map((row) => (row.state === 'loggedOff' ? row : { ...row, state: 'free' })),
    }),
    'the first interaction decides, not the busiest': atDesk({
      wallRows: (views, self) =>
        wallRows(views, self).map((row) => {
          const first = [...row.interactions].sort((a, b) => a.listing.openedAt - b.listing.openedAt)[0];
          return first ? { ...row, state: first.listing.conversation as typeof row.state } : row;
        }),
    }),
    'only one interaction of an agent is shown': atDesk({
      wallRows: (views, self) =>
        wallRows(views, self).map((row) => ({ ...row, interactions: row.interactions.slice(0, 1) })),
    }),
    'requests are not on the wall': atDesk({
      wallRows: (views, self) => wallRows(views, self).map((row) => ({ ...row, requests: [] })),
    }),
    'a state lasts since the interaction came': seenAs('workgroup', (view) => ({
      ...view,
      interactions: Object.fromEntries(
        Object.entries(view.interactions).map(([id, listing]) => [id, { ...listing, since: listing.openedAt }]),
      ),
    })),
    'a request is as old as its state': seenAs('workgroup', (view) => ({
      ...view,
      requests: Object.fromEntries(
        Object.entries(view.requests).map(([id, listing]) => [id, { ...listing, openedAt: listing.since }]),
      ),
    })),
    'an agent is free since the log-on': seenAs('workgroup', (view) => ({
      ...view,
      agents: Object.fromEntries(Object.entries(view.agents).map(([id, listing]) => [id, { ...listing, freeAt: 0 }])),
    })),
    'what becomes of a call is not told to the wall': inChart('interaction', {
      says: { showHeld: without('interaction.summary') },
    }),
    'a call that is over stays on the wall': inChart('interaction', {
      says: { showDisconnected: without('interaction.over') },
    }),
  }),
];
