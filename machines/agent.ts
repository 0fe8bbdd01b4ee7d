/**
 * An agent: a person who handles interactions and may ask for assistance on them. Follows its dialogs also while logged
 * off, so that at log-on they are there as they are now. Decides only what is the person's own: log-on, rights, words.
 */
import { agentWords } from './words/agent.ts';

export const agentChart = agentWords.createMachine({
  id: 'agent',
  context: {
    id: '',
    sessions: [],
    rights: { showAssistanceButton: false, canRequestAssistanceFromSupervisor: false },
    workgroups: [],
    alerts: { pop: true, sound: true },
    interactions: [],
    asks: {},
    dialogs: {},
  },
  initial: 'absent',
  states: {
    absent: {
      on: {
        'agent.configure': {
          target: 'known',
          actions: ['configure', 'showConfiguration', 'listLoggedOff', 'answerDone'],
        },
        'session.start': { actions: 'refuseUnknown' },
        'session.end': { actions: 'refuseUnknown' },
        alerts: { actions: 'refuseUnknown' },
        ask: { actions: 'refuseUnknown' },
        cancel: { actions: 'refuseUnknown' },
        say: { actions: 'refuseUnknown' },
        done: { actions: 'refuseUnknown' },
      },
    },
    known: {
      initial: 'loggedOff',
      on: {
        alerts: { actions: ['setAlerts', 'showAlerts', 'answerDone'] },
        'interaction.assigned': { actions: ['addInteraction', 'showAssigned'] },
        'interaction.left': { actions: ['removeInteraction', 'showLeft'] },
        'ask.refused': { actions: ['forgetAsk', 'showRefused'] },
        'request.opened': [
          { guard: 'isOvertaken', actions: ['forgetAsk', 'showOpened'] },
          { actions: ['forgetAsk', 'showOpened', 'openDialog', 'showDialog'] },
        ],
        'request.reached': { guard: 'isShown', actions: ['noteReach', 'showDialog'] },
        'request.helped': { guard: 'isShown', actions: ['noteHelp', 'showDialog'] },
        'request.unattended': { guard: 'isShown', actions: ['noteUnattended', 'showDialog'] },
        'request.ended': { guard: 'isShown', actions: ['closeDialog', 'showGone'] },
      },
      states: {
        loggedOff: {
          on: {
            'session.start': {
              target: 'loggedOn',
              actions: ['addSession', 'showLoggedOn', 'listLoggedOn', 'answerDone'],
            },
            'session.end': { actions: 'answerDone' },
            ask: { actions: 'refuseLoggedOff' },
            cancel: { actions: 'refuseLoggedOff' },
            'agent.configure': {
              actions: ['leaveWorkgroups', 'configure', 'showConfiguration', 'listLoggedOff', 'answerDone'],
            },
            say: { actions: 'refuseLoggedOff' },
            done: { actions: 'refuseLoggedOff' },
          },
        },
        loggedOn: {
          on: {
            'agent.configure': {
              actions: ['leaveWorkgroups', 'configure', 'showConfiguration', 'listLoggedOn', 'answerDone'],
            },
            'session.start': { actions: ['addSession', 'answerDone'] },
            'session.end': [
              {
                guard: 'isLastSession',
                target: 'loggedOff',
                actions: ['removeSession', 'showLoggedOff', 'listLoggedOff', 'answerDone'],
              },
              { actions: ['removeSession', 'answerDone'] },
            ],
            // R-RIGHTS, R-TEXT are the agent's own to judge; the interaction judges the rest (R-ONE-ACTIVE).
            ask: [
              { guard: 'lacksRight', actions: 'refuseRight' },
              { guard: 'isEmpty', actions: 'refuseEmpty' },
              { guard: 'isTooLong', actions: 'refuseTooLong' },
              { actions: ['rememberAsk', 'passAskOn'] },
            ],
            say: [
              { guard: 'isEmpty', actions: 'refuseEmpty' },
              { guard: 'isTooLong', actions: 'refuseTooLong' },
              { actions: 'passLineOn' },
            ],
            cancel: { actions: 'passCancelOn' },
            done: { actions: 'passDoneOn' },
          },
        },
      },
    },
  },
});
