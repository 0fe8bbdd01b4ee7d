/** A chart of XState 5 in the words of XState 4, for viewers that know only these. For looking at: nothing here runs it. */

type Json = Record<string, unknown>;

/** What is asked of a machine: its JSON, and the same as `definition`. */
export interface Chart {
  definition: Json;
  toJSON(): Json;
}

/** `definition`: the chart's configuration as JSON text, as the frame that introduces an actor has it. */
export function chartOf(definition: string): Chart {
  const root = stateOf(JSON.parse(definition) as Json);
  return { definition: root, toJSON: () => root };
}

const stateOf = (state: Json): Json =>
  Object.fromEntries(
    Object.entries(state).map(([name, value]) => {
      if (name === 'states') return [name, mapped(value as Json, (inner) => stateOf(inner as Json))];
      if (name === 'on' || name === 'after') return [name, mapped(value as Json, transitionOf)];
      if (name === 'always' || name === 'onDone') return [name, transitionOf(value)];
      return [name, value];
    }),
  );

const mapped = (all: Json, map: (one: unknown) => unknown): Json =>
  Object.fromEntries(Object.entries(all).map(([name, one]) => [name, map(one)]));

/** One, several, or no more than the name of a target. */
function transitionOf(transition: unknown): unknown {
  if (Array.isArray(transition)) return transition.map(transitionOf);
  if (typeof transition !== 'object' || transition === null) return transition;
  const { guard, reenter, ...rest } = transition as Json;
  return { ...rest, ...(guard !== undefined && { cond: guard }), ...(reenter === true && { internal: false }) };
}
