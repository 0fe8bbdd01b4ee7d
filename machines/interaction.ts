/**
 * An interaction: one call, chat, e-mail, callback or message. The ACD moves its conversation; its assistance region is
 * the one place that opens requests, so *one active request* is decided here, in one turn (R-ONE-ACTIVE).
 */
import { not } from 'xstate';
import { interactionWords } from './words/interaction.ts';

/** The same first questions while a request is under way, so that a stranger learns nothing of it. */
const refusedWhileBusy = [{ guard: 'isNotOwner', actions: 'refuseNotOwner' }, { actions: 'refuseActive' }] as const;
const transferred = {
  guard: 'isElsewhere',
  target: 'alerting',
  actions: ['tellFormerOwner', 'assign', 'showAlerting', 'tellOwner', 'answerDone'],
} as const;
export const interactionChart = interactionWords.createMachine({
  id: 'interaction',
  context: {
    id: '',
    workgroup: '',
    media: null,
    acd: false,
    customer: null,
    owner: null,
    asking: null,
    attempt: 0,
    requests: 0,
  },
  initial: 'absent',
  states: {
    absent: {
      on: {
        'interaction.offer': { target: 'present', actions: ['register', 'showOffered', 'answerDone'] },
        'interaction.alert': { actions: 'refuseUnknown' },
        'interaction.connect': { actions: 'refuseUnknown' },
        'interaction.hold': { actions: 'refuseUnknown' },
        'interaction.park': { actions: 'refuseUnknown' },
        'interaction.transfer': { actions: 'refuseUnknown' },
        'interaction.disconnect': { actions: 'refuseUnknown' },
        'assistance.ask': { actions: 'refuseUnknownAsk' },
      },
    },
    present: {
      type: 'parallel',
      states: {
        conversation: {
          initial: 'offering',
          // A move that the state does not know is refused; each state names the ones that it knows.
          on: {
            'interaction.offer': { actions: 'refuseMove' },
            'interaction.alert': { actions: 'refuseMove' },
            'interaction.connect': { actions: 'refuseMove' },
            'interaction.hold': { actions: 'refuseMove' },
            'interaction.park': { actions: 'refuseMove' },
            'interaction.transfer': { actions: 'refuseMove' },
            'interaction.disconnect': {
              target: '.disconnected',
              actions: ['showDisconnected', 'tellFormerOwner', 'answerDone'],
            },
          },
          states: {
            offering: {
              on: {
                'interaction.alert': {
                  target: 'alerting',
                  actions: ['assign', 'showAlerting', 'tellOwner', 'answerDone'],
                },
              },
            },
            alerting: {
              on: {
                'interaction.connect': { target: 'connected', actions: ['showConnected', 'answerDone'] },
                'interaction.transfer': transferred,
              },
            },
            connected: {
              on: {
                'interaction.hold': { target: 'held', actions: ['showHeld', 'answerDone'] },
                'interaction.park': { target: 'parked', actions: ['showParked', 'answerDone'] },
                'interaction.transfer': transferred,
              },
            },
            held: {
              on: {
                'interaction.connect': { target: 'connected', actions: ['showConnected', 'answerDone'] },
                'interaction.park': { target: 'parked', actions: ['showParked', 'answerDone'] },
                'interaction.transfer': transferred,
              },
            },
            parked: {
              on: {
                'interaction.connect': { target: 'connected', actions: ['showConnected', 'answerDone'] },
                'interaction.hold': { target: 'held', actions: ['showHeld', 'answerDone'] },
                'interaction.transfer': transferred,
              },
            },
            disconnected: { on: { 'interaction.disconnect': { actions: 'answerDone' } } },
          },
        },
        assistance: {
          initial: 'free',
          states: {
            free: {
              on: {
                'assistance.ask': [
                  { guard: 'isNotOwner', actions: 'refuseNotOwner' },
                  { guard: 'isNotAcd', actions: 'refuseNotAcd' },
                  { guard: 'isNotPermitted', actions: 'refuseState' },
                  { target: 'opening', actions: ['beginAttempt', 'askWorkgroup', 'showOpening'] },
                ],
                'interaction.disconnect': { target: 'closed', actions: 'showClosed' },
              },
            },
            // Left at once by an end or a transfer; owner and state are checked again when the answer is here (R-OWN).
            opening: {
              on: {
                'assistance.ask': refusedWhileBusy,
                'route.answer': [
                  { guard: not('isCurrentAttempt') },
                  {
                    guard: 'askerIsNotOwner',
                    target: 'free',
                    actions: ['refuseNoLongerOwner', 'endAttempt', 'showFree'],
                  },
                  {
                    guard: 'isNotPermitted',
                    target: 'free',
                    actions: ['refuseNoLongerPermitted', 'endAttempt', 'showFree'],
                  },
                  { guard: 'isSomebodyMissing', target: 'free', actions: ['refuseMissing', 'endAttempt', 'showFree'] },
                  { target: 'active', actions: ['countRequest', 'openRequest', 'endAttempt', 'showActive'] },
                ],
                'interaction.transfer': {
                  guard: 'isElsewhere',
                  target: 'free',
                  actions: ['refuseGone', 'endAttempt', 'showFree'],
                },
                'interaction.disconnect': { target: 'closed', actions: ['refuseGone', 'endAttempt', 'showClosed'] },
              },
            },
            active: {
              on: {
                'assistance.ask': refusedWhileBusy,
                'request.over': { guard: 'isOurs', target: 'free', actions: ['freeRequest', 'showFree'] },
                'interaction.transfer': {
                  guard: 'isElsewhere',
                  target: 'ending',
                  actions: ['withdrawRequest', 'showEnding'],
                },
                'interaction.disconnect': { target: 'closed', actions: ['endRequest', 'showClosed'] },
              },
            },
            // Transferred away, its request not yet over: the next owner asks only once it is.
            ending: {
              on: {
                'assistance.ask': refusedWhileBusy,
                'request.over': { guard: 'isOurs', target: 'free', actions: ['freeRequest', 'showFree'] },
                'interaction.disconnect': { target: 'closed', actions: 'showClosed' },
              },
            },
            closed: {
              tags: ['over'],
              on: {
                'assistance.ask': [
                  { guard: 'isNotOwner', actions: 'refuseNotOwner' },
                  { guard: 'isNotAcd', actions: 'refuseNotAcd' },
                  { actions: 'refuseState' },
                ],
                'request.over': { guard: 'isOurs', actions: 'freeRequest' },
              },
            },
          },
        },
      },
    },
  },
});
