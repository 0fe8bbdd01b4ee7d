import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Conversation, Media } from '../../machines/commands.ts';
import { blank, fold } from '../../machines/views.ts';
import type { WallChoice, WallRow } from '../../machines/wall.ts';
import {
  chosenRows,
  everythingOnTheWall,
  groupedRows,
  isSameRow,
  wallCounts,
  wallRows,
  wallSorts,
} from '../../machines/wall.ts';
import type { RequestListing, SupervisorView, WorkgroupView } from '../../machines/wire.ts';

const sue: SupervisorView = {
  ...blank.supervisor,
  supervisor: 'sue',
  presence: 'supervising',
  memberOf: ['billing', 'support'],
};
const agent = (loggedOn: boolean, since: number, freeAt = 0) => ({ loggedOn, since, freeAt });
const on = (owner: string | null, conversation: Conversation, since: number, media: Media = 'call') => ({
  owner,
  media,
  conversation,
  openedAt: since,
  since,
});
const request = (of: string, state: RequestListing['state'], openedAt: number): RequestListing => ({
  agent: of,
  urgency: 'normal',
  reason: null,
  state,
  reach: 'asked',
  escalated: false,
  responsible: state === 'helped' ? 'sam' : null,
  helpers: state === 'helped' ? ['sam'] : [],
  openedAt,
  since: openedAt,
});
const support: WorkgroupView = {
  ...blank.workgroup,
  workgroup: 'support',
  agents: {
    alice: agent(true, 1_000),
    bob: agent(true, 2_000, 9_000),
    carol: agent(false, 3_000),
    dan: agent(true, 4_000),
  },
  interactions: {
    c1: on('alice', 'held', 5_000),
    c2: on('alice', 'connected', 6_000, 'chat'),
    c3: on(null, 'offering', 7_000),
    c4: on('dan', 'alerting', 8_000),
  },
  requests: { 'c1.1': request('alice', 'waiting', 5_500), 'c2.1': request('alice', 'helped', 6_500) },
};
const billing: WorkgroupView = {
  ...blank.workgroup,
  workgroup: 'billing',
  agents: { bob: agent(true, 2_500, 4_000) },
  requests: { 'b1.1': request('bob', 'unattended', 4_500) },
};
const views = new Map([
  ['workgroup/support', support],
  ['workgroup/billing', billing],
]);
const rows = wallRows(views, sue);
const row = (who: string) => rows.find((one) => one.agent === who)!;
const named = (name: string) => name;
const shown = (choice: Partial<WallChoice>) =>
  chosenRows(rows, { ...everythingOnTheWall, ...choice }, named).map((one) => one.agent);

describe('the wall', () => {
  it('has each agent once, with all of their workgroups that the supervisor belongs to', () => {
    expect(rows.map((one) => [one.agent, one.workgroups])).toEqual([
      ['alice', ['support']],
      ['bob', ['billing', 'support']],
      ['carol', ['support']],
      ['dan', ['support']],
    ]);
  });

  it('says what each of them does, since when: the busiest interaction decides', () => {
    expect(rows.map(({ state, since }) => [state, since])).toEqual([
      ['connected', 6_000],
      ['free', 9_000],
      ['loggedOff', 3_000],
      ['alerting', 8_000],
    ]);
  });

  it('has all interactions and requests of an agent, and says which request may be joined', () => {
    expect(row('alice').interactions.map(({ interaction }) => interaction)).toEqual(['c2', 'c1']);
    expect(row('alice').requests.map(({ request: id, joinable }) => [id, joinable])).toEqual([
      ['c1.1', false],
      ['c2.1', true],
    ]);
    const helping = { ...sue, helping: { 'c2.1': { agent: 'alice', workgroup: 'support' } } };
    expect(wallRows(views, helping)[0]!.requests[1]).toMatchObject({ helping: true, joinable: false });
  });

  it('is empty for who does not supervise now', () => {
    expect(wallRows(views, { ...sue, presence: 'client' })).toEqual([]);
  });

  it('counts what is open and who is there', () => {
    expect(wallCounts(views, rows, sue)).toEqual({ waiting: 1, helped: 1, unattended: 1, loggedOn: 3, loggedOff: 1 });
  });
});

describe('what is chosen of it', () => {
  it('has the longest wait first, then by what they do, unless another order is chosen', () => {
    expect(shown({})).toEqual(['bob', 'alice', 'dan', 'carol']);
    expect(shown({ sort: 'name' })).toEqual(['alice', 'bob', 'carol', 'dan']);
    expect(shown({ sort: 'state' })).toEqual(['alice', 'dan', 'bob', 'carol']);
    expect(shown({ sort: 'longest' })).toEqual(['carol', 'alice', 'dan', 'bob']);
  });

  it('is of one workgroup, one kind of interaction, one state, or part of a name', () => {
    expect(shown({ workgroup: 'billing' })).toEqual(['bob']);
    expect(shown({ media: 'chat' })).toEqual(['alice']);
    expect(shown({ state: 'loggedOff' })).toEqual(['carol']);
    expect(shown({ state: 'waiting' })).toEqual(['bob', 'alice']);
    expect(shown({ search: ' AR ' })).toEqual(['carol']);
  });

  it('is grouped by workgroup, where one may stand twice, by state, or not at all', () => {
    const groups = (group: WallChoice['group'], workgroup = '') =>
      groupedRows(rows, { group, workgroup }).map(({ key, rows: inside }) => [key, inside.map((one) => one.agent)]);
    expect(groups('agent')).toEqual([['', ['alice', 'bob', 'carol', 'dan']]]);
    expect(groups('state')).toEqual([
      ['connected', ['alice']],
      ['alerting', ['dan']],
      ['free', ['bob']],
      ['loggedOff', ['carol']],
    ]);
    expect(groups('workgroup')).toEqual([
      ['billing', ['bob']],
      ['support', ['alice', 'bob', 'carol', 'dan']],
    ]);
    expect(groups('workgroup', 'billing')).toEqual([['billing', ['bob']]]);
  });
});

const choice: fc.Arbitrary<WallChoice> = fc.record({
  workgroup: fc.constantFrom('', 'support', 'billing'),
  media: fc.constantFrom<Media | ''>('', 'call', 'chat'),
  state: fc.constantFrom('', 'waiting', 'free', 'held', 'connected', 'loggedOff'),
  search: fc.constantFrom('', 'a', 'b', 'zz'),
  sort: fc.constantFrom(...wallSorts),
  group: fc.constantFrom('agent', 'workgroup', 'state'),
});
const shuffled = fc.shuffledSubarray(rows as WallRow[], { minLength: rows.length });

describe('whatever is chosen', () => {
  it('the order of rows does not depend on the order they came in', () => {
    fc.assert(
      fc.property(choice, shuffled, (chosen, mixed) => {
        expect(chosenRows(mixed, chosen, named)).toEqual(chosenRows(rows, chosen, named));
      }),
    );
  });

  it('groups hold exactly the rows that are chosen, in their order', () => {
    fc.assert(
      fc.property(choice, (chosen) => {
        const some = chosenRows(rows, chosen, named);
        const groups = groupedRows(some, chosen);
        expect(new Set(groups.flatMap(({ rows: inside }) => inside))).toEqual(new Set(some));
        for (const { rows: inside } of groups) expect(inside).toEqual(some.filter((one) => inside.includes(one)));
      }),
    );
  });
});

const happening = fc.constantFrom(
  { type: 'workgroup.agent', agent: 'bob', summary: { loggedOn: false } } as const,
  { type: 'workgroup.agentLeft', agent: 'dan' } as const,
  {
    type: 'workgroup.interaction',
    interaction: 'c3',
    summary: { owner: 'bob', media: 'call', conversation: 'alerting' },
  } as const,
  {
    type: 'workgroup.interaction',
    interaction: 'c1',
    summary: { owner: 'dan', media: 'call', conversation: 'held' },
  } as const,
  { type: 'workgroup.interactionOver', interaction: 'c2' } as const,
  { type: 'workgroup.ended', request: 'c1.1' } as const,
  { type: 'workgroup.presence', supervisor: 'sue', supervising: true } as const,
);
it('a row that is called the same shows the same, and one that nothing happened to is', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 6 }), (events) => {
      const after = events.reduce((view, event) => fold(view, { event, at: 20_000 }), support);
      const now = wallRows(new Map([...views, ['workgroup/support', after]]), sue);
      for (const one of now) {
        const before = rows.find((other) => other.agent === one.agent);
        if (before && isSameRow(before, one)) expect(one).toEqual(before);
      }
      if (events.length === 0) expect(now.every((one) => isSameRow(one, row(one.agent)))).toBe(true);
    }),
  );
});
