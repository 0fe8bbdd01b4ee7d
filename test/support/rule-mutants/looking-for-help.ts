/** Rules of looking for help: reminders, escalation, nobody left, a helper who is gone. */
import { and } from 'xstate';
import type { Plain } from '../../../harness/mutants/planting.ts';
import { heardAt, stateAt } from '../../../harness/mutants/planting.ts';
import type { Effect } from '../../../machines/effects.ts';
import { publish, tell } from '../../../machines/effects.ts';
import type { Reach, Roster } from '../../../machines/messages.ts';
import { agent, supervisor, toastId } from '../../../machines/names.ts';
import type { Judgement } from '../../../machines/seeking.ts';
import type { RequestContext } from '../../../machines/words/request.ts';
import { breaks, inChart, judging, nothing, without, withoutEscalating } from './rule-mutant.ts';

const waiting = 'open.waiting';
const attended = 'open.helping.attended';
const unattended = 'open.helping.unattended';

/** A request whose toasts go only to some of those who are eligible. */
const toasting = (isToasted: (person: string, context: RequestContext, judged: Judgement) => boolean | undefined) =>
  judging((judge, context) => {
    const judged = judge(context);
    const showings = Object.entries(judged.showings).filter(([person]) => isToasted(person, context, judged));
    return { ...judged, showings: Object.fromEntries(showings) };
  });

const tellsReach = (effect: Effect, reach: Reach) =>
  effect.type === 'tell' && effect.message.type === 'request.reached' && effect.message.reach === reach;

const isTimer = (effect: Effect, name: 'reminder' | 'escalation') => effect.type === 'after' && effect.name === name;

/** A request whose timer runs longer or shorter. */
const delaying = (name: 'reminder' | 'escalation', factor: number) =>
  inChart('request', {
    says: {
      startSeeking: (said) =>
        said.map((effect) =>
          effect.type === 'after' && isTimer(effect, name) ? { ...effect, delayMs: effect.delayMs * factor } : effect,
        ),
    },
  });

/** What the request does when its responsible helper is gone. */
const abandonsBy =
  (...actions: string[]) =>
  (config: Plain) => {
    const hears = heardAt(config, attended);
    const [gone, ...others] = hears['roster.changed'] as Plain[];
    hears['roster.changed'] = [{ ...gone, actions: ['releaseThoseGone', 'changeRoster', ...actions] }, ...others];
  };

export const lookingForHelp = [
  ...breaks('R-REMIND', {
    'nobody is reminded': inChart('request', {
      says: { remind: (said) => said.filter(({ type }) => type === 'after') },
    }),
    'everybody is reminded once': inChart('request', {
      says: { remind: (said) => said.filter(({ type }) => type !== 'after') },
    }),
    'reminders come twice as often': delaying('reminder', 0.5),
    'reminders come half as often': delaying('reminder', 2),
    'whoever ignored is reminded too': inChart('request', {
      says: {
        ignore: without('toast.close'),
        remind: (said, { id, ignored, lastShowing }) => [
          ...said,
          ...ignored.flatMap((person) =>
            Array.from({ length: lastShowing }, (_, n) =>
              tell(supervisor(person), { type: 'toast.remind', toast: toastId(id, person, n + 1) }),
            ),
          ),
        ],
      },
    }),
    'reminders go on while somebody helps': inChart('request', {
      says: { take: without('toast.close') },
      keeps: { keepTaken: ({ showings: _, ...kept }) => kept },
      states: (config) => {
        stateAt(config, waiting).exit = [];
        heardAt(config, attended)['reminder.due'] = { actions: 'remind' };
      },
    }),
    'reminders are silent': inChart('supervisor', { says: { remind: nothing } }),
  }),

  ...breaks('R-ESCALATE', {
    'nothing escalates by time': inChart('request', {
      says: {
        startSeeking: (said) => said.filter((effect) => !isTimer(effect, 'escalation')),
      },
    }),
    'a request escalates after half of the time': delaying('escalation', 0.5),
    'an accept does not stop the timer': inChart('request', {
      says: {
        stopSeeking: (said) => said.filter((effect) => effect.type !== 'cancel' || effect.name !== 'escalation'),
      },
      states: (config) => {
        heardAt(config, attended)['escalation.due'] = { actions: ['escalate', 'tellEscalated'] };
      },
    }),
    'abandonment does not start the timer anew': inChart('request', {
      says: {
        startSeeking: (said, { wasHelped }) => said.filter((effect) => !wasHelped || !isTimer(effect, 'escalation')),
      },
    }),
    'once escalated a request does not stay so': inChart('request', {
      keeps: { abandon: (kept) => ({ ...kept, escalated: false }) },
    }),
    'the agent does not see that it is escalated': inChart('request', {
      says: { tellEscalated: without('request.reached') },
    }),
    'the agent does not see that an unattended request is escalated': inChart('request', {
      states: (config) => {
        heardAt(config, unattended)['escalation.due'] = { actions: ['escalate', 'sayWhatChanges', 'judge'] };
      },
    }),
    'escalation takes the toast away from the others': toasting(
      (person, context, judged) => !judged.escalated || context.roster?.[person]?.escalation,
    ),
    'escalation supervisors are not toasted': toasting((person, context) => context.roster?.[person]?.configured),
    'a workgroup without escalation supervisors loses its request when time is up': inChart('request', {
      states: (config) => {
        const isAlone = ({ context }: { context: { roster: Roster | null } }) =>
          !Object.values(context.roster ?? {}).some(({ escalation }) => escalation);
        const hears = heardAt(config, waiting);
        const ends = { guard: isAlone, target: '#request.done', actions: 'withdraw' };
        hears['escalation.due'] = [ends, hears['escalation.due']];
      },
    }),
  }),

  ...breaks('R-NOBODY', {
    'the agent is not told that nobody is left': inChart('request', {
      says: {
        sayWhatChanges: (said) => said.filter((effect) => !tellsReach(effect, 'nobody')),
      },
    }),
    'the agent is not told that somebody is back': inChart('request', {
      says: {
        sayWhatChanges: (said) => said.filter((effect) => !tellsReach(effect, 'asked')),
      },
    }),
    'escalation does not start when nobody is left': withoutEscalating('nobody'),
    'a request that reaches nobody is over': inChart('request', {
      states: (config) => {
        const isAlone = ({ context }: { context: { roster: object | null; showings: object } }) =>
          context.roster !== null && Object.keys(context.showings).length === 0;
        stateAt(config, waiting).always = { guard: isAlone, target: '#request.done', actions: 'withdraw' };
      },
    }),
  }),

  ...breaks('R-ABANDONED', {
    'the agent is not told that the request is unattended': inChart('request', {
      says: { tellUnattended: without('request.unattended') },
    }),
    'nobody is toasted anew': inChart('request', { states: abandonsBy('abandon', 'tellUnattended', 'list') }),
    'whoever takes an unattended request over is not on the list': inChart('request', {
      states: (config) => {
        heardAt(config, unattended)['request.accept'] = {
          target: '#request.open.helping.attended',
          actions: ['take', 'keepTaken'],
        };
      },
    }),
    'whoever ignored before is not toasted anew': inChart('request', {
      keeps: { abandon: ({ ignored: _, ...kept }) => kept },
    }),
    'whoever joined is not toasted anew': toasting((person, context) => !context.helpers.includes(person)),
    'whoever helped before is not toasted at her return': toasting(
      (person, context) => context.participants[person] !== 'accepted',
    ),
    'the request ends when its helper is gone': inChart('request', {
      states: (config) => {
        const hears = heardAt(config, attended);
        const [gone, ...others] = hears['roster.changed'] as Plain[];
        hears['roster.changed'] = [{ ...gone, target: '#request.done', actions: 'complete' }, ...others];
      },
    }),
    'a helper who is gone stays responsible': inChart('request', { asks: { responsibleIsGone: () => false } }),
    'whoever joined is promoted': inChart('request', {
      keeps: { abandon: (kept, { helpers }) => (helpers[0] ? { responsible: helpers[0] } : kept) },
      says: {
        tellUnattended: (said, { responsible: by, agent: asker, id }) =>
          by
            ? [publish({ type: 'request.helped', by }), tell(agent(asker), { type: 'request.helped', request: id, by })]
            : said,
      },
      states: (config) => {
        const hears = heardAt(config, attended);
        const [gone, ...others] = hears['roster.changed'] as Plain[];
        const isAccompanied = ({ context }: { context: Plain }) => (context.helpers as string[]).length > 1;
        const promotes = {
          guard: and(['responsibleIsGone', isAccompanied]),
          actions: ['releaseThoseGone', 'changeRoster', 'abandon', 'tellUnattended', 'list'],
        };
        hears['roster.changed'] = [promotes, gone, ...others];
      },
    }),
    'whoever joined and is gone is still shown as helping': inChart('request', { says: { releaseThoseGone: nothing } }),
  }),
];
