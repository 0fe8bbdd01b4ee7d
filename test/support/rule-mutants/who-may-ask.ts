/** Rules of who may ask, and on what, broken one by one. */

import { heardAt } from '../../../harness/mutants/planting.ts';
import { agentDesk } from '../../../machines/desk.ts';
import { tell } from '../../../machines/effects.ts';
import { interaction } from '../../../machines/names.ts';
import { atDesk, breaks, inChart, nothing, refusedAs, retold, without } from './rule-mutant.ts';

const opening = 'present.assistance.opening';
const opens = { target: 'active', actions: ['countRequest', 'openRequest', 'endAttempt', 'showActive'] };

/** The workgroup's answer, with nobody missing. */
const found = retold('route.answer', ({ missing: _, ...answer }) => answer);

export const whoMayAsk = [
  ...breaks('R-RIGHTS', {
    'an agent without the right to use the button asks all the same': inChart('agent', {
      asks: { lacksRight: () => false },
    }),
    'the right to see the button is taken for the right to use it': inChart('agent', {
      asks: { lacksRight: ({ rights }) => !rights.showAssistanceButton },
    }),
    'only those who may see the button may use it': inChart('agent', {
      asks: {
        lacksRight: ({ rights }) => !rights.canRequestAssistanceFromSupervisor || !rights.showAssistanceButton,
      },
    }),
    'the button is shown to those who may not see it': atDesk({
      agentDesk: (views, agent) => agentDesk(views, agent).map((row) => ({ ...row, buttonVisible: true })),
    }),
    'the button is hidden from those who may see it and not use it': atDesk({
      agentDesk: (views, agent) =>
        agentDesk(views, agent).map((row) => ({ ...row, buttonVisible: row.dimmed !== 'rightMissing' })),
    }),
    'a right that is taken counts from the next log-on only': inChart('agent', {
      states: (config) => {
        heardAt(config, 'known.loggedOn')['agent.configure'] = { actions: 'answerDone' };
      },
    }),
  }),

  ...breaks('R-ACD', {
    'help can be asked for on a direct call': inChart('interaction', { asks: { isNotAcd: () => false } }),
    'help cannot be asked for on callbacks': inChart('interaction', {
      asks: { isNotAcd: ({ acd, media }) => !acd || media === 'callback' },
    }),
    'help can be asked for on calls only': inChart('interaction', {
      asks: { isNotAcd: ({ acd, media }) => !acd || media !== 'call' },
    }),
  }),

  ...breaks('R-STATE', {
    'help can be asked for while a call still rings': inChart('interaction', {
      asks: { isNotPermitted: () => false },
    }),
    'help cannot be asked for on hold': inChart('interaction', {
      keeps: { register: (kept) => ({ ...kept, permitted: ['connected', 'parked'] as const }) },
    }),
    'help cannot be asked for on parked calls': inChart('interaction', {
      keeps: { register: (kept) => ({ ...kept, permitted: ['connected', 'held'] as const }) },
    }),
    'help can be asked for on a call that has ended': inChart('interaction', {
      states: (config) => {
        heardAt(config, 'present.assistance.closed')['assistance.ask'] = {
          target: 'opening',
          actions: ['beginAttempt', 'askWorkgroup', 'showOpening'],
        };
        heardAt(config, opening)['route.answer'] = opens;
      },
    }),
    'the workgroup has no say in where requests are permitted': inChart('workgroup', {
      says: { tellPermits: nothing, tellEverybodysPermits: nothing },
    }),
    'what the workgroup says for one media type counts for all': inChart('workgroup', {
      says: {
        tellPermits: (_, { permitted }, message) =>
          message.type === 'interaction.summary'
            ? Object.values(permitted).map((states) =>
                tell(interaction(message.interaction), { type: 'interaction.permits', permitted: states }),
              )
            : [],
      },
    }),
    'a change of the permitted states counts for new interactions only': inChart('workgroup', {
      says: { tellEverybodysPermits: nothing },
    }),
  }),

  ...breaks('R-OWN', {
    'an agent asks on the call of another': inChart('interaction', {
      asks: { isNotOwner: () => false },
    }),
    'whoever had a call first may ask on it for ever': inChart('interaction', {
      keeps: { assign: (kept, { owner }) => (owner ? {} : kept) },
    }),
    'the state is not checked again when the workgroup has answered': inChart('interaction', {
      states: (config) => {
        heardAt(config, opening)['route.answer'] = opens;
      },
    }),
    'the owner is not checked again when the workgroup has answered': inChart('interaction', {
      states: (config) => {
        const hears = heardAt(config, opening);
        delete hears['interaction.transfer'];
        hears['route.answer'] = opens;
      },
    }),
    'a call that ended while the request opened gets its request': inChart('interaction', {
      states: (config) => {
        const hears = heardAt(config, opening);
        delete hears['interaction.disconnect'];
        hears['route.answer'] = opens;
      },
    }),
  }),

  ...breaks('R-DIMMED', {
    'the button looks ready where help cannot be asked for': atDesk({
      agentDesk: (views, agent) => agentDesk(views, agent).map((row) => ({ ...row, dimmed: undefined })),
    }),
    'the dimmed button gives the same reason for everything': atDesk({
      agentDesk: (views, agent) =>
        agentDesk(views, agent).map((row) => ({ ...row, dimmed: row.dimmed && 'stateNotPermitted' })),
    }),
    'the button stays ready when the right is taken': inChart('agent', {
      states: (config) => {
        heardAt(config, 'known.loggedOn')['agent.configure'] = { actions: ['configure', 'answerDone'] };
      },
    }),
    'the button does not know of a change of the permitted states': inChart('interaction', {
      says: { showPermitted: nothing },
    }),
    'the button does not know of an active request': inChart('interaction', {
      says: { showActive: nothing, showOpening: nothing },
    }),
    'an attempt that was refused leaves the button dimmed': inChart('agent', {
      says: { showRefused: without('ask.refused') },
    }),
  }),

  ...breaks('R-SUPERVISOR', {
    'an escalation supervisor suffices': inChart('workgroup', {
      says: {
        answerRoute: (said, { supervisors, escalation, supervising }) =>
          [...supervisors, ...escalation].some((person) => supervising.includes(person)) ? found(said) : said,
      },
    }),
    'a configured supervisor suffices, logged on or not': inChart('workgroup', {
      says: { answerRoute: (said, { supervisors }) => (supervisors.length > 0 ? found(said) : said) },
    }),
    'a request is opened where nobody is configured': inChart('workgroup', {
      says: { answerRoute: (said, { supervisors }) => (supervisors.length === 0 ? found(said) : said) },
    }),
    'the agent is not told which of the two is missing': inChart('interaction', {
      says: {
        refuseMissing: refusedAs('noSupervisorLoggedOn'),
      },
    }),
    'the attempt is not on record': inChart('interaction', {
      says: { refuseMissing: without('assistance.refused') },
    }),
  }),
];
