/**
 * From a trace to a script: people's acts in the vocabulary's own steps, deliveries where their order matters, and at the
 * end the property that was violated.
 */
import { defaultSite } from '../language/compile.ts';
import { judged } from './judged.ts';
import type { Trace } from './trace.ts';
import type { Said, ScriptOptions } from './writer.ts';
import { Writer } from './writer.ts';
import { featureText } from './written.ts';

/** Throws Impossible if the trace holds something that no step says. */
export async function scriptOf(trace: Trace, options: ScriptOptions = {}): Promise<string> {
  const writer = await Writer.open(trace, options);
  const said = await writer.write().finally(() => writer.close());
  return featureOf(trace, said);
}

function featureOf({ violation, site }: Trace, { lines, wasRefused, onlyModel }: Said): string {
  const given = (text: string) => ({ part: 'Given' as const, text });
  const isNamed = judged.some(({ name }) => name === violation?.property);
  return featureText({
    name: violation?.property ?? 'Every property',
    about: [violation?.why ?? 'A run without fault.'],
    scenario: violation ? `Once found: ${violation.wrong}` : 'A run without fault',
    ...(onlyModel && { tags: ['@model'], comments: ['Only the model can decide when each message arrives.'] }),
    lines: [
      ...(site === defaultSite ? [] : [given(`the site "${site}"`)]),
      ...(wasRefused ? [given('it does not matter what is refused')] : []),
      ...lines,
      { part: 'Then', text: isNamed ? `${violation?.property} holds` : 'every property holds' },
    ],
  });
}
