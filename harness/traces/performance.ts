/** Performs the text of a feature on the model, without a file: for whoever writes scripts and wants to know what they do. */
import type { AnyStateMachine } from 'xstate';
import { compileScript } from '../language/compile.ts';
import { describeComplaint } from '../language/complaints.ts';
import { knowledgeOf, Sites } from '../language/library.ts';
import { readScript } from '../language/script.ts';
import { perform } from '../runner/perform.ts';
import type { Failure } from '../runner/results.ts';
import { modelStage } from '../stages/model.ts';

const shipped = new Sites();

/** The first failure; undefined if every scenario passes. Throws if the text is no script. */
export async function failureOf(
  text: string,
  charts?: Record<string, AnyStateMachine>,
  sites: Pick<Sites, 'names' | 'site' | 'cast'> = shipped,
): Promise<Failure | undefined> {
  const { script, complaints } = readScript('found.feature', text);
  const compiled = compileScript(script, knowledgeOf(sites));
  const [complaint] = [...complaints, ...compiled.complaints];
  if (complaint) throw new Error(describeComplaint(complaint));
  const stage = modelStage(charts ? { charts } : {});
  for (const plan of compiled.plans) {
    const site = sites.site(plan.site);
    const { failure } = await perform({ plan, site, cast: sites.cast(plan.site), stage, seed: undefined });
    if (failure) return failure;
  }
  return undefined;
}
