/**
 * A workgroup: the administrator's configuration plus who is supervising now. Answers an interaction's question whom a
 * request would reach, and keeps every open request's roster up to date: in full first, then change by change.
 */
import { workgroupWords } from './words/workgroup.ts';

export const workgroupChart = workgroupWords.createMachine({
  id: 'workgroup',
  context: {
    id: '',
    supervisors: [],
    escalation: [],
    escalateAfterSeconds: 60,
    remindEverySeconds: 30,
    supervising: [],
    version: 0,
    requests: {},
  },
  initial: 'absent',
  states: {
    absent: {
      on: {
        'workgroup.configure': {
          target: 'configured',
          actions: ['configure', 'showConfiguration', 'inviteMembers', 'answerDone'],
        },
        'route.ask': { actions: 'answerNowhere' },
      },
    },
    configured: {
      on: {
        'workgroup.configure': {
          actions: ['configure', 'showConfiguration', 'inviteMembers', 'tellEverybodysStanding', 'answerDone'],
        },
        presence: { guard: 'isNews', actions: ['notePresence', 'showPresence', 'tellStanding'] },
        'route.ask': { actions: 'answerRoute' },
        'roster.subscribe': { actions: ['subscribe', 'sendRoster', 'showOpened'] },
        'roster.unsubscribe': { actions: ['unsubscribe', 'showEnded'] },
      },
    },
  },
});
