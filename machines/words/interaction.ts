/** What an interaction's chart can ask, keep and say. The chart itself is in interaction.ts. */
import { not, or, setup, stateIn } from 'xstate';
import type { Command, Media, TextRef } from '../commands.ts';
import { answer, chartOf, publish, tell } from '../effects.ts';
import type { Conversation, Note } from '../messages.ts';
import { agent, request, requestId, workgroup } from '../names.ts';
import type { RefusalCode } from '../refusals.ts';

interface Asking {
  command: string;
  agent: string;
  text: TextRef;
}

export interface InteractionContext extends Record<string, unknown> {
  id: string;
  workgroup: string;
  media: Media | null;
  acd: boolean;
  customer: TextRef | null;
  /** The agent it is assigned to. */
  owner: string | null;
  /** The ask that is opening. */
  asking: Asking | null;
  /** Number of the last attempt to open a request; never reused, so a late answer names its own attempt. */
  attempt: number;
  /** Number of the last request. */
  requests: number;
}

type Move =
  | 'interaction.alert'
  | 'interaction.connect'
  | 'interaction.hold'
  | 'interaction.park'
  | 'interaction.transfer'
  | 'interaction.disconnect';
export type InteractionHears =
  | Command<'interaction.offer' | Move>
  | Extract<Note, { type: 'assistance.ask' | 'route.answer' | 'request.over' }>;

const { says, asks, keeps } = chartOf<InteractionContext, InteractionHears>();

const current = ({ id, requests }: InteractionContext) => requestId(id, requests);
/** An attempt that opens nothing: answered, told to the agent's dialog, and on record all the same (R-SUPERVISOR). */
const refusal = (id: string, { command, agent: asker }: Asking, refused: RefusalCode) => [
  answer(command, { refused }),
  tell(agent(asker), { type: 'ask.refused', command, interaction: id, refused }),
  publish({ type: 'assistance.refused', agent: asker, refused }),
];
const refuseAsk = (refused: RefusalCode) => says<'assistance.ask'>(({ id }, message) => refusal(id, message, refused));
const refuseAttempt = (refused: RefusalCode) => says(({ id, asking }) => (asking ? refusal(id, asking, refused) : []));
const shows = (conversation: Conversation) => says(() => publish({ type: 'interaction.changed', conversation }));
const during = (conversation: Conversation) => stateIn({ present: { conversation } });

export const interactionWords = setup({
  types: { context: {} as InteractionContext, events: {} as InteractionHears },
  guards: {
    isNotOwner: asks<'assistance.ask'>(({ owner }, { agent: asker }) => owner !== asker),
    isNotAcd: asks(({ acd }) => !acd),
    // R-STATE: connected, held, parked.
    isNotPermitted: not(or([during('connected'), during('held'), during('parked')])),
    // The answer to an attempt that is over says nothing about this one.
    isCurrentAttempt: asks<'route.answer'>(({ attempt }, message) => message.attempt === attempt),
    isSomebodyMissing: asks<'route.answer'>((_, { missing }) => missing !== undefined),
    askerIsNotOwner: asks(({ owner, asking }) => owner !== asking?.agent),
    isOurs: asks<'request.over'>((context, message) => message.request === current(context)),
    isElsewhere: asks<'interaction.transfer'>(({ owner }, { agent: to }) => owner !== to),
  },
  actions: {
    register: keeps<'interaction.offer'>((_, { interaction: id, workgroup: name, media, acd, text }) => ({
      id,
      workgroup: name,
      media,
      acd,
      customer: text ?? null,
    })),
    showOffered: says<'interaction.offer'>((_, { interaction: id, workgroup: name, media, acd, text }) =>
      publish({ type: 'interaction.offered', interaction: id, workgroup: name, media, acd, customer: text ?? null }),
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
    showDisconnected: shows('disconnected'),
    answerDone: says<'interaction.offer' | Move>((_, { command }) => answer(command, { done: true })),
    refuseMove: says<'interaction.offer' | Move>((_, { command }) => answer(command, { refused: 'stateNotPermitted' })),
    refuseUnknown: says<Move>((_, { command }) => answer(command, { refused: 'unknownInteraction' })),
    refuseUnknownAsk: says<'assistance.ask'>((_, { command, interaction: on, agent: asker }) => [
      answer(command, { refused: 'unknownInteraction' }),
      tell(agent(asker), { type: 'ask.refused', command, interaction: on, refused: 'unknownInteraction' }),
    ]),

    refuseNotOwner: refuseAsk('notYourInteraction'),
    refuseNotAcd: refuseAsk('notAcd'),
    refuseState: refuseAsk('stateNotPermitted'),
    refuseActive: refuseAsk('alreadyActive'),
    beginAttempt: keeps<'assistance.ask'>(({ attempt }, { command, agent: asker, text }) => ({
      attempt: attempt + 1,
      asking: { command, agent: asker, text },
    })),
    askWorkgroup: says<'assistance.ask'>(({ id, workgroup: name, attempt }, { agent: asker }) =>
      tell(workgroup(name), { type: 'route.ask', interaction: id, attempt, agent: asker }),
    ),
    countRequest: keeps(({ requests }) => ({ requests: requests + 1 })),
    openRequest: says<'route.answer'>((context, { timers }) =>
      context.asking
        ? tell(request(current(context)), {
            type: 'request.open',
            request: current(context),
            command: context.asking.command,
            agent: context.asking.agent,
            workgroup: context.workgroup,
            text: context.asking.text,
            timers,
          })
        : [],
    ),
    endAttempt: keeps(() => ({ asking: null })),
    refuseMissing: says<'route.answer'>(({ id, asking }, { missing }) =>
      asking && missing ? refusal(id, asking, missing) : [],
    ),
    refuseNoLongerOwner: refuseAttempt('notYourInteraction'),
    refuseNoLongerPermitted: refuseAttempt('stateNotPermitted'),
    refuseGone: refuseAttempt('interactionGone'),
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
    freeRequest: says<'request.over'>((_, message) => tell(request(message.request), { type: 'request.freed' })),
  },
});
