/** What an interaction's chart can ask, keep and say. The chart itself is in interaction.ts. */
import type { GuardPredicate, MachineContext, ParameterizedObject } from 'xstate';
import { and, not, or, setup, stateIn } from 'xstate';
import type { Command, Conversation, Media, TextRef, Urgency } from '../commands.ts';
import { conversation, saidCharactersMax, textCharactersMax } from '../commands.ts';
import { answer, chartOf, publish, tell } from '../effects.ts';
import type { Note } from '../messages.ts';
import { agent, request, requestId, workgroup } from '../names.ts';
import { put, without } from '../records.ts';
import type { RefusalCode } from '../refusals.ts';

type AnyGuard = GuardPredicate<MachineContext, { type: string }, unknown, ParameterizedObject>;

interface Asking {
  command: string;
  agent: string;
  text: TextRef;
  reason: string | null;
  urgency: Urgency;
}

export interface InteractionContext extends Record<string, unknown> {
  id: string;
  workgroup: string;
  media: Media | null;
  acd: boolean;
  customer: TextRef | null;
  /** What it is about, by name (R-CONTEXT). */
  attributes: Record<string, TextRef>;
  /** Lines between customer and agent so far; the lines themselves are events of its topic. */
  lines: number;
  /** The agent it is assigned to. */
  owner: string | null;
  /** The ask that is opening. */
  asking: Asking | null;
  /** Number of the last attempt to open a request; never reused, so a late answer names its own attempt. */
  attempt: number;
  /** Number of the last request. */
  requests: number;
  /** The ask that opened the request which is not over yet. */
  openedBy: string | null;
  /** Where the workgroup permits a request for this media type. */
  permitted: readonly Conversation[];
  /** The ACD's number of the last event that changed anything (R-SOURCE). */
  sequence: number;
}

type Move =
  | 'interaction.alert'
  | 'interaction.connect'
  | 'interaction.hold'
  | 'interaction.park'
  | 'interaction.transfer'
  | 'interaction.disconnect';
/** What the ACD tells of what it is about. */
type Told = 'interaction.describe' | 'interaction.say';
type OfAcd = 'interaction.offer' | Move | Told;
export type InteractionHears =
  | Command<OfAcd>
  | Extract<
      Note,
      { type: 'assistance.ask' | 'assistance.cancel' | 'route.answer' | 'request.over' | 'interaction.permits' }
    >;

const { says, asks, keeps } = chartOf<InteractionContext, InteractionHears>();

/** R-CONTEXT. */
export const attributesMax = 20;
export const saidLinesMax = 1_000;

const current = ({ id, requests }: InteractionContext) => requestId(id, requests);
/** An attempt that opens nothing: answered, told to the agent's dialog, and on record all the same (R-SUPERVISOR). */
const refusal = (id: string, { command, agent: asker }: Pick<Asking, 'command' | 'agent'>, refused: RefusalCode) => [
  answer(command, { refused }),
  tell(agent(asker), { type: 'ask.refused', command, interaction: id, refused }),
  publish({ type: 'assistance.refused', agent: asker, refused }),
];
/** What the ACD told is refused. */
const refuse = (refused: RefusalCode) => says<OfAcd>((_, { command }) => answer(command, { refused }));
const refuseAsk = (refused: RefusalCode) => says<'assistance.ask'>(({ id }, message) => refusal(id, message, refused));
const refuseAttempt = (refused: RefusalCode) => says(({ id, asking }) => (asking ? refusal(id, asking, refused) : []));
/** A state of the conversation, shown on its own topic and on the workgroup's list. */
const shows = (to: Conversation) =>
  says((context) => [publish({ type: 'interaction.changed', conversation: to }), ...listed(context, to)]);
const listed = ({ id, workgroup: name, owner, media }: InteractionContext, now: Conversation) =>
  media
    ? [
        tell(workgroup(name), {
          type: 'interaction.summary',
          interaction: id,
          summary: { owner, media, conversation: now },
        }),
      ]
    : [];
/** XState composes guards of any machine, so this one is typed as such. */
const permits = (state: Conversation) => asks(({ permitted }) => permitted.includes(state)) as unknown as AnyGuard;
const isPermittedIn = (state: Conversation) => and([stateIn({ present: { conversation: state } }), permits(state)]);

export const interactionWords = setup({
  types: { context: {} as InteractionContext, events: {} as InteractionHears },
  guards: {
    isNotOwner: asks<'assistance.ask'>(({ owner }, { agent: asker }) => owner !== asker),
    isNotAcd: asks(({ acd }) => !acd),
    // R-STATE: in one of the states that the workgroup permits for this media type.
    isNotPermitted: not(or(conversation.options.map(isPermittedIn))),
    // R-SOURCE: a late or doubled event of the ACD.
    isStale: asks<OfAcd>(({ sequence }, message) => (message.sequence ?? Infinity) <= sequence),
    // R-CONTEXT: what is told of an interaction has its limits.
    isEmpty: asks<Told>((_, { text }) => text.length === 0),
    isTooLong: asks<'interaction.describe'>((_, { text }) => text.length > textCharactersMax),
    isLineTooLong: asks<'interaction.say'>((_, { text }) => text.length > saidCharactersMax),
    isOneTooMany: asks<'interaction.describe'>(
      ({ attributes }, { attribute }) => !(attribute in attributes) && Object.keys(attributes).length >= attributesMax,
    ),
    isFull: asks(({ lines }) => lines >= saidLinesMax),
    isOpeningAsk: asks<'assistance.cancel'>(({ asking }, { ask }) => asking?.command === ask),
    isOpenedAsk: asks<'assistance.cancel'>(({ openedBy }, { ask }) => openedBy === ask),
    // The answer to an attempt that is over says nothing about this one.
    isCurrentAttempt: asks<'route.answer'>(({ attempt }, message) => message.attempt === attempt),
    isSomebodyMissing: asks<'route.answer'>((_, { missing }) => missing !== undefined),
    isElsewhere: asks<'interaction.transfer'>(({ owner }, { agent: to }) => owner !== to),
    isFarewell: asks<'interaction.transfer'>(
      ({ owner, sequence: last }, { agent: to, sequence = Infinity }) => owner !== to && sequence > last,
    ),
  },
  actions: {
    register: keeps<'interaction.offer'>((_, { interaction: id, workgroup: name, media, acd, text }) => ({
      id,
      workgroup: name,
      media,
      acd,
      customer: text ?? null,
    })),
    noteSequence: keeps<OfAcd>((context, { sequence }) => ({
      sequence: sequence ?? context.sequence,
    })),
    listOffered: says((context) => listed(context, 'offering')),
    keepPermitted: keeps<'interaction.permits'>((_, { permitted }) => ({ permitted })),
    showPermitted: says(({ permitted }) => publish({ type: 'interaction.permits', permitted: [...permitted] })),
    showOffered: says<'interaction.offer'>((_, { interaction: id, workgroup: name, media, acd, text }) =>
      publish({ type: 'interaction.offered', interaction: id, workgroup: name, media, acd, customer: text ?? null }),
    ),
    describe: keeps<'interaction.describe'>(({ attributes }, { attribute, text: { id, length } }) => ({
      attributes: put(attributes, attribute, { id, length }),
    })),
    showDescribed: says<'interaction.describe'>((_, { attribute, text }) =>
      publish({ type: 'interaction.described', attribute, text }),
    ),
    dropAttribute: keeps<'interaction.describe'>(({ attributes }, { attribute }) => ({
      attributes: without(attributes, attribute),
    })),
    showDropped: says<'interaction.describe'>((_, { attribute }) =>
      publish({ type: 'interaction.described', attribute, text: null }),
    ),
    countLine: keeps(({ lines }) => ({ lines: lines + 1 })),
    showLine: says<'interaction.say'>(({ lines }, { from, text }) =>
      publish({ type: 'interaction.said', n: lines, from, text }),
    ),
    assign: keeps<'interaction.alert' | 'interaction.transfer'>((_, { agent: owner }) => ({ owner })),
    tellOwner: says(({ id, owner }) =>
      owner
        ? [
            publish({ type: 'interaction.owned', owner }),
            tell(agent(owner), { type: 'interaction.assigned', interaction: id }),
          ]
        : [],
    ),
    tellFormerOwner: says(({ id, owner }) =>
      owner ? tell(agent(owner), { type: 'interaction.left', interaction: id }) : [],
    ),
    showAlerting: shows('alerting'),
    showConnected: shows('connected'),
    showHeld: shows('held'),
    showParked: shows('parked'),
    showDisconnected: says(({ id, workgroup: name }) => [
      publish({ type: 'interaction.changed', conversation: 'disconnected' }),
      tell(workgroup(name), { type: 'interaction.over', interaction: id }),
    ]),
    answerDone: says<OfAcd>((_, { command }) => answer(command, { done: true })),
    refuseMove: refuse('stateNotPermitted'),
    refuseUnknown: refuse('unknownInteraction'),
    refuseEmpty: refuse('textEmpty'),
    refuseTooLong: refuse('textTooLong'),
    refuseLineTooLong: refuse('lineTooLong'),
    refuseAttribute: refuse('tooManyAttributes'),
    refuseFull: refuse('tooManyLines'),
    refuseUnknownAsk: says<'assistance.ask'>((_, { command, interaction: on, agent: asker }) => [
      answer(command, { refused: 'unknownInteraction' }),
      tell(agent(asker), { type: 'ask.refused', command, interaction: on, refused: 'unknownInteraction' }),
    ]),

    refuseNotOwner: refuseAsk('notYourInteraction'),
    refuseNotAcd: refuseAsk('notAcd'),
    refuseState: refuseAsk('stateNotPermitted'),
    refuseActive: refuseAsk('alreadyActive'),
    beginAttempt: keeps<'assistance.ask'>(({ attempt }, { command, agent: asker, text, reason, urgency }) => ({
      attempt: attempt + 1,
      asking: { command, agent: asker, text, reason, urgency },
    })),
    askWorkgroup: says<'assistance.ask'>(({ id, workgroup: name, attempt }, { agent: asker, reason }) =>
      tell(workgroup(name), { type: 'route.ask', interaction: id, attempt, agent: asker, reason }),
    ),
    countRequest: keeps(({ requests, asking }) => ({ requests: requests + 1, openedBy: asking?.command ?? null })),
    openRequest: says<'route.answer'>((context, { timers }) =>
      context.asking
        ? tell(request(current(context)), {
            type: 'request.open',
            request: current(context),
            command: context.asking.command,
            agent: context.asking.agent,
            workgroup: context.workgroup,
            text: context.asking.text,
            reason: context.asking.reason,
            urgency: context.asking.urgency,
            timers,
          })
        : [],
    ),
    endAttempt: keeps(() => ({ asking: null })),
    refuseMissing: says<'route.answer'>(({ id, asking }, { missing }) =>
      asking && missing ? refusal(id, asking, missing) : [],
    ),
    refuseNoLongerPermitted: refuseAttempt('stateNotPermitted'),
    refuseGone: refuseAttempt('interactionGone'),
    // R-CANCEL-ASKING: withdrawn while opening; or passed on as a Done, if it has opened meanwhile.
    refuseCancelled: refuseAttempt('attemptCancelled'),
    answerCancelled: says<'assistance.cancel'>((_, { command }) => answer(command, { done: true })),
    passCancelOn: says<'assistance.cancel'>((context, { command, agent: asker }) =>
      tell(request(current(context)), { type: 'request.done', command, agent: asker }),
    ),
    refuseLateCancel: says<'assistance.cancel'>((_, { command }) => answer(command, { refused: 'unknownRequest' })),
    showOpening: says(() => publish({ type: 'assistance.changed', assistance: 'opening', request: null })),
    showActive: says((context) =>
      publish({ type: 'assistance.changed', assistance: 'active', request: current(context) }),
    ),
    showEnding: says((context) =>
      publish({ type: 'assistance.changed', assistance: 'ending', request: current(context) }),
    ),
    showFree: says(() => publish({ type: 'assistance.changed', assistance: 'free', request: null })),
    showClosed: says(() => publish({ type: 'assistance.changed', assistance: 'closed', request: null })),
    endRequest: says((context) => tell(request(current(context)), { type: 'interaction.ended' })),
    withdrawRequest: says((context) => tell(request(current(context)), { type: 'interaction.transferred' })),
    forgetAsk: keeps(() => ({ openedBy: null })),
    freeRequest: says<'request.over'>((_, message) => tell(request(message.request), { type: 'request.freed' })),
  },
});
