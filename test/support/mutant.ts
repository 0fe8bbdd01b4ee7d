/** Charts with one fault planted, to show that what watches them would find it. */
import type { AnyStateMachine } from 'xstate';
import { StateMachine } from 'xstate';

type Plain = Record<string, unknown>;

/** The same chart with its configuration changed. `change` gets a deep copy; guards and actions stay what they are. */
export function mutantOf(chart: AnyStateMachine, change: (config: Plain) => void): AnyStateMachine {
  const config = copy(chart.config) as Plain;
  change(config);
  return new StateMachine(config as never, chart.implementations as never) as unknown as AnyStateMachine;
}

const copy = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(copy)
    : value && typeof value === 'object'
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copy(inner)]))
      : value;

/** What stands at a path of a configuration, to be changed in place. */
export function at(config: Plain, ...path: string[]): Plain {
  return path.reduce((here, step) => {
    const next = here[step];
    if (!next || typeof next !== 'object') throw new Error(`The chart has no ${path.join(' / ')}.`);
    return next as Plain;
  }, config);
}
