/**
 * How the site is changed: one change after the other, each judged with the whole site as it then would be, kept first and
 * told afterwards. Whoever asks says which version they saw. Knows no HTTP; who may ask is decided before.
 */

import type { ThingKind } from '../../machines/administration.ts';
import type { SiteMistake } from '../../machines/wire.ts';
import { Refused } from '../problems.ts';
import type { Site, SitePerson } from '../site.ts';
import { checkSite, hasRole, pathOf } from '../site.ts';
import type { Change, Edit } from './change.ts';
import { editsOf } from './change.ts';
import { withoutIdle } from './differences.ts';
import type { Directory } from './directory.ts';
import type { Telling } from './telling.ts';

/** Of a whole site that does not fit; whoever has mended those is told of the others. */
const mistakesToldMax = 200;

export interface Asked {
  /** A person, or `service.<name>`. */
  by: string;
  /** Made by the client, unique for `by` (R-IDEMPOTENT). */
  key: string;
  /** What is asked for without its secrets: the same key again must ask for the same. */
  fingerprint: string;
  /** The session that asks, which outlives a change of its own password. */
  session?: string;
}

export interface AdministrationOptions {
  directory: Directory;
  telling: Telling;
  /** ms UTC. */
  now(): number;
  /** Whoever has no password may log on without one. */
  demo: boolean;
}

export class Administration {
  readonly directory: Directory;
  readonly #options: AdministrationOptions;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: AdministrationOptions) {
    this.#options = options;
    this.directory = options.directory;
  }

  /**
   * What was changed, once the charts and everybody's sessions are as it says; nothing if it was so already. `decide` is
   * called in turn, with nothing under way, and may throw. Throws Refused: `commandIdReused`, `inconsistent`,
   * `lastAdministrator`, and `unavailable` if it is kept but not everybody could be told yet.
   */
  change(asked: Asked, decide: () => Edit[]): Promise<readonly Change[]> {
    const changed = this.#turn.then(() => this.#change(asked, decide));
    this.#turn = changed.catch(() => {});
    return changed;
  }

  /** Throws what `change` would throw of these edits. */
  judge(edits: readonly Edit[]): void {
    const site = siteWith(this.directory.site(), edits);
    const { mistakes } = checkSite(site);
    if (mistakes.length > 0) {
      const found = mistakes
        .slice(0, mistakesToldMax)
        .map((mistake): SiteMistake => ({ path: pathOf(mistake), says: mistake.says }));
      throw new Refused('inconsistent', { mistakes: found });
    }
    const before = this.directory.people().some(([, person]) => this.#canAdministrate(person));
    if (before && !Object.values(site.people).some((person) => this.#canAdministrate(person))) {
      throw new Refused('lastAdministrator');
    }
  }

  /** Throws `outdated` if the thing has another version than somebody saw; 0 is the version of what is not there. */
  expect(kind: ThingKind, id: string, seen: number): void {
    if (this.directory.version(kind, id) !== seen) throw new Refused('outdated');
  }

  async #change({ by, key, fingerprint, session }: Asked, decide: () => Edit[]): Promise<readonly Change[]> {
    const { telling, now } = this.#options;
    const kept = this.directory.log.keyed(`${by}/${key}`);
    if (kept && kept.fingerprint !== fingerprint) throw new Refused('commandIdReused');
    let changes: readonly Change[];
    if (kept) {
      changes = this.directory.log.after(kept.first - 1).filter(({ first }) => first === kept.first);
    } else {
      const edits = withoutIdle(this.directory, decide());
      if (edits.length === 0) return [];
      this.judge(edits);
      changes = this.directory.change({ at: now(), by, edits, key: `${by}/${key}`, fingerprint });
    }
    if (!(await telling.catchUp(session))) throw new Refused('unavailable');
    return changes;
  }

  #canAdministrate(person: SitePerson): boolean {
    return hasRole(person, 'administrator') && (this.#options.demo || person.password !== undefined);
  }
}

/** A site as edits would make it. */
function siteWith(site: Site, edits: readonly Edit[]): Site {
  const now: Record<ThingKind, Map<string, unknown>> = {
    site: new Map(),
    person: new Map(),
    workgroup: new Map(),
    service: new Map(),
  };
  for (const { kind, id, value } of [...editsOf(site), ...edits]) {
    if (value === null) now[kind].delete(id);
    else now[kind].set(id, value);
  }
  return {
    ...(now.site.values().next().value as Pick<Site, 'name'>),
    people: Object.fromEntries(now.person) as Site['people'],
    workgroups: Object.fromEntries(now.workgroup) as Site['workgroups'],
    services: Object.fromEntries(now.service) as NonNullable<Site['services']>,
  };
}
