/** Faults in what becomes of an administrator's change. */
import { heardAt } from '../../../harness/mutants/planting.ts';
import { Administration } from '../../../server/directory/administration.ts';
import { breaks, inChart, inSessions } from './rule-mutant.ts';

export const administering = [
  ...breaks('R-ADMINISTRATOR', {
    'a workgroup goes on as it was': inChart('workgroup', {
      states: (config) => {
        heardAt(config, 'configured')['workgroup.configure'] = { actions: 'answerDone' };
      },
    }),
    'an agent keeps the rights of before': inChart('agent', {
      states: (config) => {
        for (const state of ['known.loggedOff', 'known.loggedOn']) {
          heardAt(config, state)['agent.configure'] = { actions: 'answerDone' };
        }
      },
    }),
    'whoever is removed stays logged on': inSessions((sessions) => {
      sessions.endTakenAway = async () => {};
    }),
    'the last administrator may leave': () => ({
      administration: (options) => {
        const administration = new Administration(options);
        administration.judge = () => {};
        return administration;
      },
    }),
  }),
];
