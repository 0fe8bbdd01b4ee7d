/** Charts with one fault planted, each with a run that brings it to light. */
import type { AnyStateMachine } from 'xstate';
import type { Plain, Rewording } from '../../harness/mutants/planting.ts';
import { heardAt, mutantOf, rewordedOf, stateAt } from '../../harness/mutants/planting.ts';
import { replayTrace } from '../../harness/traces/replay.ts';
import type { Trace, TraceStep } from '../../harness/traces/trace.ts';
import type { Effect } from '../../machines/effects.ts';
import type { ContextOf } from '../../machines/index.ts';
import { charts } from '../../machines/index.ts';
import type { Message } from '../../machines/messages.ts';
import type { Kind } from '../../machines/names.ts';
import { properties } from '../../machines/properties.ts';
import { arrives, does, opening, rings, settle } from './traces.ts';

const ask = (n: number) => does('agent/alice', 'ask', { interaction: 'c1', text: 'May I?' }, `ask-${n}`);
/** Showings are counted over all supervisors, in the order of their names. */
const accept = (who: string, showing: number) =>
  does(`supervisor/${who}`, 'accept', { toast: `c1.1/${who}/${showing}` });
const comes = (who: string, session: string) =>
  does(`supervisor/${who}`, 'session.start', { session, application: 'supervisor' });
const goes = (who: string, session: string) => does(`supervisor/${who}`, 'session.end', { session });
const done = does('agent/alice', 'done', { request: 'c1.1' });
const passesOn = (command: string, passed: string, who: string) => [
  arrives(command, who, `supervisor/${who}`),
  arrives(passed, `supervisor/${who}`, 'request/c1.1'),
];
const asked = [
  arrives('ask', 'alice', 'agent/alice'),
  arrives('assistance.ask', 'agent/alice', 'interaction/c1'),
  arrives('route.ask', 'interaction/c1', 'workgroup/support'),
];
const opens = [
  ...asked,
  arrives('route.answer', 'workgroup/support', 'interaction/c1'),
  arrives('request.open', 'interaction/c1', 'request/c1.1'),
  arrives('roster.subscribe', 'request/c1.1', 'workgroup/support'),
  arrives('roster.full', 'workgroup/support', 'request/c1.1'),
];

export interface Planted {
  property: string;
  /** What is broken. */
  fault: string;
  charts: Record<string, AnyStateMachine>;
  trace: Trace;
}

const plantedIn = (
  kind: keyof typeof charts,
  property: string,
  fault: string,
  plant: (config: Plain) => void,
  steps: readonly TraceStep[],
): Planted => ({
  property,
  fault,
  charts: { ...charts, [kind]: mutantOf(charts[kind], plant) },
  trace: { site: 'small', steps },
});

const plantedAs = <K extends Kind>(
  kind: K,
  property: string,
  fault: string,
  words: Rewording<ContextOf[K]>,
  steps: readonly TraceStep[],
): Planted => ({
  property,
  fault,
  charts: { ...charts, [kind]: rewordedOf(charts[kind], words) },
  trace: { site: 'small', steps },
});

const without = (said: readonly Effect[], isLeftOut: (message: Message) => boolean) =>
  said.filter((effect) => effect.type !== 'tell' || !isLeftOut(effect.message));

/** A turn that fails, in two ways: no property has a name for the first. */
export const crashes: readonly Planted[] = (
  [
    [
      'NO-TURN-FAILS',
      'an accept fails',
      () => {
        throw new Error('The accept fell over.');
      },
    ],
    [
      'P-ONE-OUTCOME',
      'an accept is answered twice',
      (said) => [...said, ...said.filter(({ type }) => type === 'answer')],
    ],
  ] as [string, string, (said: readonly Effect[]) => readonly Effect[]][]
).map(([property, fault, take]) =>
  plantedAs('request', property, fault, { says: { take } }, [
    ...opening(['sue']),
    ask(1),
    settle,
    accept('sue', 1),
    settle,
  ]),
);

/** Sue and Sam accept before either is told of the other. */
export const race = plantedIn(
  'request',
  'P-ONE-WINNER',
  'a second accept is taken too',
  (config) => {
    heardAt(config, 'open.helping.attended')['request.accept'] = { actions: ['take', 'keepTaken'] };
  },
  [
    ...opening(),
    ask(1),
    settle,
    accept('sue', 2),
    accept('sam', 1),
    ...passesOn('accept', 'request.accept', 'sam'),
    ...passesOn('accept', 'request.accept', 'sue'),
  ],
);

/** Each with the trace that brings it to light. */
export const planted: readonly Planted[] = [
  race,
  plantedIn(
    'request',
    'Q-TOASTS',
    'whoever logs on late is not asked',
    (config) => {
      heardAt(config, 'open.waiting')['roster.changed'] = { actions: 'changeRoster' };
    },
    [...opening(['sue']), ask(1), settle, comes('sam', 'sam-1'), settle],
  ),
  plantedIn(
    'request',
    'P-TIMERS',
    'an accept stops no timer',
    (config) => {
      stateAt(config, 'open.waiting').exit = [];
    },
    [
      ...opening(),
      ask(1),
      ...opens,
      accept('sam', 1),
      arrives('toast.show', 'request/c1.1', 'supervisor/sam'),
      ...passesOn('accept', 'request.accept', 'sam'),
    ],
  ),
  plantedIn(
    'request',
    'P-DONE-BY',
    'anybody may end a request',
    (config) => {
      heardAt(config, 'open.waiting')['request.done'] = {
        target: '#request.done',
        actions: ['withdraw', 'noteEndedBy'],
      };
    },
    [
      ...opening(),
      does('agent/bob', 'session.start', { session: 'b1', application: 'client' }),
      ask(1),
      settle,
      does('agent/bob', 'done', { request: 'c1.1' }),
      settle,
    ],
  ),
  plantedIn(
    'request',
    'P-NO-STALE-ACTION',
    'an answer to a closed showing counts',
    (config) => {
      heardAt(config, 'open.waiting')['request.accept'] = {
        target: '#request.open.helping',
        actions: ['take', 'keepTaken'],
      };
    },
    [
      ...opening(),
      ask(1),
      settle,
      does('supervisor/sam', 'ignore', { toast: 'c1.1/sam/1' }),
      accept('sam', 1),
      ...passesOn('ignore', 'request.ignore', 'sam'),
      ...passesOn('accept', 'request.accept', 'sam'),
    ],
  ),
  plantedIn(
    'interaction',
    'P-ALLOWED',
    'the answer to a former attempt opens a request',
    (config) => {
      heardAt(config, 'present.assistance.opening')['route.answer'] = {
        target: 'active',
        actions: ['countRequest', 'openRequest', 'endAttempt', 'showActive'],
      };
    },
    [
      ...opening(),
      ask(1),
      ...asked,
      does('agent/alice', 'cancel', { interaction: 'c1', ask: 'ask-1' }),
      arrives('cancel', 'alice', 'agent/alice'),
      arrives('assistance.cancel', 'agent/alice', 'interaction/c1'),
      ask(2),
      arrives('ask', 'alice', 'agent/alice'),
      arrives('assistance.ask', 'agent/alice', 'interaction/c1'),
      arrives('route.answer', 'workgroup/support', 'interaction/c1'),
    ],
  ),
  plantedIn(
    'request',
    'P-FREE-BEFORE-DONE',
    'the agent learns of the end before the interaction is free',
    (config) => {
      const closing = stateAt(config, 'done.closing');
      closing.entry = ['close', 'clearBooks', 'tellEnded', 'settleDebts'];
      heardAt(config, 'done.closing')['request.freed'] = { target: 'told' };
    },
    [
      ...opening(),
      ask(1),
      settle,
      done,
      arrives('done', 'alice', 'agent/alice'),
      arrives('request.done', 'agent/alice', 'request/c1.1'),
      arrives('request.ended', 'request/c1.1', 'agent/alice'),
      ask(2),
      arrives('ask', 'alice', 'agent/alice'),
      arrives('assistance.ask', 'agent/alice', 'interaction/c1'),
    ],
  ),
  plantedIn(
    'workgroup',
    'Q-ROSTER',
    'a request that is over goes on being told of the roster',
    (config) => {
      heardAt(config, 'configured')['roster.unsubscribe'] = {};
    },
    [...opening(['sue']), ask(1), settle, done, settle],
  ),
  plantedIn(
    'supervisor',
    'P-ELIGIBLE-TOAST',
    'a toast is shown to somebody who has left',
    (config) => {
      heardAt(config, 'known')['toast.show'] = { actions: ['addToast', 'showToast'] };
    },
    [
      ...opening(['sue']),
      ask(1),
      ...opens,
      goes('sue', 'sue-1'),
      arrives('session.end', 'sue', 'supervisor/sue'),
      arrives('toast.show', 'request/c1.1', 'supervisor/sue'),
    ],
  ),
  plantedAs(
    'request',
    'Q-HELPING',
    'whoever left by herself is not told that she is released',
    {
      says: {
        releaseThoseGone: (said) => without(said, ({ type }) => type === 'helping.ended'),
      },
    },
    [
      ...opening(['sue']),
      ask(1),
      settle,
      accept('sue', 1),
      ...passesOn('accept', 'request.accept', 'sue'),
      goes('sue', 'sue-1'),
      arrives('session.end', 'sue', 'supervisor/sue'),
      comes('sue', 'sue-2'),
      arrives('session.start', 'sue', 'supervisor/sue'),
      settle,
    ],
  ),
  plantedAs(
    'request',
    'Q-TOASTS',
    'the toast of somebody who left is not closed',
    {
      says: {
        sayWhatChanges: (said) =>
          without(said, (message) => message.type === 'toast.close' && message.cause === 'loggedOff'),
      },
    },
    [
      ...opening(['sue']),
      ask(1),
      ...opens,
      goes('sue', 'sue-1'),
      arrives('session.end', 'sue', 'supervisor/sue'),
      comes('sue', 'sue-2'),
      arrives('session.start', 'sue', 'supervisor/sue'),
      settle,
    ],
  ),
  plantedAs(
    'agent',
    'Q-DIALOG',
    'news of an earlier request takes the place of a later one',
    { asks: { isOvertaken: () => false } },
    [
      ...opening(['sue']),
      ask(1),
      ...asked,
      arrives('route.answer', 'workgroup/support', 'interaction/c1'),
      arrives('request.open', 'interaction/c1', 'request/c1.1'),
      does('agent/alice', 'cancel', { interaction: 'c1', ask: 'ask-1' }),
      arrives('cancel', 'alice', 'agent/alice'),
      arrives('assistance.cancel', 'agent/alice', 'interaction/c1'),
      arrives('request.done', 'interaction/c1', 'request/c1.1'),
      arrives('request.over', 'request/c1.1', 'interaction/c1'),
      ask(2),
      ...asked,
      arrives('route.answer', 'workgroup/support', 'interaction/c1'),
      arrives('request.open', 'interaction/c1', 'request/c1.2'),
      arrives('request.opened', 'request/c1.2', 'agent/alice'),
      settle,
    ],
  ),
  plantedIn(
    'interaction',
    'Q-CLOSING',
    'an interaction that has ended frees no request',
    (config) => {
      heardAt(config, 'present.assistance.closed')['request.over'] = {};
    },
    [...opening(['sue']), ask(1), settle, does('agent/acd', 'interaction.disconnect', { interaction: 'c1' }), settle],
  ),
  plantedAs(
    'request',
    'P-TIMERS',
    'a request that everybody ignores does not escalate at once',
    { keeps: { judge: (kept) => ({ ...kept, escalated: false }) } },
    [
      ...opening(['sue']),
      ask(1),
      settle,
      rings('reminder', 'request/c1.1'),
      does('supervisor/sue', 'ignore', { toast: 'c1.1/sue/1' }),
      settle,
    ],
  ),
];

export const only = (name: string) => properties.filter((property) => property.name === name);

/** Its trace with what it violates. */
export function found({ trace, charts: faulty, property }: Planted): Trace {
  const { violation } = replayTrace(trace, { charts: faulty, properties: only(property) });
  if (!violation) throw new Error(`The trace of ${property} violates nothing.`);
  return { ...trace, violation };
}
