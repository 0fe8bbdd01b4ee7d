/** Rules of commands and their answers, of the ACD's events, and of the record. */

import { heardAt } from '../../../harness/mutants/planting.ts';
import type { Line } from '../../../harness/stages/desk-seat.ts';
import type { Answer } from '../../../machines/messages.ts';
import { breaks, inChart, nothing, onLine, refusedAs, unanswered, without } from './rule-mutant.ts';

/** A line that does something else with a command whose id was sent before. */
const onRepeat = (post: (line: Line, command: Parameters<Line['post']>[0], first: Answer) => Promise<Answer>) =>
  onLine((line) => {
    const answers = new Map<string, Answer>();
    return {
      post: async (command) => {
        const first = answers.get(command.id);
        const answer = first ? await post(line, command, first) : await line.post(command);
        answers.set(command.id, answer);
        return answer;
      },
    };
  });

export const commandsAndRecord = [
  ...breaks('R-OUTCOME', {
    'a refused text has no answer': inChart('agent', { says: { refuseEmpty: nothing } }),
    'a refused reply has no answer': inChart('supervisor', { says: { refuseEmpty: nothing } }),
    'a line of a stranger has no answer': inChart('request', { says: { refuseStranger: unanswered } }),
    'every text that is refused has the same code': inChart('agent', {
      says: { refuseTooLong: refusedAs('textEmpty') },
    }),
  }),

  ...breaks('R-IDEMPOTENT', {
    'the same id again is a new command': onRepeat((line, command) => line.post({ ...command, id: `${command.id}-2` })),
    'the same id again is refused': onRepeat(async () => ({ refused: 'commandIdReused' })),
    'an id that somebody else used is taken': () => {
      const users = new Map<string, Line>();
      return {
        line: (line) => ({
          ...line,
          post: async (command) => {
            const user = users.get(command.id) ?? line;
            users.set(command.id, user);
            return user === line ? line.post(command) : { refused: 'commandIdReused' };
          },
        }),
      };
    },
    'the same id with another content gets the first answer': onRepeat(async (_, __, first) => first),
  }),

  ...breaks('R-SOURCE', {
    'a late event of the ACD is believed': inChart('interaction', { asks: { isStale: () => false } }),
    'a doubled event of the ACD is a new one': inChart('interaction', {
      asks: { isStale: ({ sequence }, message) => 'sequence' in message && (message.sequence ?? Infinity) < sequence },
    }),
    'the number of an event is forgotten': inChart('interaction', { keeps: { noteSequence: () => ({}) } }),
    'a late event of the ACD is refused': inChart('interaction', {
      states: (config) => {
        const refuse = { guard: 'isStale', actions: 'refuseMove' };
        const hears = heardAt(config, 'present.conversation.held');
        hears['interaction.connect'] = [refuse, hears['interaction.connect']].flat();
      },
    }),
    'a late end of the call ends its request': inChart('interaction', {
      states: (config) => {
        heardAt(config, 'present.assistance.active')['interaction.disconnect'] = {
          target: 'closed',
          actions: ['endRequest', 'showClosed'],
        };
      },
    }),
    'a late transfer of the call ends its request': inChart('interaction', {
      asks: { isFarewell: ({ owner }, message) => 'agent' in message && owner !== message.agent },
    }),
  }),

  ...breaks('R-RECORD', {
    'who asked is not on record': inChart('request', { says: { announce: without('request.participant') } }),
    'who ignored is not on record': inChart('request', { says: { ignore: without('request.participant') } }),
    'who accepted is not on record': inChart('request', { says: { take: without('request.participant') } }),
    'the time of the first response is not on record': inChart('request', {
      says: { take: without('request.helped') },
    }),
    'the outcome is not on record': inChart('request', { says: { tellEnded: without('request.done') } }),
    'every accept is on record as an ignore': inChart('request', {
      says: {
        take: (said) =>
          said.map((effect) =>
            effect.type === 'publish' && effect.event.type === 'request.participant'
              ? { ...effect, event: { ...effect.event, action: 'ignored' } }
              : effect,
          ),
      },
    }),
  }),
];
