/** What is said about a statechart: its transitions in a sentence for who hears them, and where coverage comes from. */
import { msg, str } from '@lit/localize';
import type { ChartEdge, ChartState } from '../../drawings/chart/chart.ts';
import type { CoverageSource } from '../../machines/inspection.ts';
import type { Kind } from '../../machines/names.ts';
import { listWords, pluralWords } from './formats.ts';

const kinds: Record<Kind, () => string> = {
  agent: () => msg('Statechart of the agent'),
  supervisor: () => msg('Statechart of the supervisor'),
  workgroup: () => msg('Statechart of the workgroup'),
  interaction: () => msg('Statechart of the interaction'),
  request: () => msg('Statechart of the request'),
};
export const chartWords = (of: Kind): string => kinds[of]();

/** The name of a state, for the whole chart too. */
export const stateWords = (path: string): string => (path === '' ? msg('the whole chart') : path);

export const asksWords = ({ guard, nth }: ChartEdge): string =>
  guard !== undefined ? msg(str`if ${guard}`) : nth > 1 ? msg('if nothing before applies') : msg('always');

export const leadsWords = ({ targets }: ChartEdge): string =>
  targets ? msg(str`leads to ${listWords(targets)}`) : msg('stays');

/** Where an edge is, as one of its statements. */
const placeWords = ({ event, state }: ChartEdge): string => msg(str`${event} in ${stateWords(state)}`);

/** Statements one after the other, for whoever hears them. */
export const edgeWords = (edge: ChartEdge): string => {
  const { actions } = edge;
  const does = actions.length > 0 ? [msg(str`does ${listWords(actions)}`)] : [];
  return [placeWords(edge), asksWords(edge), leadsWords(edge), ...does].join('; ');
};

export const chartStateWords = ({ path, isInitial, isLast }: ChartState): string => {
  if (isLast) return msg(str`State ${path}, after which nothing follows`);
  return isInitial ? msg(str`State ${path}, which comes first`) : msg(str`State ${path}`);
};

const sources: Record<CoverageSource, () => string> = {
  scenarios: () => msg('Scenarios'),
  properties: () => msg('Property tests'),
  exploration: () => msg('Exploration'),
  record: () => msg('Record of this server'),
};
export const sourceWords = (of: CoverageSource): string => sources[of]();

export const turnsWords = (turns: number): string =>
  pluralWords(
    turns,
    (number) => msg(str`${number} turn`),
    (number) => msg(str`${number} turns`),
  );

export const neverWords = (never: number): string =>
  pluralWords(
    never,
    (number) => msg(str`${number} transition was never taken`),
    (number) => msg(str`${number} transitions were never taken`),
  );
