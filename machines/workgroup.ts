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
    reasons: [],
    permitted: {},
    supervising: [],
    version: 0,
    requests: {},
    agents: {},
    interactions: {},
  },
  initial: 'absent',
  states: {
    absent: {
      on: {
        'workgroup.configure': {
          target: 'configured',
          actions: ['inviteMembers', 'configure', 'showConfiguration', 'answerDone'],
        },
        'route.ask': { actions: 'answerNowhere' },
      },
    },
    configured: {
      on: {
        'workgroup.configure': {
          actions: [
            'inviteMembers',
            'configure',
            'showConfiguration',
            'tellEverybodysStanding',
            'tellEverybodysPermits',
            'answerDone',
          ],
        },
        presence: { guard: 'isNews', actions: ['notePresence', 'showPresence', 'tellStanding'] },
        'route.ask': { actions: 'answerRoute' },
        'roster.subscribe': { actions: ['listRequest', 'sendRoster', 'showRequest'] },
        'request.summary': { actions: ['listRequest', 'showRequest'] },
        'roster.unsubscribe': { actions: ['unsubscribe', 'showEnded'] },
        'agent.summary': { actions: ['listAgent', 'showAgent'] },
        'agent.left': { actions: ['unlistAgent', 'showAgentLeft'] },
        'interaction.summary': { actions: ['tellPermits', 'listInteraction', 'showInteraction'] },
        'interaction.over': { actions: ['unlistInteraction', 'showInteractionOver'] },
      },
    },
  },
});
