/**
 * A supervisor: a person who helps. Shows toasts and helps only while running a supervisor application; leaving the last
 * one closes both in the same turn. Whether a click counts is the request's to decide, never this chart's.
 */
import { supervisorWords } from './words/supervisor.ts';

export const supervisorChart = supervisorWords.createMachine({
  id: 'supervisor',
  context: {
    id: '',
    sessions: {},
    alerts: { pop: true, sound: true },
    workgroups: [],
    memberOf: [],
    toasts: {},
    helping: {},
  },
  initial: 'absent',
  states: {
    absent: {
      on: {
        'supervisor.configure': { target: 'known', actions: ['configure', 'showConfiguration', 'answerDone'] },
        'workgroup.joined': {
          target: 'known',
          actions: ['introduce', 'showConfiguration', 'joinWorkgroup', 'showJoined'],
        },
        'session.start': { actions: 'refuseUnknown' },
        'session.end': { actions: 'refuseUnknown' },
        alerts: { actions: 'refuseUnknown' },
        say: { actions: 'refuseUnknown' },
        accept: { actions: 'refuseUnknown' },
        reply: { actions: 'refuseUnknown' },
        ignore: { actions: 'refuseUnknown' },
        seen: { actions: 'refuseUnknown' },
        join: { actions: 'refuseUnknown' },
        leave: { actions: 'refuseUnknown' },
        handOver: { actions: 'refuseUnknown' },
      },
    },
    known: {
      initial: 'loggedOff',
      on: {
        'supervisor.configure': { actions: 'answerDone' },
        'workgroup.joined': [
          { guard: 'isNewWorkgroup', actions: ['joinWorkgroup', 'showJoined', 'reportPresence'] },
          { actions: ['joinWorkgroup', 'showJoined'] },
        ],
        alerts: { actions: ['setAlerts', 'showAlerts', 'answerDone'] },
      },
      states: {
        loggedOff: {
          on: {
            'session.start': [
              {
                guard: 'willSupervise',
                target: 'loggedOn.supervising',
                actions: ['keepSession', 'showSupervising', 'tellSupervising', 'answerDone'],
              },
              { target: 'loggedOn.client', actions: ['keepSession', 'showClient', 'answerDone'] },
            ],
            'session.end': { actions: 'answerDone' },
            say: { actions: 'refuseLoggedOff' },
            accept: { actions: 'refuseLoggedOff' },
            reply: { actions: 'refuseLoggedOff' },
            ignore: { actions: 'refuseLoggedOff' },
            seen: { actions: 'refuseLoggedOff' },
            join: { actions: 'refuseLoggedOff' },
            leave: { actions: 'refuseLoggedOff' },
            handOver: { actions: 'refuseLoggedOff' },
          },
        },
        loggedOn: {
          initial: 'client',
          states: {
            // A plain client receives no toasts, even for the same person (R-ELIGIBLE).
            client: {
              on: {
                'session.start': [
                  {
                    guard: 'willSupervise',
                    target: 'supervising',
                    actions: ['keepSession', 'showSupervising', 'tellSupervising', 'answerDone'],
                  },
                  { actions: ['keepSession', 'answerDone'] },
                ],
                'session.end': [
                  {
                    guard: 'willBeLoggedOff',
                    target: '#supervisor.known.loggedOff',
                    actions: ['keepSession', 'showLoggedOff', 'answerDone'],
                  },
                  { actions: ['keepSession', 'answerDone'] },
                ],
                say: { actions: 'refuseClient' },
                accept: { actions: 'refuseClient' },
                reply: { actions: 'refuseClient' },
                ignore: { actions: 'refuseClient' },
                seen: { actions: 'refuseClient' },
                join: { actions: 'refuseClient' },
                leave: { actions: 'refuseClient' },
                handOver: { actions: 'refuseClient' },
              },
            },
            supervising: {
              on: {
                'session.start': [
                  { guard: 'willSupervise', actions: ['keepSession', 'answerDone'] },
                  { target: 'client', actions: ['keepSession', 'leave', 'clearDesk', 'showClient', 'answerDone'] },
                ],
                'session.end': [
                  { guard: 'willSupervise', actions: ['keepSession', 'answerDone'] },
                  {
                    guard: 'willBeLoggedOff',
                    target: '#supervisor.known.loggedOff',
                    actions: ['keepSession', 'leave', 'clearDesk', 'showLoggedOff', 'answerDone'],
                  },
                  { target: 'client', actions: ['keepSession', 'leave', 'clearDesk', 'showClient', 'answerDone'] },
                ],
                'toast.show': { actions: ['addToast', 'showToast'] },
                'toast.remind': { guard: 'isShown', actions: 'remind' },
                'toast.close': { guard: 'isShown', actions: ['removeToast', 'showClosed'] },
                'helping.started': { actions: ['startHelping', 'showHelping'] },
                'helping.ended': { guard: 'isHelping', actions: ['stopHelping', 'showHelpingEnded'] },
                accept: [{ guard: 'isNotHers', actions: 'refuseNotHers' }, { actions: 'passAcceptOn' }],
                reply: [
                  { guard: 'isNotHers', actions: 'refuseNotHers' },
                  { guard: 'isEmpty', actions: 'refuseEmpty' },
                  { guard: 'isTooLong', actions: 'refuseTooLong' },
                  { actions: 'passReplyOn' },
                ],
                ignore: [{ guard: 'isNotHers', actions: 'refuseNotHers' }, { actions: 'passIgnoreOn' }],
                seen: [{ guard: 'isNotHers', actions: 'refuseNotHers' }, { actions: 'passSeenOn' }],
                join: { actions: 'passJoinOn' },
                leave: { actions: 'passLeaveOn' },
                handOver: { actions: 'passHandOverOn' },
                say: [
                  { guard: 'isEmpty', actions: 'refuseEmpty' },
                  { guard: 'isTooLong', actions: 'refuseTooLong' },
                  { actions: 'passLineOn' },
                ],
              },
            },
          },
        },
      },
    },
  },
});
