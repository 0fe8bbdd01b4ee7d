/**
 * What the charts can refuse a command with, read off the charts: every action of every transition that the command can
 * take, and of those that the messages made from it can take, is asked for what it says.
 */
import type { AnyStateMachine, AnyStateNode } from 'xstate';
import type { CommandType } from '../../machines/commands.ts';
import { commands } from '../../machines/commands.ts';
import type { Effect } from '../../machines/effects.ts';
import { charts } from '../../machines/index.ts';
import type { Kind } from '../../machines/names.ts';
import { partsOf } from '../../machines/names.ts';
import type { RefusalCode } from '../../machines/refusals.ts';
import { examples } from '../../server/docs/examples.ts';

/** What a workgroup may say is missing. */
const missingOnRoutes: readonly RefusalCode[] = ['noSupervisorConfigured', 'noSupervisorLoggedOn', 'unknownReason'];

const command = 'somebody/the-command';
const text = { id: command, length: 1 };
/** Fits every message: each action takes of it what it knows. */
const anything = {
  ...{ command, text, ask: command, interaction: 'c1', agent: 'alice', supervisor: 'sue', person: 'alice', to: 'sam' },
  ...{
    request: 'c1.1',
    toast: 'c1.1/sue/1',
    workgroup: 'support',
    saw: 'waiting',
    from: 'customer',
    attribute: 'order',
  },
};

const nodesOf = (node: AnyStateNode): AnyStateNode[] => [node, ...Object.values(node.states).flatMap(nodesOf)];

function said(chart: AnyStateMachine, type: string, fields: object, asking: unknown): Effect[] {
  const context = { ...chart.getInitialSnapshot({} as never).context, id: 'c1', ...(asking ? { asking } : {}) };
  const names = nodesOf(chart.root).flatMap((node) =>
    (node.transitions.get(type) ?? []).flatMap(
      ({ actions }) => actions as unknown as readonly (string | { type: string })[],
    ),
  );
  return names.flatMap((each) => {
    const name = typeof each === 'string' ? each : each.type;
    const action = chart.implementations.actions[name] as ((turn: object) => unknown) | undefined;
    // What keeps books says nothing.
    if (!action || 'resolve' in action) return [];
    const effects = action({ context, event: { type, ...anything, ...fields } });
    return [effects ?? []].flat() as Effect[];
  });
}

const kindsOf = (type: CommandType): Kind[] => {
  const { first, role } = commands[type];
  if (first !== 'self') return [first];
  return [role].flat().flatMap((each): Kind[] => (each === 'session' ? ['agent', 'supervisor'] : [each as Kind]));
};

export function refusalsOf(type: CommandType): Set<RefusalCode> {
  const found = new Set<RefusalCode>();
  const seen = new Set<string>();
  const waiting: { kind: Kind; message: string }[] = kindsOf(type).map((kind) => ({ kind, message: type }));
  const take = (effects: readonly Effect[]) => {
    for (const effect of effects) {
      if (effect.type === 'answer' && effect.command === command && 'refused' in effect.answer)
        found.add(effect.answer.refused);
      if (effect.type !== 'tell' || !('command' in effect.message) || effect.message.command !== command) continue;
      waiting.push({ kind: partsOf(effect.to).kind, message: effect.message.type });
    }
  };
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { kind, message } = next;
    if (seen.has(`${kind} ${message}`)) continue;
    seen.add(`${kind} ${message}`);
    take(said(charts[kind], message, { ...examples[type].body, text }, undefined));
  }
  // An ask that is opening is refused by whatever ends the attempt, and by what the workgroup says is missing.
  if (seen.has('interaction assistance.ask')) {
    const asking = { command, agent: 'alice', text, reason: null, urgency: 'normal' };
    for (const event of charts.interaction.events) {
      const isMissing = event === 'route.answer';
      for (const missing of isMissing ? missingOnRoutes : [undefined]) {
        const answers = said(charts.interaction, event, { command: 'another/one', missing }, asking);
        take(answers.filter((effect) => effect.type === 'answer'));
      }
    }
  }
  return found;
}
