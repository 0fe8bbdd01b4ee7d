/** What is left of a violation that was found: a script that repeats it, and pictures of it, side by side in a folder. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnyStateMachine } from 'xstate';
import { Impossible } from '../runner/impossible.ts';
import { candidatesOf } from './candidates.ts';
import { diagramOf } from './diagram.ts';
import { failureOf } from './performance.ts';
import { withoutCommandId } from './replay.ts';
import { scriptOf } from './script.ts';
import type { Trace } from './trace.ts';

export interface FindingOptions {
  /** The charts on which the trace violates its property, if they are not the product's. */
  charts?: Record<string, AnyStateMachine>;
}

export interface Finding {
  /** The shortest trace whose script repeats the violation. */
  trace: Trace;
  /** Undefined if no script could be written that repeats it. */
  text: string | undefined;
  /** Why, if there is none. */
  says?: string;
}

/**
 * The shortest script that fails at the property of the trace on the charts that violate it, and, if those are not the
 * product's, passes on the product's.
 */
export async function findingOf(trace: Trace, options: FindingOptions = {}): Promise<Finding> {
  let says = 'No script repeats it.';
  let last = trace;
  for (const { said, trace: told, ...how } of candidatesOf(trace, options)) {
    if (!how.held) last = told;
    try {
      const text = await scriptOf(said, { ...options, ...how });
      const wrong = await whatIsWrong(text, said, options);
      if (wrong === undefined) return { trace: told, text };
      says = wrong;
    } catch (error) {
      if (!(error instanceof Impossible)) throw error;
      says = error.message;
    }
  }
  return { trace: last, text: undefined, says };
}

/** Undefined if the script says what the trace says. */
async function whatIsWrong(
  text: string,
  { violation }: Trace,
  { charts }: FindingOptions,
): Promise<string | undefined> {
  const failure = await failureOf(text, charts);
  if (!violation) return failure && `It fails at "${failure.step}": ${failure.message}`;
  const isIt = failure?.isCrash
    ? withoutCommandId(failure.message).includes(violation.wrong)
    : failure?.seen?.startsWith(`${violation.property} `);
  if (!isIt) return failure ? `It fails at "${failure.step}": ${failure.message}` : 'It passes.';
  const onProduct = charts && (await failureOf(text));
  return onProduct && `On the product it fails at "${onProduct.step}": ${onProduct.message}`;
}

/** Paths of what was written. */
export interface Written {
  /** Undefined if no script repeats it; the pictures are there all the same. */
  feature?: string;
  svg: string;
  html: string;
  mermaid: string;
}

/** Names follow from what is violated and how, so that the same finding is written once. */
export async function writeFinding(folder: string, trace: Trace, options: FindingOptions = {}): Promise<Written> {
  const { trace: short, text } = await findingOf(trace, options);
  const { svg, html, mermaid } = diagramOf(short, { ...options, script: text });
  mkdirSync(folder, { recursive: true });
  const write = (end: string, content: string) => {
    const path = join(folder, `${nameOf(short)}.${end}`);
    writeFileSync(path, content);
    return path;
  };
  return {
    ...(text !== undefined && { feature: write('feature', text) }),
    svg: write('svg', svg),
    html: write('html', html),
    mermaid: write('mmd', mermaid),
  };
}

/** Such as `p-one-winner-1a2b`. */
function nameOf({ site, steps, violation }: Trace): string {
  const happened = steps.map((step) => (step.type === 'act' ? [step.self, step.command, step.body] : step));
  const hash = createHash('sha256')
    .update(JSON.stringify([site, happened]))
    .digest('hex')
    .slice(0, 4);
  return `${(violation?.property ?? 'run').toLowerCase()}-${hash}`;
}
