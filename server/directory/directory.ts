/**
 * The site as it is now: people, workgroups and services, each with the number of its last change. The fold of the change
 * log, kept in memory; whoever reads it sees a change at once. Decides nothing about what may be changed.
 */
import type { Observable } from 'rxjs';
import { Subject } from 'rxjs';
import type { ThingKind } from '../../machines/administration.ts';
import type { Site, SitePerson, SiteService, SiteWorkgroup } from '../site.ts';
import type { Change, ChangeLog, ChangeSet, ThingOf } from './change.ts';
import { editsOf, theSite } from './change.ts';
import { MemoryLog } from './memory-log.ts';

interface Kept<Value> {
  value: Value;
  version: number;
}
type Books = { [Kind in ThingKind]: Map<string, Kept<ThingOf[Kind]>> };

export class Directory {
  readonly log: ChangeLog;
  readonly #books: Books = { site: new Map(), workgroup: new Map(), person: new Map(), service: new Map() };
  readonly #changed = new Subject<readonly Change[]>();

  constructor(log: ChangeLog) {
    this.log = log;
    this.#fold(log.after(0));
  }

  /** Of a site that is kept nowhere. */
  static of(site: Site): Directory {
    const log = new MemoryLog();
    log.append({ at: 0, by: 'service.site', edits: editsOf(site) });
    log.markTold(log.last);
    return new Directory(log);
  }

  /** Changes that were made together, as soon as they are in here. */
  get changed(): Observable<readonly Change[]> {
    return this.#changed.asObservable();
  }

  get name(): string {
    return this.#books.site.get(theSite)?.value.name ?? '';
  }

  person(id: string): SitePerson | undefined {
    return this.#books.person.get(id)?.value;
  }

  people(): [id: string, person: SitePerson][] {
    return valuesOf(this.#books.person);
  }

  workgroup(id: string): SiteWorkgroup | undefined {
    return this.#books.workgroup.get(id)?.value;
  }

  workgroups(): [id: string, workgroup: SiteWorkgroup][] {
    return valuesOf(this.#books.workgroup);
  }

  services(): [id: string, service: SiteService][] {
    return valuesOf(this.#books.service);
  }

  thing<Kind extends ThingKind>(kind: Kind, id: string): ThingOf[Kind] | undefined {
    return this.#books[kind].get(id)?.value;
  }

  /** Number of its last change; 0 if there is no such thing. */
  version(kind: ThingKind, id: string): number {
    return this.#books[kind].get(id)?.version ?? 0;
  }

  /** As a site file has it. */
  site(): Site {
    return {
      name: this.name,
      people: Object.fromEntries(this.people()),
      workgroups: Object.fromEntries(this.workgroups()),
      services: Object.fromEntries(this.services()),
    };
  }

  /** Keeps changes, and is changed by them. Throws, and is not, if they could not be kept. */
  change(set: ChangeSet): Change[] {
    const changes = this.log.append(set);
    this.#fold(changes);
    this.#changed.next(changes);
    return changes;
  }

  close(): void {
    this.#changed.complete();
  }

  #fold(changes: readonly Change[]): void {
    for (const { kind, id, value, n } of changes) {
      const book = this.#books[kind] as Map<string, Kept<unknown>>;
      if (value === null) book.delete(id);
      else book.set(id, { value, version: n });
    }
  }
}

const valuesOf = <Value>(book: ReadonlyMap<string, Kept<Value>>): [id: string, value: Value][] =>
  [...book].map(([id, { value }]) => [id, value]);
