/** Rules of ending: who ends a request, how it ends, and that it stays so. */
import { randomUUID } from 'node:crypto';
import { heardAt, stateAt } from '../../../harness/mutants/planting.ts';
import type { Line } from '../../../harness/stages/desk-seat.ts';
import type { Outcome } from '../../../machines/messages.ts';
import { breaks, inChart, inDialogs, nothing, onLine, refusedAs, without } from './rule-mutant.ts';

const settle = ['sayWhatChanges', 'judge'];
const active = 'present.assistance.active';

/** A request that, ending in that way, says that it ended otherwise. */
const ending = (action: string, outcome: Outcome) => inChart('request', { keeps: { [action]: () => ({ outcome }) } });

/** Sends the Done of a dialog by itself. */
const sendDone = (line: Line, interaction: string) =>
  void line.post({ id: randomUUID(), type: 'done', body: { request: `${interaction}.1` } });

export const theEnd = [
  ...breaks('R-DONE-BY', {
    'anybody ends a request': inChart('request', { asks: { isAsker: () => true } }),
    'a supervisor ends a request from her own desk': () => {
      let asker: Line | undefined;
      return {
        line: (line) => {
          // Whoever is there first has asked.
          asker ??= line;
          const ofAsker = asker;
          let isSupervisors = false;
          return {
            ...line,
            open: (receive) =>
              line.open((frame) => {
                if (frame.type === 'welcome') isSupervisors = frame.application !== 'client';
                receive(frame);
              }),
            post: (command) => (command.type === 'done' && isSupervisors ? ofAsker : line).post(command),
          };
        },
      };
    },
    'anybody ends a request that is helped': inChart('request', {
      states: (config) => {
        heardAt(config, 'open.helping')['request.done'] = {
          target: '#request.done',
          actions: ['complete', 'noteEndedBy'],
        };
      },
    }),
    'anybody is told how a request ended': inChart('request', {
      states: (config) => {
        heardAt(config, 'done.told')['request.done'] = { actions: 'refuseDone' };
      },
    }),
    'nobody can withdraw a request before an accept': inChart('request', {
      states: (config) => {
        delete heardAt(config, 'open.waiting')['request.done'];
      },
    }),
    'a Done before an accept completes the request': inChart('request', {
      states: (config) => {
        heardAt(config, 'open.waiting')['request.done'] = [
          { guard: 'isAsker', target: '#request.done', actions: ['complete', 'noteEndedBy'] },
        ];
      },
    }),
    'a Done that comes too late is not told how it ended': inChart('request', {
      says: { refuseDone: refusedAs('requestDone') },
    }),
    'a Done that comes too late is done': inChart('request', {
      states: (config) => {
        heardAt(config, 'done.told')['request.done'] = { actions: 'answerAgain' };
      },
    }),
  }),

  ...breaks('R-FINAL', {
    'a second Done is done again': inChart('request', {
      states: (config) => {
        heardAt(config, 'done.told')['request.done'] = { actions: 'answerAgain' };
      },
    }),
    'an accept brings a request back': inChart('request', {
      states: (config) => {
        heardAt(config, 'done')['request.accept'] = {
          target: '#request.open.helping.attended',
          actions: ['take', 'keepTaken', 'list'],
        };
      },
    }),
    'whoever helped hands over after the end': inChart('request', {
      states: (config) => {
        heardAt(config, 'done')['request.handOver'] = { actions: ['handOver', 'keepHandedOver'] };
      },
    }),
    'whoever helped leaves after the end': inChart('request', {
      states: (config) => {
        heardAt(config, 'done')['request.leave'] = { actions: 'answerAgain' };
      },
    }),
    'whoever joins after the end helps': inChart('request', {
      states: (config) => {
        heardAt(config, 'done')['request.join'] = { actions: ['join', 'keepJoined'] };
      },
    }),
    'escalation brings a request back': inChart('request', {
      states: (config) => {
        stateAt(config, 'open.waiting').exit = [];
        stateAt(config, 'done.closing').entry = ['close'];
        heardAt(config, 'done')['escalation.due'] = {
          target: '#request.open.waiting',
          actions: ['escalate', 'tellEscalated', ...settle],
        };
      },
    }),
    'a request that is done answers nothing': inChart('request', { says: { refuseDone: nothing } }),
    'what is said afterwards is added': inChart('request', {
      states: (config) => {
        heardAt(config, 'done.told')['request.say'] = { actions: ['say', 'countLine'] };
      },
    }),
  }),

  ...breaks('R-OUTCOMES', {
    'a withdrawal counts as completed': ending('withdraw', 'completed'),
    'a completed request counts as withdrawn': ending('complete', 'withdrawn'),
    'the end of the interaction counts as completed': ending('endWithInteraction', 'completed'),
    'a transfer counts as the end of the interaction': ending('endByTransfer', 'interactionEnded'),
    'what whoever pressed Done saw is not on the record': inChart('request', {
      keeps: { noteEndedBy: (kept) => ({ ...kept, saw: null }) },
    }),
  }),

  ...breaks('R-ENDED', {
    'a request outlives its interaction': inChart('interaction', {
      states: (config) => {
        heardAt(config, active)['interaction.disconnect'] = {};
      },
    }),
    'a request goes on when its interaction leaves the agent': inChart('interaction', {
      states: (config) => {
        heardAt(config, active)['interaction.transfer'] = {};
      },
    }),
    'the toasts of a request that ended stay open': inChart('request', { says: { close: without('toast.close') } }),
    'helpers are not told of the end': inChart('request', { says: { close: without('helping.ended') } }),
    'the agent is not told of the end': inChart('request', { says: { tellEnded: without('request.ended') } }),
    'after a transfer the next agent cannot ask': inChart('interaction', {
      states: (config) => {
        heardAt(config, 'present.assistance.ending')['request.over'] = { actions: ['freeRequest', 'forgetAsk'] };
      },
    }),
    'a request opens although its interaction has ended meanwhile': inChart('interaction', {
      states: (config) => {
        const hears = heardAt(config, 'present.assistance.opening');
        delete hears['interaction.disconnect'];
        hears['route.answer'] = {
          target: 'active',
          actions: ['countRequest', 'openRequest', 'endAttempt', 'showActive'],
        };
      },
    }),
  }),

  ...breaks('R-CLOSE-ASKS', {
    'closing the dialog asks nothing': inDialogs((dialogs) => {
      dialogs.close = () => {};
    }),
    'closing the dialog ends the request': inDialogs((dialogs, line) => {
      const close = dialogs.close.bind(dialogs);
      dialogs.close = (interaction) => {
        close(interaction);
        sendDone(line, interaction);
      };
    }),
    'the question is still there after it was answered': inDialogs((dialogs) => {
      dialogs.answered = () => {};
    }),
    'keeping the request ends it': inDialogs((dialogs, line) => {
      const answered = dialogs.answered.bind(dialogs);
      dialogs.answered = (interaction) => {
        answered(interaction);
        sendDone(line, interaction);
      };
    }),
    'ending the request with its dialog ends nothing': onLine((line) => ({
      post: async (command) => (command.type === 'done' ? { done: true } : line.post(command)),
    })),
  }),
];
