/**
 * Random walks as finders of mutants: chosen once on the product, then played on every mutant that they get to, with all
 * properties watched. What breaks one is reduced until nothing can be left out.
 */
import { createHash } from 'node:crypto';
import { charts as product } from '../../machines/index.ts';
import { Sites } from '../language/library.ts';
import type { Trace, TraceStep } from '../traces/trace.ts';
import type { Mutant } from './mutant.ts';
import { chartsWith } from './mutant.ts';
import { Observation } from './observation.ts';
import type { Charts } from './rehearsal.ts';
import { bounded } from './rehearsal.ts';
import { Replay } from './replay.ts';
import { walk } from './walk.ts';

const siteName = 'small';
const stepsEach = 250;

interface Walked {
  seed: number;
  steps: readonly TraceStep[];
  marks: ReadonlySet<string>;
  /** Of every turn with its effects and the state after it. */
  digest: string;
}

/** What a trace came to on a mutant. */
type Found = Trace & Required<Pick<Trace, 'violation'>>;

export class Walks {
  readonly #observed = new Observation();
  readonly #walks: readonly Walked[];
  readonly #site = new Sites().site(siteName);

  /** Walks of the seeds 1 to `many`. Throws if the product itself breaks a property on one of them. */
  constructor(many: number) {
    this.#walks = Array.from({ length: many }, (_, n) => this.#walked(n + 1));
  }

  /** A 1-minimal trace on which the mutant breaks a property and the product does not; undefined if no walk finds one. */
  find(mutant: Mutant): Found | undefined {
    const charts = () => chartsWith(mutant);
    for (const { steps } of this.thatGetTo(mutant)) {
      const broken = this.#play(charts, steps);
      if (broken) return this.#reduced(charts, steps.slice(0, broken.after + 1));
    }
    return undefined;
  }

  /** The first walk on which the mutant says or keeps anything that the product does not; it is then another chart. */
  differs(mutant: Mutant): number | undefined {
    return this.thatGetTo(mutant).find(({ steps, digest }) => this.#digest(() => chartsWith(mutant), steps) !== digest)
      ?.seed;
  }

  /** Whether the trace, and nothing shorter by one step, breaks a property on these charts and none on the product. */
  isMinimal(charts: () => Charts, { steps }: Trace): boolean {
    const breaks = (some: readonly TraceStep[]) => this.#breaks(charts, some);
    return breaks(steps) && !steps.some((_, n) => breaks(steps.toSpliced(n, 1)));
  }

  /** The walks that get to where the mutant differs. */
  thatGetTo({ marks }: Mutant): Walked[] {
    return this.#walks.filter((walked) => marks.some((mark) => walked.marks.has(mark)));
  }

  #walked(seed: number): Walked {
    const replay = new Replay({ charts: this.#observed.charts, site: this.#site });
    const steps = walkOn(replay, seed);
    const marks = this.#observed.take();
    return { seed, steps, marks, digest: this.#digest(() => product, steps) };
  }

  #play(charts: () => Charts, steps: readonly TraceStep[]) {
    return new Replay({ charts: bounded(charts), site: this.#site }).run(steps);
  }

  #breaks(charts: () => Charts, steps: readonly TraceStep[]): boolean {
    return this.#play(charts, steps) !== undefined && this.#play(() => product, steps) === undefined;
  }

  #digest(charts: () => Charts, steps: readonly TraceStep[]): string {
    const hash = createHash('sha256');
    const replay = new Replay({
      charts: bounded(charts),
      site: this.#site,
      isWatched: false,
      onTurn: ({ envelope: { from, to, message }, effects, after }) =>
        hash.update(JSON.stringify([from, to, message, effects, after])),
    });
    hash.update(JSON.stringify(replay.run(steps) ?? null));
    return hash.digest('hex');
  }

  /** Large pieces first, then one step after the other until none can go. */
  #reduced(charts: () => Charts, steps: readonly TraceStep[]): Found {
    let kept = [...steps];
    for (let size = kept.length >> 1; size >= 1; ) {
      let isShorter = false;
      for (let at = kept.length - size; at >= 0; at -= size) {
        const fewer = kept.toSpliced(at, size);
        if (!this.#breaks(charts, fewer)) continue;
        kept = fewer;
        isShorter = true;
      }
      if (!isShorter || size > 1) size = size === 1 ? 0 : size >> 1;
    }
    const broken = this.#play(charts, kept);
    if (!broken) throw new Error('What was reduced breaks nothing any more.');
    return { site: siteName, steps: kept, violation: broken.violation };
  }
}

function walkOn(replay: Replay, seed: number): TraceStep[] {
  return walk(seed, stepsEach, replay.host, (step) => {
    const violation = replay.take(step);
    if (violation) throw new Error(`Without a fault, walk ${seed} breaks ${violation.property}: ${violation.wrong}`);
  });
}
