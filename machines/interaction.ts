/**
 * An interaction: one call, chat, e-mail, callback or message. The ACD moves its conversation; its assistance region is
 * the one place that opens requests, so *one active request* is decided here, in one turn (R-ONE-ACTIVE).
 */
import { not } from 'xstate';
import { permittedByDefault } from './commands.ts';
import { interactionWords } from './words/interaction.ts';

/** The same first questions while a request is under way, so that a stranger learns nothing of it. */
const refusedWhileBusy = [{ guard: 'isNotOwner', actions: 'refuseNotOwner' }, { actions: 'refuseActive' }] as const;

/** The ACD's events: a late or doubled one is answered and changes nothing (R-SOURCE). */
const stale = { guard: 'isStale', actions: 'answerDone' } as const;
const refused = [stale, { actions: 'refuseMove' }] as const;
const moves = <const To extends string, const Actions extends readonly string[]>(target: To, ...actions: Actions) =>
  [stale, { target, actions: ['noteSequence', ...actions, 'answerDone'] }] as const;
const transferred = [
  stale,
  {
    guard: 'isElsewhere',
    target: 'alerting',
    actions: ['noteSequence', 'tellFormerOwner', 'assign', 'showAlerting', 'tellOwner', 'answerDone'],
  },
] as const;

/** R-CONTEXT: what it is about, told in any state until it has ended. */
const described = [
  stale,
  { guard: 'isTooLong', actions: 'refuseTooLong' },
  { guard: 'isEmpty', actions: ['noteSequence', 'dropAttribute', 'showDropped', 'answerDone'] },
  { guard: 'isOneTooMany', actions: 'refuseAttribute' },
  { actions: ['noteSequence', 'describe', 'showDescribed', 'answerDone'] },
] as const;
const said = [
  stale,
  { guard: 'isEmpty', actions: 'refuseEmpty' },
  { guard: 'isLineTooLong', actions: 'refuseLineTooLong' },
  { guard: 'isFull', actions: 'refuseFull' },
  { actions: ['noteSequence', 'countLine', 'showLine', 'answerDone'] },
] as const;

export const interactionChart = interactionWords.createMachine({
  id: 'interaction',
  context: {
    id: '',
    workgroup: '',
    media: null,
    acd: false,
    customer: null,
    attributes: {},
    lines: 0,
    owner: null,
    asking: null,
    attempt: 0,
    requests: 0,
    openedBy: null,
    permitted: permittedByDefault,
    sequence: 0,
  },
  initial: 'absent',
  states: {
    absent: {
      on: {
        'interaction.offer': {
          target: 'present',
          actions: ['register', 'noteSequence', 'showOffered', 'listOffered', 'answerDone'],
        },
        'interaction.alert': { actions: 'refuseUnknown' },
        'interaction.connect': { actions: 'refuseUnknown' },
        'interaction.hold': { actions: 'refuseUnknown' },
        'interaction.park': { actions: 'refuseUnknown' },
        'interaction.transfer': { actions: 'refuseUnknown' },
        'interaction.disconnect': { actions: 'refuseUnknown' },
        'interaction.describe': { actions: 'refuseUnknown' },
        'interaction.say': { actions: 'refuseUnknown' },
        'assistance.ask': { actions: 'refuseUnknownAsk' },
        'assistance.cancel': { actions: 'refuseLateCancel' },
      },
    },
    present: {
      type: 'parallel',
      on: { 'interaction.permits': { actions: ['keepPermitted', 'showPermitted'] } },
      states: {
        conversation: {
          initial: 'offering',
          // A move that the state does not know is refused; each state names the ones that it knows.
          on: {
            'interaction.offer': refused,
            'interaction.alert': refused,
            'interaction.connect': refused,
            'interaction.hold': refused,
            'interaction.park': refused,
            'interaction.transfer': refused,
            'interaction.disconnect': moves('.disconnected', 'showDisconnected', 'tellFormerOwner'),
            'interaction.describe': described,
            'interaction.say': said,
          },
          states: {
            offering: {
              on: {
                'interaction.alert': moves('alerting', 'assign', 'showAlerting', 'tellOwner'),
              },
            },
            alerting: {
              on: {
                'interaction.connect': moves('connected', 'showConnected'),
                'interaction.transfer': transferred,
              },
            },
            connected: {
              on: {
                'interaction.hold': moves('held', 'showHeld'),
                'interaction.park': moves('parked', 'showParked'),
                'interaction.transfer': transferred,
              },
            },
            held: {
              on: {
                'interaction.connect': moves('connected', 'showConnected'),
                'interaction.park': moves('parked', 'showParked'),
                'interaction.transfer': transferred,
              },
            },
            parked: {
              on: {
                'interaction.connect': moves('connected', 'showConnected'),
                'interaction.hold': moves('held', 'showHeld'),
                'interaction.transfer': transferred,
              },
            },
            disconnected: {
              on: {
                'interaction.disconnect': { actions: 'answerDone' },
                'interaction.describe': refused,
                'interaction.say': refused,
              },
            },
          },
        },
        assistance: {
          initial: 'free',
          on: {
            'assistance.cancel': [{ guard: 'isOpenedAsk', actions: 'passCancelOn' }, { actions: 'refuseLateCancel' }],
          },
          states: {
            free: {
              on: {
                'assistance.ask': [
                  { guard: 'isNotOwner', actions: 'refuseNotOwner' },
                  { guard: 'isNotAcd', actions: 'refuseNotAcd' },
                  { guard: 'isNotPermitted', actions: 'refuseState' },
                  { target: 'opening', actions: ['beginAttempt', 'askWorkgroup', 'showOpening'] },
                ],
                'interaction.disconnect': { guard: not('isStale'), target: 'closed', actions: 'showClosed' },
              },
            },
            // A transfer or an end leaves it at once, so the asker still owns it when the answer is here; the state is
            // checked again then (R-OWN).
            opening: {
              on: {
                'assistance.ask': refusedWhileBusy,
                'assistance.cancel': {
                  guard: 'isOpeningAsk',
                  target: 'free',
                  actions: ['refuseCancelled', 'answerCancelled', 'endAttempt', 'showFree'],
                },
                'route.answer': [
                  { guard: not('isCurrentAttempt') },
                  {
                    guard: 'isNotPermitted',
                    target: 'free',
                    actions: ['refuseNoLongerPermitted', 'endAttempt', 'showFree'],
                  },
                  { guard: 'isSomebodyMissing', target: 'free', actions: ['refuseMissing', 'endAttempt', 'showFree'] },
                  { target: 'active', actions: ['countRequest', 'openRequest', 'endAttempt', 'showActive'] },
                ],
                'interaction.transfer': {
                  guard: 'isFarewell',
                  target: 'free',
                  actions: ['refuseGone', 'endAttempt', 'showFree'],
                },
                'interaction.disconnect': {
                  guard: not('isStale'),
                  target: 'closed',
                  actions: ['refuseGone', 'endAttempt', 'showClosed'],
                },
              },
            },
            active: {
              on: {
                'assistance.ask': refusedWhileBusy,
                'request.over': { target: 'free', actions: ['freeRequest', 'forgetAsk', 'showFree'] },
                'interaction.transfer': {
                  guard: 'isFarewell',
                  target: 'ending',
                  actions: ['withdrawRequest', 'showEnding'],
                },
                'interaction.disconnect': {
                  guard: not('isStale'),
                  target: 'closed',
                  actions: ['endRequest', 'showClosed'],
                },
              },
            },
            // Transferred away, its request not yet over: the next owner asks only once it is.
            ending: {
              on: {
                'assistance.ask': refusedWhileBusy,
                'request.over': { target: 'free', actions: ['freeRequest', 'forgetAsk', 'showFree'] },
                'interaction.disconnect': { guard: not('isStale'), target: 'closed', actions: 'showClosed' },
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
                'request.over': { actions: ['freeRequest', 'forgetAsk'] },
              },
            },
          },
        },
      },
    },
  },
});
