/**
 * A rule broken on purpose, in the field's words, and the places where it can be broken: a chart, a part of a desk, the
 * line between desk and host, the sessions. What is planted is planted for a whole centre on the model stage.
 */

import type { Plain, Rewording } from '../../../harness/mutants/planting.ts';
import { mutantOf, rewordedOf } from '../../../harness/mutants/planting.ts';
import { DeskDialogs } from '../../../harness/stages/desk-dialogs.ts';
import type { DeskParts } from '../../../harness/stages/desk-parts.ts';
import type { Line } from '../../../harness/stages/desk-seat.ts';
import type { ModelOptions } from '../../../harness/stages/model.ts';
import type { Desk, Received } from '../../../machines/desk-state.ts';
import { receive } from '../../../machines/desk-state.ts';
import type { Effect } from '../../../machines/effects.ts';
import type { ContextOf } from '../../../machines/index.ts';
import { charts } from '../../../machines/index.ts';
import type { FeedEventType, Message } from '../../../machines/messages.ts';
import type { Kind } from '../../../machines/names.ts';
import type { RefusalCode } from '../../../machines/refusals.ts';
import type { rules } from '../../../machines/rules.ts';
import type { Judgement } from '../../../machines/seeking.ts';
import { differences, judge } from '../../../machines/seeking.ts';
import type { Frame } from '../../../machines/wire.ts';
import type { RequestContext } from '../../../machines/words/request.ts';
import type { SessionsOptions } from '../../../server/sessions.ts';
import { Sessions } from '../../../server/sessions.ts';

export interface RuleMutant {
  rule: keyof typeof rules;
  /** What is broken. */
  name: string;
  /** Throws if the fault cannot be planted. */
  plant(): ModelOptions;
}

/** Mutants of one rule: what is broken, and how. */
export const breaks = (rule: RuleMutant['rule'], faults: Record<string, () => ModelOptions>): RuleMutant[] =>
  Object.entries(faults).map(([name, plant]) => ({ rule, name, plant }));

interface ChartFault<Context> extends Rewording<Context> {
  /** Changes a copy of the chart's configuration. */
  states?: (config: Plain) => void;
}

export const inChart =
  <K extends Kind>(kind: K, { states, ...words }: ChartFault<ContextOf[K]>) =>
  (): ModelOptions => {
    const reworded = rewordedOf(charts[kind], words);
    return { charts: { ...charts, [kind]: states ? mutantOf(reworded, states) : reworded } };
  };

export const atDesk = (parts: Partial<DeskParts>) => (): ModelOptions => ({ parts });

/** What frames make of a desk, with a change. */
export const receiving = (change: (received: Received, before: Desk, frame: Frame) => Received) =>
  atDesk({ receive: (desk, frame) => change(receive(desk, frame), desk, frame) });

/** Every line of every person; `change` says what is different on one of them. */
export const onLine = (change: (line: Line) => Partial<Line>) => (): ModelOptions => ({
  line: (line) => ({ ...line, ...change(line) }),
});

/** The dialogs of every desk. `change` is given those of the product and the line of their desk, and may change both. */
export const inDialogs = (change: (dialogs: DeskDialogs, line: Line) => void) => (): ModelOptions => {
  // A desk is made of its line first and then of its dialogs.
  let newest: Line | undefined;
  return {
    line: (line) => {
      newest = { ...line };
      return newest;
    },
    parts: {
      dialogs: () => {
        const dialogs = new DeskDialogs();
        if (newest) change(dialogs, newest);
        return dialogs;
      },
    },
  };
};

/** The sessions of the server; `change` is given the real ones, and the options that they go on reading. */
export const inSessions = (change: (sessions: Sessions, options: SessionsOptions) => void) => (): ModelOptions => ({
  sessions: (given) => {
    const options = { ...given };
    const sessions = new Sessions(options);
    change(sessions, options);
    return sessions;
  },
});

const isOf = (effect: Effect, type: string) =>
  (effect.type === 'tell' && effect.message.type === type) || (effect.type === 'publish' && effect.event.type === type);

/** All that an action says, but messages and events of that type. */
export const without =
  (...types: (Message['type'] | FeedEventType)[]) =>
  (said: readonly Effect[]): readonly Effect[] =>
    said.filter((effect) => !types.some((type) => isOf(effect, type)));

/** All that an action says, but the answer to the command. */
export const unanswered = (said: readonly Effect[]): readonly Effect[] => said.filter(({ type }) => type !== 'answer');

export const nothing = (): readonly Effect[] => [];

/** What an action says, its answer refused with that code. */
export const refusedAs =
  (refused: RefusalCode) =>
  (said: readonly Effect[]): readonly Effect[] =>
    said.map((effect) => (effect.type === 'answer' ? { ...effect, answer: { refused } } : effect));

/** What an action says, its messages of that type changed. */
export const retold =
  <Type extends Message['type']>(type: Type, change: (message: Extract<Message, { type: Type }>) => Message) =>
  (said: readonly Effect[]): readonly Effect[] =>
    said.map((effect) =>
      effect.type === 'tell' && effect.message.type === type
        ? { ...effect, message: change(effect.message as Extract<Message, { type: Type }>) }
        : effect,
    );

/** A request that judges differently whom it reaches, who is toasted and whether it is escalated. */
export const judging = (
  change: (judge: (context: RequestContext) => Judgement, context: RequestContext) => Judgement,
) => {
  const judged = (context: RequestContext) => change(judge, context);
  return inChart('request', {
    keeps: { judge: (_, context) => judged(context) },
    says: { sayWhatChanges: (_, context) => differences(context, judged(context)) },
  });
};

/** A request that does not escalate when its configured supervisors are of no help: all of them ignored it, or are gone. */
export const withoutEscalating = (when: 'ignored' | 'nobody') =>
  judging((judge, context) => {
    const judged = judge(context);
    const isConfigured = (person: string) => context.roster?.[person]?.configured === true;
    const reach = Object.keys(context.roster ?? {}).some(isConfigured) ? 'ignored' : 'nobody';
    if (context.escalated || !judged.escalated || reach !== when) return judged;
    const showings = Object.entries(judged.showings).filter(([person]) => isConfigured(person));
    return { ...judged, reach, escalated: false, showings: Object.fromEntries(showings) };
  });
