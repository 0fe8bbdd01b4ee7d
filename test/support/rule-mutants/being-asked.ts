/** Rules of being asked: who is toasted, what an answer does, who is first, who ignores, who has seen it. */

import { heardAt } from '../../../harness/mutants/planting.ts';
import { isSupervisorApplication } from '../../../machines/commands.ts';
import { publish } from '../../../machines/effects.ts';
import {
  atDesk,
  breaks,
  inChart,
  judging,
  nothing,
  receiving,
  refusedAs,
  retold,
  without,
  withoutEscalating,
} from './rule-mutant.ts';

const waiting = 'open.waiting';
const unattended = 'open.helping.unattended';
const attended = 'open.helping.attended';

export const beingAsked = [
  ...breaks('R-ELIGIBLE', {
    'a plain client is as good as a supervisor application': inChart('supervisor', {
      asks: {
        willSupervise: ({ sessions }, message) => message.type === 'session.start' || Object.keys(sessions).length > 1,
      },
    }),
    'whoever keeps a plain client goes on helping': inChart('supervisor', {
      asks: {
        willSupervise: ({ sessions }, message) =>
          message.type === 'session.end'
            ? Object.keys(sessions).some((session) => session !== message.session)
            : message.type === 'session.start' &&
              [...Object.values(sessions), message.application].some(isSupervisorApplication),
      },
    }),
    'escalation supervisors are toasted from the beginning': judging((judge, context) => {
      const everybody = Object.entries(context.roster ?? {}).map(([person, is]) => [
        person,
        { ...is, configured: is.configured || is.escalation },
      ]);
      return judge({ ...context, roster: context.roster && Object.fromEntries(everybody) });
    }),
    'whoever asks is toasted about the own call': judging((judge, context) => judge({ ...context, agent: '' })),
    'whoever is taken out of the configuration keeps the toast': inChart('workgroup', {
      says: { tellEverybodysStanding: nothing },
    }),
    'whoever is taken out of the configuration loses the request that is being helped': inChart('request', {
      asks: {
        responsibleIsGone: ({ responsible }, message) =>
          message.type === 'roster.changed' && responsible !== null && !message.roster[responsible]?.configured,
      },
    }),
    'whoever is taken out of the configuration goes on seeing the list': inChart('workgroup', {
      says: {
        inviteMembers: (said) =>
          said.filter(
            (effect) => effect.type !== 'tell' || effect.message.type !== 'workgroup.joined' || effect.message.member,
          ),
      },
    }),
    'a toast is answered for somebody else': inChart('supervisor', { asks: { isNotHers: () => false } }),
  }),

  ...breaks('R-TOAST-ALL', {
    'one of the eligible supervisors is toasted': judging((judge, context) => {
      const judged = judge(context);
      return { ...judged, showings: Object.fromEntries(Object.entries(judged.showings).slice(0, 1)) };
    }),
    'whoever logs on while the request waits is not toasted': inChart('request', {
      states: (config) => {
        heardAt(config, waiting)['roster.changed'] = { actions: ['releaseThoseGone', 'changeRoster'] };
      },
    }),
    'whoever logs on while the request is unattended is not toasted': inChart('request', {
      states: (config) => {
        heardAt(config, unattended)['roster.changed'] = { actions: ['releaseThoseGone', 'changeRoster'] };
      },
    }),
    'whoever logs on while somebody helps is not toasted when that one is gone': inChart('request', {
      states: (config) => {
        const hears = heardAt(config, attended);
        const [gone] = hears['roster.changed'] as unknown[];
        hears['roster.changed'] = [gone];
      },
    }),
    'whoever becomes a supervisor of the workgroup is not toasted': inChart('supervisor', {
      asks: { isNewWorkgroup: () => false },
    }),
  }),

  ...breaks('R-ACTIONS', {
    'an answer with text loses the text': inChart('supervisor', {
      says: {
        passReplyOn: retold('request.accept', ({ text: _, ...accept }) => accept),
      },
    }),
    'an answer with text accepts nothing': inChart('supervisor', {
      says: {
        passReplyOn: retold('request.accept', ({ command, supervisor: person, text, ...accept }) =>
          text ? { type: 'request.say', command, person, text } : { ...accept, command, supervisor: person },
        ),
      },
    }),
    'an answer without words accepts': inChart('supervisor', { asks: { isEmpty: () => false } }),
    'an answer to a former showing counts for the one that is open': inChart('request', {
      asks: { isOpenShowing: ({ showings }, message) => 'supervisor' in message && message.supervisor in showings },
    }),
    'an answer to a toast of the last round counts in the new one': inChart('request', {
      states: (config) => {
        heardAt(config, unattended)['request.accept'] = {
          target: '#request.open.helping.attended',
          actions: ['take', 'keepTaken', 'list'],
        };
      },
    }),
  }),

  ...breaks('R-TAKEN', {
    'an accept leaves the other toasts open': inChart('request', { says: { take: without('toast.close') } }),
    'the second accept takes the request over': inChart('request', {
      states: (config) => {
        heardAt(config, attended)['request.accept'] = { actions: ['take', 'keepTaken', 'list'] };
      },
    }),
    'an unattended request can be taken by everybody': inChart('request', {
      states: (config) => {
        heardAt(config, unattended)['request.accept'] = { actions: ['take', 'keepTaken', 'list'] };
      },
    }),
    'a later click is not told who was first': inChart('request', {
      says: { refuseTaken: refusedAs('alreadyTaken') },
    }),
    'a later click is told that its toast is closed': inChart('request', {
      states: (config) => {
        heardAt(config, attended)['request.accept'] = { actions: 'refuseToastClosed' };
      },
    }),
    'an ignore that comes too late is done': inChart('request', {
      states: (config) => {
        heardAt(config, attended)['request.ignore'] = { actions: 'answerAgain' };
      },
    }),
    'a toast that closes does not say who was first': inChart('request', {
      says: { take: retold('toast.close', ({ by: _, ...close }) => close) },
    }),
  }),

  ...breaks('R-IGNORE', {
    'one supervisor ignores for all': inChart('request', {
      keeps: { keepIgnored: (kept, { showings }) => ({ ...kept, ignored: Object.keys(showings) }) },
    }),
    'an ignored toast stays open': inChart('request', { says: { ignore: without('toast.close') } }),
    'ignoring ends the request': inChart('request', {
      states: (config) => {
        heardAt(config, waiting)['request.ignore'] = { target: '#request.done', actions: ['ignore', 'withdraw'] };
      },
    }),
    'an unattended request cannot be ignored': inChart('request', {
      states: (config) => {
        heardAt(config, unattended)['request.ignore'] = { actions: 'refuseToastClosed' };
      },
    }),
    'an unattended request that all have ignored does not escalate': inChart('request', {
      states: (config) => {
        heardAt(config, unattended)['request.ignore'] = { actions: ['ignore', 'keepIgnored'] };
      },
    }),
    'an ignored toast can still be accepted': inChart('request', {
      asks: { isOpenShowing: () => true },
    }),
    'the agent is not told that all have ignored it': inChart('request', {
      says: { sayWhatChanges: without('request.reached') },
    }),
    'escalation does not start when all have ignored it': withoutEscalating('ignored'),
    'that all have ignored it is told as nobody being left': judging((judge, context) => {
      const judged = judge(context);
      return judged.reach === 'ignored' ? { ...judged, reach: 'nobody' } : judged;
    }),
    'ignoring lasts for ever': inChart('request', {
      keeps: { changeRoster: (kept, { ignored }) => ({ ...kept, ignored }) },
    }),
    'ignoring outlasts the round': inChart('request', {
      keeps: { abandon: ({ ignored: _, ...kept }) => kept },
    }),
  }),

  ...breaks('R-SEEN', {
    'a desk does not tell that it painted a toast': atDesk({ paints: () => false }),
    'the agent does not learn who has seen it': inChart('request', { says: { seeToast: without('request.seen') } }),
    'the agent learns of the first one only': inChart('request', {
      says: { seeToast: (said, { seen }) => (seen.length > 0 ? without('request.seen')(said) : said) },
    }),
    'that a toast was seen is told at every painting': inChart('request', { asks: { wasSeen: () => false } }),
    'whoever was asked counts as having seen it': inChart('request', {
      says: {
        seeToast: without('request.seen'),
        sayWhatChanges: (said) => [
          ...said,
          ...said.flatMap((effect) =>
            effect.type === 'tell' && effect.message.type === 'toast.show'
              ? publish({ type: 'request.seen', by: effect.to.slice('supervisor/'.length) })
              : [],
          ),
        ],
      },
    }),
    'who saw it in the last round counts in the new one': receiving((received, before) => {
      const views = new Map(received.desk.views);
      for (const [topic, view] of views) {
        const former = before.views.get(topic);
        if (view.kind !== 'request' || former?.kind !== 'request') continue;
        views.set(topic, { ...view, seen: [...new Set([...former.seen, ...view.seen])] });
      }
      return { ...received, desk: { ...received.desk, views } };
    }),
  }),
];
