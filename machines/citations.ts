/**
 * Why the charts are as they are: which rule a word of theirs serves, and which a state. A word is a guard or an action; where
 * one serves several rules its event stands before it. Apart from the charts, since a store is bound to their definitions.
 */
import type { Edge } from './edges.ts';
import { wordsOfGuard } from './edges.ts';
import type { Kind } from './names.ts';
import { rules } from './rules.ts';

export type RuleName = keyof typeof rules;

interface Citations {
  words: Record<string, readonly RuleName[]>;
  states: Record<string, readonly RuleName[]>;
}

export const citations: Record<Kind, Citations> = {
  agent: {
    words: {
      lacksRight: ['R-RIGHTS'],
      'ask isEmpty': ['R-TEXT'],
      'ask isTooLong': ['R-TEXT'],
      'say isEmpty': ['R-TRANSCRIPT'],
      'say isTooLong': ['R-TRANSCRIPT'],
      passAskOn: ['R-ONE-ACTIVE'],
      passCancelOn: ['R-CANCEL-ASKING'],
      passLineOn: ['R-CHAT'],
      passDoneOn: ['R-DONE-BY'],
      showRefused: ['R-SUPERVISOR', 'R-OUTCOME'],
      isOvertaken: ['R-SEQUENTIAL'],
      openDialog: ['R-AGENT-GONE'],
      noteReach: ['R-IGNORE', 'R-NOBODY', 'R-ESCALATE'],
      noteHelp: ['R-TAKEN'],
      noteUnattended: ['R-ABANDONED'],
      closeDialog: ['R-SEQUENTIAL'],
      setAlerts: ['R-POP', 'R-SOUND'],
      leaveWorkgroups: ['R-LIST', 'R-ADMINISTRATOR'],
      listLoggedOn: ['R-LIST', 'R-WALL'],
      listLoggedOff: ['R-LIST', 'R-WALL'],
      isLastSession: ['R-AGENT-GONE'],
      refuseUnknown: ['R-OUTCOME'],
      refuseLoggedOff: ['R-OUTCOME'],
    },
    states: { 'known.loggedOff': ['R-AGENT-GONE'] },
  },
  supervisor: {
    words: {
      willSupervise: ['R-ELIGIBLE'],
      tellSupervising: ['R-TOAST-ALL'],
      leave: ['R-ELIGIBLE', 'R-ABANDONED'],
      joinWorkgroup: ['R-LIST'],
      isNewWorkgroup: ['R-TOAST-ALL'],
      addToast: ['R-TOAST-ALL'],
      remind: ['R-REMIND'],
      removeToast: ['R-TAKEN', 'R-IGNORE'],
      startHelping: ['R-TAKEN', 'R-JOIN'],
      stopHelping: ['R-LEAVE', 'R-ENDED'],
      isNotHers: ['R-ACTIONS'],
      passAcceptOn: ['R-ACTIONS', 'R-TAKEN'],
      passReplyOn: ['R-ACTIONS', 'R-TAKEN'],
      passIgnoreOn: ['R-ACTIONS', 'R-IGNORE'],
      passSeenOn: ['R-SEEN'],
      passJoinOn: ['R-JOIN'],
      passLeaveOn: ['R-LEAVE'],
      passHandOverOn: ['R-HANDOFF'],
      passLineOn: ['R-CHAT'],
      isEmpty: ['R-TRANSCRIPT'],
      isTooLong: ['R-TRANSCRIPT'],
      setAlerts: ['R-POP', 'R-SOUND'],
      refuseClient: ['R-ELIGIBLE'],
      refuseUnknown: ['R-OUTCOME'],
      refuseLoggedOff: ['R-OUTCOME'],
    },
    states: { 'known.loggedOn.client': ['R-ELIGIBLE'], 'known.loggedOn.supervising': ['R-ELIGIBLE'] },
  },
  workgroup: {
    words: {
      configure: ['R-ADMINISTRATOR'],
      inviteMembers: ['R-LIST'],
      tellEverybodysStanding: ['R-ELIGIBLE'],
      tellEverybodysPermits: ['R-STATE'],
      tellStanding: ['R-ELIGIBLE', 'R-TOAST-ALL'],
      answerNowhere: ['R-SUPERVISOR'],
      answerRoute: ['R-SUPERVISOR'],
      listRequest: ['R-LIST'],
      sendRoster: ['R-TOAST-ALL'],
      unsubscribe: ['R-LIST'],
      listAgent: ['R-LIST', 'R-WALL'],
      unlistAgent: ['R-LIST', 'R-WALL'],
      tellPermits: ['R-STATE'],
      listInteraction: ['R-WALL'],
      unlistInteraction: ['R-WALL'],
    },
    states: {},
  },
  interaction: {
    words: {
      isStale: ['R-SOURCE'],
      describe: ['R-CONTEXT'],
      dropAttribute: ['R-CONTEXT'],
      isTooLong: ['R-CONTEXT'],
      isOneTooMany: ['R-CONTEXT'],
      isLineTooLong: ['R-CONTEXT'],
      isEmpty: ['R-CONTEXT'],
      isFull: ['R-CONTEXT'],
      countLine: ['R-CONTEXT'],
      isNotOwner: ['R-OWN'],
      isNotAcd: ['R-ACD'],
      'assistance.ask isNotPermitted': ['R-STATE'],
      'route.answer isNotPermitted': ['R-STATE', 'R-OWN'],
      refuseState: ['R-STATE'],
      keepPermitted: ['R-STATE'],
      refuseActive: ['R-ONE-ACTIVE'],
      beginAttempt: ['R-ONE-ACTIVE'],
      isCurrentAttempt: ['R-ONE-ACTIVE', 'R-CANCEL-ASKING'],
      isSomebodyMissing: ['R-SUPERVISOR'],
      openRequest: ['R-ONE-ACTIVE'],
      isOpeningAsk: ['R-CANCEL-ASKING'],
      isOpenedAsk: ['R-CANCEL-ASKING'],
      refuseLateCancel: ['R-CANCEL-ASKING'],
      refuseGone: ['R-OWN', 'R-ENDED'],
      endRequest: ['R-ENDED'],
      withdrawRequest: ['R-ENDED'],
      freeRequest: ['R-SEQUENTIAL'],
      assign: ['R-OWN'],
      tellFormerOwner: ['R-OWN'],
      listOffered: ['R-WALL'],
      showAlerting: ['R-WALL'],
      showConnected: ['R-WALL'],
      showHeld: ['R-WALL'],
      showParked: ['R-WALL'],
      showDisconnected: ['R-WALL'],
      refuseMove: ['R-OUTCOME'],
      refuseUnknown: ['R-OUTCOME'],
      refuseUnknownAsk: ['R-OUTCOME'],
    },
    states: {
      'present.assistance.opening': ['R-OWN'],
      'present.assistance.active': ['R-ONE-ACTIVE'],
      'present.assistance.ending': ['R-SEQUENTIAL'],
      'present.assistance.closed': ['R-ENDED'],
    },
  },
  request: {
    words: {
      announce: ['R-CHAT'],
      startSeeking: ['R-REMIND', 'R-ESCALATE'],
      stopSeeking: ['R-REMIND', 'R-ESCALATE'],
      keepRoster: ['R-TOAST-ALL'],
      changeRoster: ['R-ELIGIBLE'],
      judge: ['R-TOAST-ALL', 'R-NOBODY'],
      isOpenShowing: ['R-ACTIONS'],
      refuseToastClosed: ['R-ACTIONS'],
      take: ['R-TAKEN'],
      refuseTaken: ['R-TAKEN'],
      ignore: ['R-IGNORE'],
      wasSeen: ['R-SEEN'],
      seeToast: ['R-SEEN'],
      remind: ['R-REMIND'],
      escalate: ['R-ESCALATE'],
      isParticipant: ['R-CHAT'],
      isFull: ['R-TRANSCRIPT'],
      say: ['R-CHAT', 'R-TRANSCRIPT'],
      'request.done isAsker': ['R-DONE-BY'],
      refuseNotInitiator: ['R-DONE-BY'],
      'request.join helpsAlready': ['R-JOIN'],
      mayJoin: ['R-JOIN'],
      refuseNotEligible: ['R-JOIN'],
      'request.join refuseNotAttended': ['R-JOIN'],
      'request.leave isResponsible': ['R-LEAVE'],
      'request.leave helpsAlready': ['R-LEAVE'],
      'request.leave refuseStranger': ['R-LEAVE'],
      'request.handOver isResponsible': ['R-HANDOFF'],
      'request.handOver refuseNotAttended': ['R-HANDOFF'],
      mayTakeOver: ['R-HANDOFF'],
      refuseTargetGone: ['R-HANDOFF'],
      responsibleIsGone: ['R-ABANDONED'],
      releaseThoseGone: ['R-ELIGIBLE'],
      withdraw: ['R-OUTCOMES'],
      complete: ['R-OUTCOMES'],
      endByTransfer: ['R-ENDED', 'R-OUTCOMES'],
      endWithInteraction: ['R-ENDED', 'R-OUTCOMES'],
      close: ['R-FINAL'],
      tellEnded: ['R-SEQUENTIAL'],
      owe: ['R-SEQUENTIAL'],
      refuseDone: ['R-FINAL'],
      'request.done refuseDone': ['R-DONE-BY'],
      'request.say refuseDone': ['R-NO-LATE'],
      refuseUnknown: ['R-OUTCOME'],
    },
    states: {
      'open.helping.attended': ['R-TAKEN'],
      'open.helping.unattended': ['R-ABANDONED'],
      'done.closing': ['R-SEQUENTIAL'],
      'done.told': ['R-FINAL', 'R-NO-LATE'],
    },
  },
};

const order = Object.keys(rules) as RuleName[];
/** In the order of rules.ts, each once. */
const listed = (cited: readonly (readonly RuleName[] | undefined)[]): RuleName[] => {
  const all = new Set(cited.flatMap((some) => some ?? []));
  return order.filter((name) => all.has(name));
};

/** The rules because of which there is that transition. */
export function rulesOfEdge(kind: Kind, { event, guard, actions }: Edge): RuleName[] {
  const { words } = citations[kind];
  return listed([...wordsOfGuard(guard), ...actions].flatMap((word) => [words[word], words[`${event} ${word}`]]));
}

/** The rules because of which there is that state, or what it does when it is entered and left. */
export function rulesOfState(kind: Kind, path: string, effects: readonly string[]): RuleName[] {
  const { words, states } = citations[kind];
  return listed([states[path], ...effects.map((word) => words[word])]);
}
