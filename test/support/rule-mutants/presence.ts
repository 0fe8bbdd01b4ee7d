/** Rules of coming and going: an agent who is gone, sessions, and their grace. */
import { randomUUID } from 'node:crypto';
import { heardAt } from '../../../harness/mutants/planting.ts';
import { isSupervisorApplication } from '../../../machines/commands.ts';
import { publish, tell } from '../../../machines/effects.ts';
import { request } from '../../../machines/names.ts';
import { selfOf } from '../../../server/sessions.ts';
import { breaks, inChart, inSessions, onLine } from './rule-mutant.ts';

const told = ['request.opened', 'request.reached', 'request.helped', 'request.unattended', 'request.ended'];

/** Sessions that end so much later than their grace says. */
const graceChangedBy = (ms: number) =>
  inSessions((sessions, options) => {
    const { now } = options;
    const endDue = sessions.endDue.bind(sessions);
    const nextDueAt = sessions.nextDueAt.bind(sessions);
    let isJudging = false;
    options.now = () => now() - (isJudging ? ms : 0);
    sessions.nextDueAt = () => {
      const due = nextDueAt();
      return due === undefined ? undefined : due + ms;
    };
    sessions.endDue = async () => {
      isJudging = true;
      await endDue();
      isJudging = false;
    };
  });

export const presence = [
  ...breaks('R-AGENT-GONE', {
    'a log-off of the agent ends the request': inChart('agent', {
      says: {
        showLoggedOff: (said, { dialogs }) => [
          ...said,
          ...Object.values(dialogs).map((dialog) => tell(request(dialog.request), { type: 'interaction.ended' })),
        ],
      },
    }),
    'an agent who is logged off does not hear what becomes of the request': inChart('agent', {
      states: (config) => {
        const known = heardAt(config, 'known');
        const loggedOn = heardAt(config, 'known.loggedOn');
        for (const type of told) {
          loggedOn[type] = known[type];
          delete known[type];
        }
      },
    }),
    'a log-off clears the dialogs': inChart('agent', {
      keeps: { removeSession: (kept) => ({ ...kept, dialogs: {} }) },
      says: {
        showLoggedOff: (said, { dialogs }) => [
          ...said,
          ...Object.entries(dialogs).map(([interaction, dialog]) =>
            publish({ type: 'dialog.gone', interaction, request: dialog.request, outcome: 'withdrawn' }),
          ),
        ],
      },
    }),
  }),

  ...breaks('R-PRESENCE', {
    'a lost connection is a log-off': onLine((line) => ({
      close: async () => {
        await line.endSession();
        await line.close();
      },
    })),
    'a dead browser helps for ever': inSessions((sessions) => {
      const connect = sessions.connect.bind(sessions);
      sessions.connect = (session) => {
        connect(session);
        return () => {};
      };
    }),
    'a refresh is a log-off and a log-on': inSessions((sessions, { host }) => {
      const attend = sessions.attend.bind(sessions);
      const known = new Set<string>();
      sessions.attend = async (session) => {
        const body = { session: session.session, application: session.application };
        for (const type of known.has(session.session) ? (['session.end', 'session.start'] as const) : []) {
          await host.send({ user: session.person, id: randomUUID(), self: selfOf(session), type, body });
        }
        known.add(session.session);
        await attend(session);
      };
    }),
    'whoever comes back after the grace is not let in': inSessions((sessions) => {
      const attend = sessions.attend.bind(sessions);
      sessions.attend = async (session) => {
        if (sessions.isAlive(session)) await attend(session);
      };
    }),
    'the end of one session is the end of all of a supervisor': inChart('supervisor', {
      asks: {
        willSupervise: ({ sessions }, message) =>
          message.type === 'session.start' &&
          [...Object.values(sessions), message.application].some(isSupervisorApplication),
        willBeLoggedOff: () => true,
      },
      keeps: { keepSession: (kept, _, message) => (message.type === 'session.end' ? { sessions: {} } : kept) },
    }),
    'the end of one session is the end of all of an agent': inChart('agent', { asks: { isLastSession: () => true } }),
    'the grace is over after half of its time': graceChangedBy(-10_000),
    'the grace is twice as long': graceChangedBy(20_000),
  }),
];
