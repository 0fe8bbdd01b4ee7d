/**
 * A trace played on given charts with every property watched. What a step is aimed at may not be there on other charts:
 * then it is passed over, so that one trace can be played on the product and on every mutant.
 */
import { partsOf } from '../../machines/names.ts';
import type { Violation } from '../../machines/properties/watcher.ts';
import type { Choice, TurnSeen } from '../../server/actors/memory-host.ts';
import { MemoryHost } from '../../server/actors/memory-host.ts';
import type { Site } from '../../server/site.ts';
import { siteArrivals } from '../../server/site.ts';
import type { TraceStep } from '../traces/trace.ts';
import type { Charts } from './rehearsal.ts';
import { Watching } from './watching.ts';

const answered: Violation = {
  property: 'E-ANSWERED',
  why: 'Every command is answered.',
  wrong: 'No chart answered a command.',
};

/** Thrown at the turn, or the end of a step, that broke a property; not one of the charts' own errors. */
class Broken extends Error {
  readonly violation: Violation;

  constructor(violation: Violation) {
    super(violation.property);
    this.violation = violation;
  }
}

export interface ReplayOptions {
  charts: Charts;
  site: Site;
  /** False: only runs, for those who look at the turns. */
  isWatched?: boolean;
  onTurn?: (turn: TurnSeen) => void;
}

export class Replay {
  readonly host: MemoryHost;
  readonly #watching = new Watching();
  readonly #isWatched: boolean;
  #unanswered = false;
  #acts = 0;

  constructor({ charts, site, isWatched = true, onTurn = () => {} }: ReplayOptions) {
    this.#isWatched = isWatched;
    this.host = new MemoryHost({
      automatic: false,
      keepRecord: false,
      charts,
      onTurn: (turn) => {
        onTurn(turn);
        if (isWatched) this.#complain(this.#watching.turn(turn, this.host));
      },
      log: {
        error: (_, sentence) => {
          if (sentence === 'No chart answered the command.') this.#unanswered = true;
        },
      },
    });
    for (const arrival of siteArrivals(site)) void this.host.post(arrival);
  }

  /** All steps; the first violation, and after which step it was there. The site comes before the first. */
  run(steps: readonly TraceStep[]): { violation: Violation; after: number } | undefined {
    for (let n = -1; n < steps.length; n++) {
      const step = steps[n];
      const violation = this.take(step ?? { type: 'settle' });
      if (violation) return { violation, after: n };
    }
    return undefined;
  }

  /** One step; what it violates. A turn that throws breaks every promise. */
  take(step: TraceStep): Violation | undefined {
    try {
      this.#do(step);
      if (this.#unanswered && this.#isWatched) return answered;
    } catch (error) {
      if (error instanceof Broken) return error.violation;
      return { property: 'a turn throws', why: 'A chart always has something to say.', wrong: String(error) };
    }
    return undefined;
  }

  #do(step: TraceStep): void {
    const { host } = this;
    switch (step.type) {
      case 'act': {
        const { self, command, body, id = `k${++this.#acts}` } = step;
        void host.post({ user: partsOf(self).id, id, self, type: command, body });
        return;
      }
      case 'settle':
        host.drain();
        if (this.#isWatched) this.#complain(this.#watching.settled(host));
        return;
      default: {
        const choice = this.#choice(step);
        if (choice) host.deliver(choice);
      }
    }
  }

  #choice(step: Exclude<TraceStep, { type: 'act' | 'settle' }>): Choice | undefined {
    return this.host
      .choices()
      .find((choice) =>
        choice.type === 'deliver'
          ? step.type === 'deliver' && choice.envelope.from === step.from && choice.envelope.to === step.to
          : step.type === 'fire' && choice.timer.address === step.actor && choice.timer.name === step.timer,
      );
  }

  #complain(violation: Violation | undefined): void {
    if (violation) throw new Broken(violation);
  }
}
