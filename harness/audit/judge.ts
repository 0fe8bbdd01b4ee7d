/**
 * Judges properties over a record. Those of turns and states: in every turn. Q-VIEW: of every actor that was touched,
 * whenever nothing is under way. The other quiet ones look at everybody, so in a big centre they are judged at intervals.
 */
import type { Message } from '../../machines/messages.ts';
import type { Address } from '../../machines/names.ts';
import { comparable } from '../../machines/projection.ts';
import type { Property, Seen, World } from '../../machines/properties/shape.ts';
import type { Violation } from '../../machines/properties/watcher.ts';
import { watch } from '../../machines/properties/watcher.ts';
import type { Actors } from './actors.ts';

/** So few actors are all looked at whenever nothing is under way. */
const fewActors = 40;
/** More of them once so many turns have gone by for each: looking at everybody then costs less than the turns themselves. */
const turnsForEach = 2;

const isQuiet = ({ expectation }: Property) => expectation === 'quiet' || expectation === 'leadsTo';
const isOfOneActor = ({ name }: Property) => name === 'Q-VIEW';

export interface Judged {
  /** How often by property; of a quiet one, how often when nothing was under way. */
  times: Record<string, number>;
  /** Moments at which nothing was under way. */
  quietMoments: number;
  /** The longest stretch of turns after which all quiet properties were judged. */
  turnsBetween: number;
}

export class Judge {
  readonly #properties: readonly Property[];
  readonly #actors: Actors;
  readonly #everyTurn;
  readonly #whenQuiet;
  readonly #ofTouched;
  #touched = new Set<Address>();
  #turns = 0;
  #turnsSince = 0;
  #turnsBetween = 0;
  #quietMoments = 0;
  #fullChecks = 0;

  constructor(properties: readonly Property[], actors: Actors) {
    this.#properties = properties;
    this.#actors = actors;
    this.#everyTurn = watch(properties.filter((one) => !isQuiet(one)));
    this.#whenQuiet = watch(properties.filter((one) => isQuiet(one) && !isOfOneActor(one)));
    this.#ofTouched = watch(properties.filter(isOfOneActor));
  }

  turn(seen: Seen): Violation[] {
    this.#turns++;
    this.#turnsSince++;
    this.#touched.add(seen.to);
    return this.#everyTurn.turn(seen, this.#world(false));
  }

  /**
   * Call when nothing is under way. `everything`: all quiet properties now, however many actors there are. `since`: so
   * many turns ago they all held.
   */
  quiet(everything: boolean): { violations: Violation[]; since: number } {
    this.#quietMoments++;
    const violations = this.#ofTouched.settled(this.#world(true, this.#touched));
    this.#touched.clear();
    const { active } = this.#actors;
    if (!everything && active > fewActors && this.#turnsSince < turnsForEach * active) return { violations, since: 0 };
    const since = this.#turnsSince;
    this.#turnsBetween = Math.max(this.#turnsBetween, since);
    this.#turnsSince = 0;
    this.#fullChecks++;
    violations.push(...this.#whenQuiet.settled(this.#world(true)));
    for (const address of this.#actors.retire()) this.#everyTurn.forget(address);
    return { violations, since };
  }

  /**
   * Tells the monitors what stands when a record is followed from its middle: an actor, and its timers that are armed.
   * What they would have remembered otherwise is not judged.
   */
  stand(address: Address, timers: Iterable<string>): void {
    const state = this.#actors.stateAt(address);
    if (!state) return;
    const nothing = { type: 'nothing' } as unknown as Message;
    const effects = Array.from(timers, (name) => ({ type: 'after' as const, name, delayMs: 0, message: nothing }));
    const seen = { to: address, from: address, message: nothing, before: state, after: state, effects };
    this.#everyTurn.turn(seen, this.#world(false));
  }

  unreached(): string[] {
    return this.#everyTurn.unreached();
  }

  judged(): Judged {
    const times = this.#properties.map((one): [string, number] => [
      one.name,
      isOfOneActor(one) ? this.#quietMoments : isQuiet(one) ? this.#fullChecks : this.#turns,
    ]);
    return {
      times: Object.fromEntries(times),
      quietMoments: this.#quietMoments,
      turnsBetween: Math.max(this.#turnsBetween, this.#turnsSince),
    };
  }

  #world(isQuiet: boolean, only?: ReadonlySet<Address>): World {
    const actors = this.#actors;
    return {
      actors: actors.asWorld(only),
      isQuiet,
      folded: (topic) => {
        const view = actors.viewAt(topic as Address);
        return view && comparable(view);
      },
    };
  }
}
