/** What an exploration found: as a run that scripts and diagrams are made of, and in words for whoever waits for it. */
import type { AnyStateMachine } from 'xstate';
import type { Address } from '../../machines/names.ts';
import { addressOf, isAddress, kinds, partsOf } from '../../machines/names.ts';
import type { Acted, Trace, TraceStep } from '../traces/trace.ts';
import { isChart } from './behaviour.ts';
import type { Counterexample } from './explored.ts';
import type { Step } from './path.ts';
import type { Said, World } from './world.ts';

/**
 * Undefined if a script cannot tell it: no site of ours, somebody who is no actor of ours, something lost or doubled, or what
 * may go on for ever.
 */
export function traceOf(world: World, { steps, property, why, wrong, loop }: Counterexample): Trace | undefined {
  if (world.site === undefined || loop !== undefined) return undefined;
  const told: TraceStep[] = [];
  for (const act of world.start().told ?? [])
    told.push({ ...act, name: inWords(act), before: true }, { type: 'settle' });
  for (const step of steps) {
    const said = stepsOf(step);
    if (!said) return undefined;
    told.push(...said);
  }
  return { site: world.site, steps: told, violation: { property, why, wrong } };
}

/** What sets the stage, as somebody would say it. */
function inWords({ self, command, body, name }: Acted): string {
  const { interaction, agent } = body as { interaction?: string; agent?: string };
  switch (command) {
    case 'session.start':
      return `${partsOf(self).id} logs on`;
    case 'interaction.offer':
      return `${interaction} comes in`;
    case 'interaction.alert':
      return `${interaction} rings at ${agent}`;
    case 'interaction.connect':
      return `${interaction} is connected`;
    default:
      return name;
  }
}

/** The charts that a world of ours plays on, by kind; undefined if it has others that are not charts. */
export function chartsOf(world: World): Record<string, AnyStateMachine> | undefined {
  const charts: Record<string, AnyStateMachine> = {};
  for (const kind of kinds) {
    const behaviour = world.behaviour(addressOf(kind, kind === 'request' ? 'c1.1' : 'c1'));
    if (!isChart(behaviour)) return undefined;
    charts[kind] = behaviour.chart;
  }
  return charts;
}

function stepsOf(step: Step): TraceStep[] | undefined {
  switch (step.type) {
    case 'act': {
      const { name, told, heard, loses } = step.act;
      if (!told || !heard || loses || !isAddress(step.actor)) return undefined;
      const id = told.id ?? idOf(heard.message);
      const { id: user } = partsOf(told.self);
      return [
        { type: 'act', name, ...told, ...(id !== undefined && { id }) },
        // What is done here is heard at once; where it runs again it has to arrive.
        { type: 'deliver', from: user, to: step.actor, message: heard.message.type },
      ];
    }
    case 'fire':
      return [{ type: 'fire', actor: step.actor as Address, timer: step.timer }];
    case 'deliver':
      return isAddress(step.to)
        ? [{ type: 'deliver', from: step.from, to: step.to, message: step.message }]
        : undefined;
    default:
      return undefined;
  }
}

/** A withdrawal names the ask by the id that its command had. */
function idOf(message: Said): string | undefined {
  const { command } = message as Said & { command?: unknown };
  return typeof command === 'string' ? command.slice(command.indexOf('/') + 1) : undefined;
}

/** One step in a sentence. */
export function describe(step: Step): string {
  switch (step.type) {
    case 'act':
      return step.act.name;
    case 'fire':
      return `the ${step.timer} timer of ${step.actor} rings`;
    case 'deliver':
      return `${step.message} from ${step.from} reaches ${step.to}`;
    case 'double':
      return `${step.message} from ${step.from} reaches ${step.to}, and will once more`;
    case 'lose':
      return `${step.message} from ${step.from} is lost`;
  }
}
