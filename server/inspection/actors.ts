/** The actors of a host as a list: what they are called, and where they are in their charts. */
import { setImmediate } from 'node:timers/promises';
import { statesIn } from '../../machines/index.ts';
import type { ListedActor } from '../../machines/inspection.ts';
import type { Address, Kind } from '../../machines/names.ts';
import { partsOf } from '../../machines/names.ts';
import type { Host, ListedAddress } from '../actors/host.ts';
import type { Directory } from '../directory/directory.ts';

/** So many addresses are looked at in one go; others have their turn in between. */
const lookedAtOnce = 1_000;

export interface ActorQuery {
  /** A part of an address, or of the name of the person; nothing finds all. */
  search: string;
  kind?: Kind;
  after: string;
  count: number;
}

interface Sources {
  host: Pick<Host, 'actorsAfter' | 'peek'>;
  directory: Pick<Directory, 'person'>;
}

export async function listActors(
  { host, directory }: Sources,
  { search, kind, after, count }: ActorQuery,
): Promise<{ actors: ListedActor[]; next: Address | null }> {
  const sought = search.toLowerCase();
  const found: ListedAddress[] = [];
  let isMore = true;
  for (let last = after; isMore && found.length <= count; ) {
    const page = await host.actorsAfter(last, lookedAtOnce, kind);
    found.push(...page.filter(({ address }) => wordsOf(address, directory).includes(sought)));
    isMore = page.length === lookedAtOnce;
    last = page.at(-1)?.address ?? last;
    if (isMore) await setImmediate();
  }
  const actors = await Promise.all(
    found.slice(0, count).map(async ({ address, publishedIn }) => {
      const name = nameOf(address, directory);
      const state = await host.peek(address);
      return {
        address,
        state: state ? statesIn(state.value).join(', ') : '',
        ...(name !== undefined && { name }),
        lastTurn: publishedIn,
      };
    }),
  );
  return { actors, next: found.length > count ? found[count - 1]!.address : null };
}

function nameOf(address: Address, directory: Pick<Directory, 'person'>): string | undefined {
  const { kind, id } = partsOf(address);
  return kind === 'agent' || kind === 'supervisor' ? directory.person(id)?.name : undefined;
}

const wordsOf = (address: Address, directory: Pick<Directory, 'person'>): string =>
  `${address} ${nameOf(address, directory) ?? ''}`.toLowerCase();
