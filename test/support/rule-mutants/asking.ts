/** Rules of asking: one at a time, again and again, drafts, withdrawing, texts. */
import { randomUUID } from 'node:crypto';
import { heardAt, stateAt } from '../../../harness/mutants/planting.ts';
import { DeskDialogs } from '../../../harness/stages/desk-dialogs.ts';
import { breaks, inChart, inDialogs, retold, unanswered } from './rule-mutant.ts';

const opening = 'present.assistance.opening';
const active = 'present.assistance.active';
const asks = { target: 'opening', actions: ['beginAttempt', 'askWorkgroup', 'showOpening'] };

export const asking = [
  ...breaks('R-ONE-ACTIVE', {
    'a second ask opens a second request': inChart('interaction', {
      states: (config) => {
        heardAt(config, active)['assistance.ask'] = asks;
      },
    }),
    'a second ask that comes while the first one opens takes its place': inChart('interaction', {
      states: (config) => {
        heardAt(config, opening)['assistance.ask'] = asks;
      },
    }),
    'an agent has one request at a time, whatever the interaction': inChart('agent', {
      asks: {
        lacksRight: ({ asks: pending, dialogs }, message) =>
          message.type === 'ask' &&
          [...Object.values(pending), ...Object.keys(dialogs)].some((on) => on !== message.interaction),
      },
    }),
  }),

  ...breaks('R-SEQUENTIAL', {
    'an interaction can be asked about once only': inChart('interaction', {
      asks: { isNotAcd: ({ acd, requests }) => !acd || requests > 0 },
    }),
    'the interaction stays busy after its request is done': inChart('interaction', {
      states: (config) => {
        heardAt(config, active)['request.over'] = { actions: ['freeRequest', 'forgetAsk'] };
      },
    }),
    'whoever asked is told of the end before the interaction is free': inChart('request', {
      states: (config) => {
        const closing = stateAt(config, 'done.closing');
        closing.entry = ['close', 'clearBooks', 'tellEnded', 'settleDebts'];
        heardAt(config, 'done.closing')['request.freed'] = { target: 'told' };
      },
    }),
    'a second Done is answered before the interaction is free': inChart('request', {
      states: (config) => {
        heardAt(config, 'done.closing')['request.done'] = { actions: 'refuseDone' };
      },
    }),
    'a line after Done tells of the end before the interaction is free': inChart('request', {
      states: (config) => {
        heardAt(config, 'done.closing')['request.say'] = { actions: 'refuseDone' };
      },
    }),
    'the next request has the name of the one before': inChart('interaction', {
      keeps: { countRequest: (kept) => ({ ...kept, requests: 1 }) },
    }),
  }),

  ...breaks('R-DRAFT', {
    'closing the dialog before Send sends what is written': inDialogs((dialogs, line) => {
      dialogs.keepDraft = (interaction, text) =>
        void line.post({ id: randomUUID(), type: 'ask', body: { interaction, text } });
    }),
    'closing the dialog loses the draft': inDialogs((dialogs) => {
      dialogs.keepDraft = () => {};
    }),
    'a refresh loses the draft': inDialogs((dialogs, line) => {
      const { open } = line;
      let isOpenedAgain = false;
      line.open = (receive) => {
        if (isOpenedAgain) dialogs.draftOn = () => '';
        isOpenedAgain = true;
        return open(receive);
      };
    }),
    'the draft of one interaction is the draft of all': inDialogs((dialogs) => {
      const { draftOn, keepDraft } = dialogs;
      dialogs.keepDraft = (_, text) => keepDraft.call(dialogs, 'all', text);
      dialogs.draftOn = () => draftOn.call(dialogs, 'all');
    }),
    'the draft is still there after Send': inDialogs((dialogs) => {
      dialogs.sent = () => {};
    }),
    'the draft is there in another browser session too': () => {
      const everybodys = new DeskDialogs();
      return { parts: { dialogs: () => everybodys } };
    },
  }),

  ...breaks('R-CANCEL-ASKING', {
    'an ask that is opening cannot be withdrawn': inChart('interaction', { asks: { isOpeningAsk: () => false } }),
    'the interaction of a withdrawn ask stays busy until the workgroup has answered': inChart('interaction', {
      states: (config) => {
        heardAt(config, opening)['assistance.cancel'] = { actions: ['refuseCancelled', 'answerCancelled'] };
      },
    }),
    'the workgroup, answering late, opens the ask that was withdrawn': inChart('interaction', {
      says: { refuseCancelled: unanswered },
      states: (config) => {
        heardAt(config, opening)['assistance.cancel'] = {
          target: 'free',
          actions: ['refuseCancelled', 'answerCancelled', 'showFree'],
        };
        heardAt(config, 'present.assistance.free')['route.answer'] = {
          target: 'active',
          actions: ['countRequest', 'openRequest', 'endAttempt', 'showActive'],
        };
      },
    }),
    'the answer to a withdrawn ask is taken for the answer to the next one': inChart('interaction', {
      asks: { isCurrentAttempt: () => true },
    }),
    'a withdrawal that finds the request open does not end it': inChart('interaction', {
      states: (config) => {
        const assistance = heardAt(config, 'present.assistance');
        assistance['assistance.cancel'] = [{ guard: 'isOpenedAsk', actions: 'answerCancelled' }];
      },
    }),
    'a withdrawal that finds the request open is refused': inChart('interaction', {
      asks: { isOpenedAsk: () => false },
    }),
    'an ask that is long over is still passed on': inChart('interaction', { keeps: { forgetAsk: () => ({}) } }),
    'a withdrawal that comes after an accept is refused': inChart('request', {
      states: (config) => {
        heardAt(config, 'open.helping')['request.done'] = { actions: 'refuseNotInitiator' };
      },
    }),
  }),

  ...breaks('R-TEXT', {
    'a request needs no explanation': inChart('agent', { asks: { isEmpty: () => false } }),
    'an explanation may be longer than 2,000 characters': inChart('agent', { asks: { isTooLong: () => false } }),
    'an explanation of exactly 2,000 characters is too long': inChart('agent', {
      asks: { isTooLong: (_, message) => 'text' in message && (message.text?.length ?? 0) >= 2_000 },
    }),
    'a reason that the workgroup does not have is taken': inChart('workgroup', {
      says: {
        answerRoute: retold('route.answer', ({ missing, ...answer }) =>
          missing && missing !== 'unknownReason' ? { ...answer, missing } : answer,
        ),
      },
    }),
    'a canned reason is always refused': inChart('workgroup', {
      keeps: { configure: (kept) => ({ ...kept, reasons: [] }) },
    }),
    'urgency is lost on the way': inChart('request', {
      keeps: { register: (kept) => ({ ...kept, urgency: 'normal' as const }) },
    }),
    'every request is urgent': inChart('request', {
      keeps: { register: (kept) => ({ ...kept, urgency: 'urgent' as const }) },
    }),
    'the reason is lost on the way': inChart('request', { keeps: { register: (kept) => ({ ...kept, reason: null }) } }),
  }),
];
