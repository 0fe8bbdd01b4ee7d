/** What a host announces of what has happened for good, to whoever follows it. When that is so, the host says. */
import type { Observable } from 'rxjs';
import { Subject } from 'rxjs';
import type { CommitSize, Host, Published, TurnSeen } from './host.ts';
import type { Ran } from './ledger.ts';
import { seenOf } from './ledger.ts';

export class Announcements implements Pick<Host, 'published' | 'committed' | 'turned'> {
  readonly #published = new Subject<readonly Published[]>();
  readonly #committed = new Subject<CommitSize>();
  readonly #turned = new Subject<readonly TurnSeen[]>();
  readonly published: Observable<readonly Published[]> = this.#published;
  readonly committed: Observable<CommitSize> = this.#committed;
  readonly turned: Observable<readonly TurnSeen[]> = this.#turned;

  /** One commit: of each command, or timer, the turns that it caused; and how many commands were answered. */
  tell(units: readonly (readonly Ran[])[], commands: number): void {
    let [turns, events] = [0, 0];
    for (const ran of units) {
      const published = ran.length === 1 ? ran[0]!.published : ran.flatMap((one) => one.published);
      turns += ran.length;
      events += published.length;
      if (published.length > 0) this.#published.next(published);
    }
    if (this.#turned.observed) this.#turned.next(units.flat().map(seenOf));
    this.#committed.next({ commands, turns, events });
  }

  complete(): void {
    this.#published.complete();
    this.#committed.complete();
    this.#turned.complete();
  }
}
