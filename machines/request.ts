/**
 * One assistance request, from its text to Done. Everything that agent and supervisors learn about it comes from here.
 * It decides who was first (R-TAKEN), keeps whoever is eligible toasted (seeking.ts), and ends once (R-FINAL).
 */
import { not } from 'xstate';
import { requestWords } from './words/request.ts';

/** Waiting or unattended: the request looks for somebody, and every turn ends with the same judgement (seeking.ts). */
const settle = ['sayWhatChanges', 'judge'] as const;
const seeking = {
  entry: 'startSeeking',
  exit: 'stopSeeking',
  on: {
    'roster.changed': { actions: ['changeRoster', ...settle] },
    'request.accept': [
      { guard: not('isOpenShowing'), actions: 'refuseToastClosed' },
      { guard: 'isFull', actions: 'refuseFull' },
      { target: '#request.open.helping.attended', actions: ['take', 'keepTaken', 'list'] },
    ],
    'request.ignore': [
      { guard: 'isOpenShowing', actions: ['ignore', 'keepIgnored', ...settle] },
      { actions: 'refuseToastClosed' },
    ],
    'request.seen': [
      { guard: not('isOpenShowing'), actions: 'refuseToastClosed' },
      { guard: 'wasSeen', actions: 'answerAgain' },
      { actions: ['seeToast', 'keepSeen'] },
    ],
    'reminder.due': { actions: 'remind' },
    'escalation.due': { actions: ['escalate', 'tellEscalated', ...settle] },
  },
} as const;

export const requestChart = requestWords.createMachine({
  id: 'request',
  context: {
    id: '',
    agent: '',
    workgroup: '',
    timers: { escalateAfterSeconds: 0, remindEverySeconds: 0 },
    roster: null,
    version: 0,
    showings: {},
    lastShowing: 0,
    ignored: [],
    reach: 'asked',
    escalated: false,
    reason: null,
    urgency: 'normal',
    participants: {},
    seen: [],
    responsible: null,
    helpers: [],
    wasHelped: false,
    lines: 0,
    outcome: null,
    endedBy: null,
    saw: null,
    owed: [],
  },
  initial: 'absent',
  states: {
    absent: {
      on: {
        'request.open': { target: 'open', actions: ['register', 'announce'] },
        'request.say': { actions: 'refuseUnknown' },
        'request.done': { actions: 'refuseUnknown' },
        'request.accept': { actions: 'refuseUnknown' },
        'request.ignore': { actions: 'refuseUnknown' },
        'request.seen': { actions: 'refuseUnknown' },
        'request.join': { actions: 'refuseUnknown' },
        'request.leave': { actions: 'refuseUnknown' },
        'request.handOver': { actions: 'refuseUnknown' },
      },
    },
    open: {
      initial: 'waiting',
      on: {
        'request.say': [
          { guard: not('isParticipant'), actions: 'refuseStranger' },
          { guard: 'isFull', actions: 'refuseFull' },
          { actions: ['say', 'countLine'] },
        ],
        'request.done': { actions: 'refuseNotInitiator' },
        'request.join': { actions: 'refuseNotAttended' },
        'request.handOver': { actions: 'refuseNotAttended' },
        // A joined helper may leave; the responsible one hands over instead.
        'request.leave': [
          { guard: 'isResponsible', actions: 'refuseResponsible' },
          { guard: 'helpsAlready', actions: ['leave', 'keepLeft', 'list'] },
          { actions: 'refuseStranger' },
        ],
        'interaction.ended': { target: 'done', actions: 'endWithInteraction' },
        'interaction.transferred': { target: 'done', actions: 'endByTransfer' },
      },
      states: {
        waiting: {
          ...seeking,
          on: {
            ...seeking.on,
            // Comes once, and nobody is shown a toast before.
            'roster.full': { actions: ['keepRoster', ...settle] },
            'request.done': [{ guard: 'isAsker', target: '#request.done', actions: ['withdraw', 'noteEndedBy'] }],
          },
        },
        helping: {
          initial: 'attended',
          on: {
            'request.done': [{ guard: 'isAsker', target: '#request.done', actions: ['complete', 'noteEndedBy'] }],
          },
          states: {
            attended: {
              on: {
                'roster.changed': [
                  {
                    guard: 'responsibleIsGone',
                    target: 'unattended',
                    actions: ['releaseThoseGone', 'changeRoster', 'abandon', 'tellUnattended', 'list', ...settle],
                  },
                  { actions: ['releaseThoseGone', 'changeRoster'] },
                ],
                'request.accept': { actions: 'refuseTaken' },
                'request.ignore': { actions: 'refuseTaken' },
                'request.seen': { actions: 'refuseTaken' },
                'request.join': [
                  { guard: 'helpsAlready', actions: 'answerAgain' },
                  { guard: 'mayJoin', actions: ['join', 'keepJoined', 'list'] },
                  { actions: 'refuseNotEligible' },
                ],
                'request.handOver': [
                  { guard: not('isResponsible'), actions: 'refuseStranger' },
                  { guard: 'mayTakeOver', actions: ['handOver', 'keepHandedOver', 'list'] },
                  { actions: 'refuseTargetGone' },
                ],
              },
            },
            // A new round: everybody eligible is toasted, nobody is promoted by itself (R-ABANDONED).
            unattended: {
              ...seeking,
              on: {
                ...seeking.on,
                'roster.changed': { actions: ['releaseThoseGone', 'changeRoster', ...settle] },
              },
            },
          },
        },
      },
    },
    done: {
      initial: 'closing',
      on: {
        'request.accept': { actions: 'refuseDone' },
        'request.ignore': { actions: 'refuseDone' },
        'request.seen': { actions: 'refuseDone' },
        'request.join': { actions: 'refuseDone' },
        'request.leave': { actions: 'refuseDone' },
        'request.handOver': { actions: 'refuseDone' },
      },
      states: {
        // The interaction is not free yet: whoever asked learns of the end only once it is (R-SEQUENTIAL).
        closing: {
          entry: ['close', 'clearBooks'],
          on: {
            'request.freed': { target: 'told', actions: ['tellEnded', 'settleDebts'] },
            'request.done': [{ guard: 'isAsker', actions: 'owe' }, { actions: 'refuseNotInitiator' }],
            'request.say': [{ guard: 'isAsker', actions: 'owe' }, { actions: 'refuseDone' }],
          },
        },
        // It still answers: R-FINAL, R-NO-LATE.
        told: {
          tags: ['over'],
          on: {
            'request.done': [{ guard: 'isAsker', actions: 'refuseDone' }, { actions: 'refuseNotInitiator' }],
            'request.say': { actions: 'refuseDone' },
          },
        },
      },
    },
  },
});
