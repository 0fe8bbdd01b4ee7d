/** What a supervisor's chart can ask, keep and say. The chart itself is in supervisor.ts. */
import { setup } from 'xstate';
import type { AlertSettings, Application, Command } from '../commands.ts';
import { isSupervisorApplication, textCharactersMax } from '../commands.ts';
import { answer, chartOf, publish, tell } from '../effects.ts';
import type { Note, ToastView } from '../messages.ts';
import { partsOfToast, request, workgroup } from '../names.ts';
import { add, put, remove, without } from '../records.ts';
import type { RefusalCode } from '../refusals.ts';

export interface SupervisorContext extends Record<string, unknown> {
  id: string;
  /** Live sessions and the application that each one runs. */
  sessions: Record<string, Application>;
  alerts: AlertSettings;
  /** Workgroups to which presence is told, whether configured there now or not. */
  workgroups: string[];
  /** Those of them where configured or on the escalation list: their lists may be seen. */
  memberOf: string[];
  toasts: Record<string, ToastView>;
  /** Requests this supervisor helps with. */
  helping: Record<string, { agent: string; workgroup: string }>;
}

type Click = 'accept' | 'reply' | 'ignore' | 'seen';
type Asked = 'say' | 'join' | 'leave' | 'handOver' | Click;
export type SupervisorHears =
  | Command<'supervisor.configure' | 'session.start' | 'session.end' | 'alerts' | Asked>
  | Extract<
      Note,
      {
        type: 'workgroup.joined' | 'toast.show' | 'toast.close' | 'toast.remind' | 'helping.started' | 'helping.ended';
      }
    >;

const { says, asks, keeps } = chartOf<SupervisorContext, SupervisorHears>();

const refuse = (refused: RefusalCode) => says<Asked>((_, { command }) => answer(command, { refused }));
const requestOf = (toast: string) => request(partsOfToast(toast).request);

const supervisesIn = (sessions: Record<string, Application>) => Object.values(sessions).some(isSupervisorApplication);
const started = ({ sessions }: SupervisorContext, { session, application }: Command<'session.start'>) =>
  put(sessions, session, application);
const ended = ({ sessions }: SupervisorContext, { session }: Command<'session.end'>) => without(sessions, session);
/** The sessions as they will be after a log-on or log-off. */
const sessionsAfter = (context: SupervisorContext, message: Command<'session.start' | 'session.end'>) =>
  message.type === 'session.start' ? started(context, message) : ended(context, message);
const tellPresence = ({ id, workgroups }: SupervisorContext, supervising: boolean) =>
  workgroups.map((name) => tell(workgroup(name), { type: 'presence', supervisor: id, supervising }));

export const supervisorWords = setup({
  types: { context: {} as SupervisorContext, events: {} as SupervisorHears },
  guards: {
    willSupervise: asks<'session.start' | 'session.end'>((context, message) =>
      supervisesIn(sessionsAfter(context, message)),
    ),
    willBeLoggedOff: asks<'session.end'>((context, message) => Object.keys(ended(context, message)).length === 0),
    isNotHers: asks<Click>(({ id }, { toast }) => partsOfToast(toast).supervisor !== id),
    isEmpty: asks<'say' | 'reply'>((_, { text }) => text.length === 0),
    isTooLong: asks<'say' | 'reply'>((_, { text }) => text.length > textCharactersMax),
    isShown: asks<'toast.close' | 'toast.remind'>(({ toasts }, { toast }) => toast in toasts),
    isHelping: asks<'helping.ended'>(({ helping }, { request: id }) => id in helping),
    isNewWorkgroup: asks<'workgroup.joined'>(({ workgroups }, { workgroup: name }) => !workgroups.includes(name)),
  },
  actions: {
    configure: keeps<'supervisor.configure'>((_, { supervisor: id }) => ({ id })),
    introduce: keeps<'workgroup.joined'>((_, { supervisor: id }) => ({ id })),
    showConfiguration: says(({ id }) => publish({ type: 'supervisor.configured', supervisor: id })),
    joinWorkgroup: keeps<'workgroup.joined'>(({ workgroups, memberOf }, { workgroup: name, member }) => ({
      workgroups: add(workgroups, name),
      memberOf: member ? add(memberOf, name) : remove(memberOf, name),
    })),
    showJoined: says<'workgroup.joined'>((_, { workgroup: name, member }) =>
      publish({ type: 'workgroup.joined', workgroup: name, member }),
    ),
    reportPresence: says<'workgroup.joined'>(({ id, sessions }, { workgroup: name }) =>
      tell(workgroup(name), { type: 'presence', supervisor: id, supervising: supervisesIn(sessions) }),
    ),
    keepSession: keeps<'session.start' | 'session.end'>((context, message) => ({
      sessions: sessionsAfter(context, message),
    })),
    setAlerts: keeps<'alerts'>((_, { pop, sound }) => ({ alerts: { pop, sound } })),
    showAlerts: says(({ alerts }) => publish({ type: 'alerts.set', alerts })),
    answerDone: says<'supervisor.configure' | 'session.start' | 'session.end' | 'alerts'>((_, { command }) =>
      answer(command, { done: true }),
    ),

    showClient: says(() => publish({ type: 'supervisor.presence', presence: 'client' })),
    showLoggedOff: says(() => publish({ type: 'supervisor.presence', presence: 'loggedOff' })),
    showSupervising: says(() => publish({ type: 'supervisor.presence', presence: 'supervising' })),
    tellSupervising: says((context) => tellPresence(context, true)),
    // In one turn, so that no toast and no conversation outlives the application that shows it.
    leave: says((context) => [
      ...Object.keys(context.toasts).map((toast) => publish({ type: 'toast.closed', toast, cause: 'loggedOff' })),
      ...Object.keys(context.helping).map((id) => publish({ type: 'helping.ended', request: id, cause: 'loggedOff' })),
      ...tellPresence(context, false),
    ]),
    clearDesk: keeps(() => ({ toasts: {}, helping: {} })),

    addToast: keeps<'toast.show'>(({ toasts }, { toast, request: id, agent, workgroup: name, urgency }) => ({
      toasts: put(toasts, toast, { request: id, agent, workgroup: name, urgency }),
    })),
    showToast: says<'toast.show'>((_, { toast, request: id, agent, workgroup: name, urgency }) =>
      publish({ type: 'toast.shown', toast, shown: { request: id, agent, workgroup: name, urgency } }),
    ),
    remind: says<'toast.remind'>((_, { toast }) => publish({ type: 'toast.reminded', toast })),
    removeToast: keeps<'toast.close'>(({ toasts }, { toast }) => ({ toasts: without(toasts, toast) })),
    showClosed: says<'toast.close'>((_, { toast, cause, by }) =>
      publish({ type: 'toast.closed', toast, cause, ...(by && { by }) }),
    ),
    startHelping: keeps<'helping.started'>(({ helping }, { request: id, agent, workgroup: name }) => ({
      helping: put(helping, id, { agent, workgroup: name }),
    })),
    showHelping: says<'helping.started'>((_, { request: id, agent, workgroup: name }) =>
      publish({ type: 'helping.started', request: id, agent, workgroup: name }),
    ),
    stopHelping: keeps<'helping.ended'>(({ helping }, { request: id }) => ({ helping: without(helping, id) })),
    showHelpingEnded: says<'helping.ended'>((_, { request: id, cause }) =>
      publish({ type: 'helping.ended', request: id, cause }),
    ),

    passAcceptOn: says<'accept'>(({ id }, { command, toast }) =>
      tell(requestOf(toast), { type: 'request.accept', command, supervisor: id, toast }),
    ),
    passReplyOn: says<'reply'>(({ id }, { command, toast, text }) =>
      tell(requestOf(toast), { type: 'request.accept', command, supervisor: id, toast, text }),
    ),
    passIgnoreOn: says<'ignore'>(({ id }, { command, toast }) =>
      tell(requestOf(toast), { type: 'request.ignore', command, supervisor: id, toast }),
    ),
    passSeenOn: says<'seen'>(({ id }, { command, toast }) =>
      tell(requestOf(toast), { type: 'request.seen', command, supervisor: id, toast }),
    ),
    passJoinOn: says<'join'>(({ id }, { command, request: to }) =>
      tell(request(to), { type: 'request.join', command, supervisor: id }),
    ),
    passLeaveOn: says<'leave'>(({ id }, { command, request: to }) =>
      tell(request(to), { type: 'request.leave', command, supervisor: id }),
    ),
    passHandOverOn: says<'handOver'>(({ id }, { command, request: which, to }) =>
      tell(request(which), { type: 'request.handOver', command, supervisor: id, to }),
    ),
    passLineOn: says<'say'>(({ id }, { command, request: to, text }) =>
      tell(request(to), { type: 'request.say', command, person: id, text }),
    ),
    refuseUnknown: says<Asked | 'session.start' | 'session.end' | 'alerts'>((_, { command }) =>
      answer(command, { refused: 'unknownPerson' }),
    ),
    refuseLoggedOff: refuse('notLoggedOn'),
    refuseClient: refuse('notSupervising'),
    refuseNotHers: refuse('notEligible'),
    refuseEmpty: refuse('textEmpty'),
    refuseTooLong: refuse('textTooLong'),
  },
});
