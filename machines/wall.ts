/**
 * R-WALL: what the agents of a supervisor's workgroups do, as rows to be filtered, sorted and grouped. Made from the same
 * views as everything else on the desk; what time it is, whoever shows it knows. Imports types only.
 */
import type { Conversation, Media } from './commands.ts';
import type { Views } from './desk.ts';
import type { AgentListing, InteractionListing, RequestListing, SupervisorView, WorkgroupView } from './wire.ts';

/** What an agent does: the busiest of their interactions says it. */
export type WallState = Exclude<Conversation, 'offering' | 'disconnected'> | 'free' | 'loggedOff';

export interface WallInteraction {
  interaction: string;
  workgroup: string;
  listing: InteractionListing;
}

export interface WallRequest {
  request: string;
  workgroup: string;
  listing: RequestListing;
  /** This supervisor helps with it already. */
  helping: boolean;
  /** R-JOIN. */
  joinable: boolean;
}

export interface WallRow {
  agent: string;
  /** Those of the supervisor's workgroups that list this agent. */
  workgroups: readonly string[];
  state: WallState;
  /** In that state since then, ms UTC. */
  since: number;
  /** The busiest first, then the one that has lasted longest. */
  interactions: readonly WallInteraction[];
  /** Open requests of this agent, the longest open first. */
  requests: readonly WallRequest[];
}

/** From the busiest to the least; also the order of groups. */
export const wallStates: readonly WallState[] = ['connected', 'held', 'parked', 'alerting', 'free', 'loggedOff'];

export const wallSorts = ['wait', 'name', 'state', 'longest'] as const;
export type WallSort = (typeof wallSorts)[number];
export const groupings = ['agent', 'workgroup', 'state'] as const;
export type Grouping = (typeof groupings)[number];

export interface WallChoice {
  /** Empty: all. */
  workgroup: string;
  media: Media | '';
  /** `waiting`: with a request that nobody helps with. */
  state: WallState | 'waiting' | '';
  /** Part of a name. */
  search: string;
  sort: WallSort;
  group: Grouping;
}

export const everythingOnTheWall: WallChoice = {
  workgroup: '',
  media: '',
  state: '',
  search: '',
  sort: 'wait',
  group: 'agent',
};

const groupOf = (views: Views, name: string) => views.get(`workgroup/${name}`) as WorkgroupView | undefined;
const byId = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const busy = ({ listing }: WallInteraction) => wallStates.indexOf(listing.conversation as WallState);
const isUnhelped = ({ listing }: WallRequest) => listing.state !== 'helped';

/** One row for each agent, by id. Empty while the person does not supervise. */
export function wallRows(views: Views, { supervisor, presence, memberOf, helping }: SupervisorView): WallRow[] {
  if (presence !== 'supervising') return [];
  const agents = new Map<string, { workgroups: string[]; listings: AgentListing[] }>();
  const interactions = new Map<string, WallInteraction[]>();
  const requests = new Map<string, WallRequest[]>();
  for (const workgroup of memberOf) {
    const group = groupOf(views, workgroup);
    if (!group) continue;
    for (const [agent, listing] of Object.entries(group.agents)) {
      const known = agents.get(agent);
      if (!known) agents.set(agent, { workgroups: [workgroup], listings: [listing] });
      else {
        known.workgroups.push(workgroup);
        known.listings.push(listing);
      }
    }
    for (const [interaction, listing] of Object.entries(group.interactions)) {
      if (listing.owner) push(interactions, listing.owner, { interaction, workgroup, listing });
    }
    for (const [request, listing] of Object.entries(group.requests)) {
      const mine = request in helping;
      const joinable = listing.state === 'helped' && !mine && listing.agent !== supervisor;
      push(requests, listing.agent, { request, workgroup, listing, helping: mine, joinable });
    }
  }
  return [...agents]
    .sort(([a], [b]) => byId(a, b))
    .map(([agent, { workgroups, listings }]) => ({
      agent,
      workgroups,
      ...standing(listings, interactions.get(agent) ?? []),
      requests: (requests.get(agent) ?? []).sort(
        (a, b) => a.listing.openedAt - b.listing.openedAt || byId(a.request, b.request),
      ),
    }));
}

function push<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

function standing(listings: readonly AgentListing[], own: WallInteraction[]) {
  const interactions = own.sort(
    (a, b) => busy(a) - busy(b) || a.listing.since - b.listing.since || byId(a.interaction, b.interaction),
  );
  const first = interactions[0]?.listing;
  // Each workgroup heard of a log-on at its own time; whoever heard first is right.
  const since = Math.min(...listings.map((listing) => listing.since));
  if (!listings.some(({ loggedOn }) => loggedOn)) return { state: 'loggedOff' as const, since, interactions };
  if (first) return { state: first.conversation as WallState, since: first.since, interactions };
  return { state: 'free' as const, since: Math.max(since, ...listings.map(({ freeAt }) => freeAt)), interactions };
}

/** Whether two rows show the same, so that the one needs not be drawn again. */
export function isSameRow(a: WallRow, b: WallRow): boolean {
  const isSameList = <Item extends { listing: object }>(these: readonly Item[], those: readonly Item[]) =>
    these.length === those.length && these.every(({ listing }, n) => listing === those[n]!.listing);
  return (
    a.agent === b.agent &&
    a.state === b.state &&
    a.since === b.since &&
    a.workgroups.join(' ') === b.workgroups.join(' ') &&
    isSameList(a.interactions, b.interactions) &&
    isSameList(a.requests, b.requests) &&
    a.requests.every(
      ({ helping, joinable }, n) => helping === b.requests[n]!.helping && joinable === b.requests[n]!.joinable,
    )
  );
}

/** Of a row, for who waits longest: nobody helps before somebody helps before no request at all. */
function wait({ requests }: WallRow): [rank: number, openedAt: number] {
  const unhelped = requests.find(isUnhelped);
  const one = unhelped ?? requests[0];
  return one ? [unhelped ? 0 : 1, one.listing.openedAt] : [2, 0];
}

type Order = (a: WallRow, b: WallRow) => number;

const orders: Record<WallSort, Order> = {
  wait: (a, b) => {
    const [[rankA, atA], [rankB, atB]] = [wait(a), wait(b)];
    return rankA - rankB || atA - atB || orders.state(a, b);
  },
  state: (a, b) => wallStates.indexOf(a.state) - wallStates.indexOf(b.state) || a.since - b.since,
  longest: (a, b) => a.since - b.since,
  name: () => 0,
};

/** The rows that are asked for, in their order. `nameOf` is what people read and search. */
export function chosenRows(rows: readonly WallRow[], choice: WallChoice, nameOf: (agent: string) => string): WallRow[] {
  const { workgroup, media, state, search, sort } = choice;
  const sought = search.trim().toLocaleLowerCase();
  const isChosen = (row: WallRow) =>
    (workgroup === '' || row.workgroups.includes(workgroup)) &&
    (media === '' || row.interactions.some(({ listing }) => listing.media === media)) &&
    (state === '' || (state === 'waiting' ? row.requests.some(isUnhelped) : row.state === state)) &&
    (sought === '' || nameOf(row.agent).toLocaleLowerCase().includes(sought));
  const byName: Order = (a, b) => nameOf(a.agent).localeCompare(nameOf(b.agent)) || byId(a.agent, b.agent);
  return rows.filter(isChosen).sort((a, b) => orders[sort](a, b) || byName(a, b));
}

export interface Group<Row> {
  /** A workgroup, an agent or a state; empty where everything is one group. */
  key: string;
  rows: Row[];
}

/** Rows under what they are grouped by. Each row is an agent's: grouped by agent they are one list. */
export function groupedRows(rows: readonly WallRow[], { group, workgroup }: Pick<WallChoice, 'group' | 'workgroup'>) {
  if (group === 'agent') return rows.length > 0 ? [{ key: '', rows: [...rows] }] : [];
  if (group === 'state') return inGroups(rows, ({ state }) => [state], wallStates);
  return inGroups(rows, ({ workgroups }) => workgroups.filter((name) => workgroup === '' || name === workgroup));
}

/** In the given order of groups, or in the order of their names. A row may stand in several. */
export function inGroups<Row>(
  rows: readonly Row[],
  keysOf: (row: Row) => readonly string[],
  order?: readonly string[],
): Group<Row>[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) for (const key of keysOf(row)) push(groups, key, row);
  return [...groups]
    .sort(([a], [b]) => (order ? order.indexOf(a) - order.indexOf(b) : byId(a, b)))
    .map(([key, inside]) => ({ key, rows: inside }));
}

export interface WallCounts {
  waiting: number;
  helped: number;
  unattended: number;
  loggedOn: number;
  loggedOff: number;
}

/** Of all the supervisor's workgroups, whatever is chosen; who is in several is one. */
export function wallCounts(views: Views, rows: readonly WallRow[], { memberOf }: Pick<SupervisorView, 'memberOf'>) {
  const counts: WallCounts = { waiting: 0, helped: 0, unattended: 0, loggedOn: 0, loggedOff: 0 };
  for (const workgroup of memberOf) {
    for (const { state } of Object.values(groupOf(views, workgroup)?.requests ?? {})) counts[state]++;
  }
  for (const { state } of rows) counts[state === 'loggedOff' ? 'loggedOff' : 'loggedOn']++;
  return counts;
}
