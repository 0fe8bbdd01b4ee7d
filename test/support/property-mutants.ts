/**
 * For each property one small change of a chart, and a world of the catalogue in which that violates it. What is looked for
 * has to be findable, or that it is not found says nothing.
 */
import type { AnyStateMachine } from 'xstate';
import type { Plain, Rewording } from '../../harness/mutants/planting.ts';
import { heardAt, mutantOf, rewordedOf, stateAt } from '../../harness/mutants/planting.ts';
import { charts } from '../../machines/index.ts';
import type { Message } from '../../machines/messages.ts';
import type { Kind } from '../../machines/names.ts';

export interface PropertyMutant {
  property: string;
  /** What is broken, in words. */
  name: string;
  world: string;
  plant(): Record<string, AnyStateMachine>;
}

const hears =
  (kind: Kind, path: string, event: string, transition: unknown) => (): Record<string, AnyStateMachine> => ({
    ...charts,
    [kind]: mutantOf(charts[kind], (config) => {
      heardAt(config, path)[event] = transition;
    }),
  });
const becomes = (kind: Kind, path: string, change: (state: Plain) => void) => (): Record<string, AnyStateMachine> => ({
  ...charts,
  [kind]: mutantOf(charts[kind], (config) => change(stateAt(config, path))),
});
const means = (kind: Kind, words: Rewording) => (): Record<string, AnyStateMachine> => ({
  ...charts,
  [kind]: rewordedOf(charts[kind], words),
});
const without =
  (type: Message['type']) =>
  (said: readonly { type: string }[]): never =>
    said.filter((effect) => !('message' in effect) || (effect.message as Message).type !== type) as never;

const breaks = (property: string, name: string, world: string, plant: PropertyMutant['plant']): PropertyMutant => ({
  property,
  name,
  world,
  plant,
});

const asksAgain = { target: 'opening', actions: ['beginAttempt', 'askWorkgroup', 'showOpening'] };

export const propertyMutants: readonly PropertyMutant[] = [
  breaks(
    'P-ONE-ACTIVE',
    'an ask is taken while a request is active',
    'asking-again',
    hears('interaction', 'present.assistance.active', 'assistance.ask', asksAgain),
  ),
  breaks(
    'P-SEQUENTIAL',
    'a request is opened before the last one is done',
    'asking-again',
    hears('interaction', 'present.assistance.active', 'assistance.ask', asksAgain),
  ),
  breaks(
    'P-ALLOWED',
    'any answer of the workgroup opens a request',
    'coming-and-going',
    hears('interaction', 'present.assistance.opening', 'route.answer', {
      target: 'active',
      actions: ['countRequest', 'openRequest', 'endAttempt', 'showActive'],
    }),
  ),
  breaks(
    'P-FREE-BEFORE-DONE',
    'the end is told before the interaction is free',
    'asking-again',
    becomes('request', 'done.closing', (closing) => {
      closing.entry = ['close', 'clearBooks', 'tellEnded', 'settleDebts'];
      (closing.on as Plain)['request.freed'] = { target: 'told' };
    }),
  ),
  breaks(
    'P-ELIGIBLE-TOAST',
    'a toast is shown to whoever hears of it',
    'coming-and-going',
    hears('supervisor', 'known', 'toast.show', { actions: ['addToast', 'showToast'] }),
  ),
  breaks(
    'P-TOAST-GRANT',
    'the first roster calls everybody configured',
    'escalating',
    means('workgroup', {
      says: {
        sendRoster: (said) =>
          said.map((effect) => {
            if (effect.type !== 'tell' || effect.message.type !== 'roster.full') return effect;
            const roster = Object.fromEntries(
              Object.entries(effect.message.roster).map(([person, standing]) => [
                person,
                { ...standing, configured: true },
              ]),
            );
            return { ...effect, message: { ...effect.message, roster } };
          }),
      },
    }),
  ),
  breaks(
    'P-ONE-WINNER',
    'a later accept is taken too',
    'crowd',
    hears('request', 'open.helping.attended', 'request.accept', { actions: ['take', 'keepTaken'] }),
  ),
  breaks(
    'P-DONE-BY',
    'a request that escalates is withdrawn',
    'helping',
    hears('request', 'open.waiting', 'escalation.due', { target: '#request.done', actions: 'withdraw' }),
  ),
  breaks(
    'P-FINAL',
    'a line is taken while the request is closing',
    'talking',
    hears('request', 'done.closing', 'request.say', { actions: ['say', 'countLine'] }),
  ),
  breaks(
    'P-SAME-TRANSCRIPT',
    'lines are not counted',
    'talking',
    hears('request', 'open', 'request.say', { actions: 'say' }),
  ),
  breaks(
    'P-ONE-OUTCOME',
    'a line is answered twice',
    'talking',
    hears('request', 'open', 'request.say', { actions: ['say', 'countLine', 'answerAgain'] }),
  ),
  breaks(
    'P-TIMERS',
    'timers go on when somebody helps',
    'helping',
    becomes('request', 'open.waiting', (waiting) => {
      waiting.exit = [];
    }),
  ),
  breaks(
    'P-NO-STALE-ACTION',
    'an accept counts whatever toast it names',
    'helping',
    hears('request', 'open.waiting', 'request.accept', {
      target: '#request.open.helping.attended',
      actions: ['take', 'keepTaken'],
    }),
  ),
  breaks(
    'P-SAID-ONCE',
    'the dialog is shown twice',
    'helping',
    hears('agent', 'known', 'request.helped', { guard: 'isShown', actions: ['noteHelp', 'showDialog', 'showDialog'] }),
  ),
  breaks(
    'P-SHOWN',
    'an ask is shown and not in the books until it is answered',
    'helping',
    hears('agent', 'known.loggedOn', 'ask', { actions: 'passAskOn' }),
  ),
  breaks(
    'P-ON-RECORD',
    'an ask is passed on and not put on record',
    'helping',
    means('agent', { says: { passAskOn: (said) => said.filter(({ type }) => type !== 'publish') } }),
  ),
  breaks(
    'P-TAKEN-UP',
    'an accept of a request that is over is dropped',
    'helping',
    hears('request', 'done', 'request.accept', {}),
  ),
  breaks(
    'P-NEWS',
    'whoever came back is reminded of a toast that went when she left',
    'reminding',
    hears('supervisor', 'known.loggedOn.supervising', 'toast.remind', { actions: 'remind' }),
  ),
  breaks(
    'P-TEXT',
    'a line of any length is passed on',
    'any-supervisor',
    hears('supervisor', 'known.loggedOn.supervising', 'say', { actions: 'passLineOn' }),
  ),
  breaks(
    'P-KNOWN',
    'whoever asks is an agent from then on',
    'no-such-people',
    hears('agent', 'absent', 'ask', { target: 'known', actions: 'refuseUnknown' }),
  ),
  breaks(
    'P-AGENT-SESSIONS',
    'the first session that ends logs the agent off',
    'any-agent',
    hears('agent', 'known.loggedOn', 'session.end', {
      target: 'loggedOff',
      actions: ['removeSession', 'showLoggedOff', 'listLoggedOff', 'answerDone'],
    }),
  ),
  breaks(
    'P-SUPERVISOR-SESSIONS',
    'the first session that ends logs the supervisor off',
    'any-supervisor',
    hears('supervisor', 'known.loggedOn.supervising', 'session.end', {
      target: '#supervisor.known.loggedOff',
      actions: ['keepSession', 'leave', 'clearDesk', 'showLoggedOff', 'answerDone'],
    }),
  ),
  breaks(
    'P-SESSION-NOTED',
    'a second client is let in and not noted',
    'any-client',
    hears('supervisor', 'known.loggedOn.client', 'session.start', { actions: 'answerDone' }),
  ),
  breaks(
    'P-ATTEMPT',
    'the ask of a request that is over is remembered',
    'helping',
    hears('interaction', 'present.assistance.active', 'request.over', {
      target: 'free',
      actions: ['freeRequest', 'showFree'],
    }),
  ),
  breaks(
    'P-CLOSED',
    'a call that ends may still be asked about',
    'moving',
    hears('interaction', 'present.assistance.free', 'interaction.disconnect', {}),
  ),
  breaks(
    'P-TRANSFERRED',
    'a transfer leaves the request active',
    'transferring',
    hears('interaction', 'present.assistance.active', 'interaction.transfer', {}),
  ),
  breaks(
    'P-CONTEXT',
    'a line is brought after the end of the call',
    'telling',
    hears('interaction', 'present.conversation.disconnected', 'interaction.say', {
      actions: ['noteSequence', 'countLine', 'showLine', 'answerDone'],
    }),
  ),
  breaks(
    'P-EMPTIED',
    'a request that is over keeps its people',
    'helping',
    becomes('request', 'done.closing', (closing) => {
      closing.entry = ['close'];
    }),
  ),
  breaks(
    'P-ROUND',
    'who ignored it in the first round has ignored the second one too',
    'seeking',
    means('request', { keeps: { abandon: (kept, context) => ({ ...kept, ignored: context.ignored }) } }),
  ),
  breaks(
    'P-CONFIGURED',
    'a configuration is answered and not kept',
    'administering',
    hears('workgroup', 'configured', 'workgroup.configure', { actions: 'answerDone' }),
  ),
  breaks(
    'P-VERSION',
    'who comes and goes makes no new version of the roster',
    'coming-and-going',
    means('workgroup', { keeps: { notePresence: (kept, context) => ({ ...kept, version: context.version }) } }),
  ),
  breaks(
    'P-SOURCE',
    'a late event of the ACD ends the call',
    'out-of-order',
    hears('interaction', 'present.conversation', 'interaction.disconnect', {
      target: '.disconnected',
      actions: ['noteSequence', 'showDisconnected', 'tellFormerOwner', 'answerDone'],
    }),
  ),
  breaks(
    'Q-TOASTS',
    'who logs on later is not toasted',
    'coming-and-going',
    hears('request', 'open.waiting', 'roster.changed', { actions: ['releaseThoseGone', 'changeRoster'] }),
  ),
  breaks(
    'Q-SHOWINGS',
    'the showing of somebody who left stays in the books',
    'coming-and-going',
    hears('request', 'open.waiting', 'roster.changed', { actions: ['releaseThoseGone', 'changeRoster'] }),
  ),
  breaks(
    'Q-ATTENDED',
    'nobody notices that the responsible one has left',
    'seeking',
    hears('request', 'open.helping.attended', 'roster.changed', { actions: ['releaseThoseGone', 'changeRoster'] }),
  ),
  breaks(
    'Q-HELPING',
    'who left is a helper still',
    'joining',
    hears('request', 'open', 'request.leave', { actions: ['leave', 'list'] }),
  ),
  breaks(
    'Q-DIALOG',
    'the dialog does not say that somebody helps',
    'helping',
    hears('agent', 'known', 'request.helped', {}),
  ),
  breaks(
    'Q-ASKS',
    'an ask that was refused is waited for',
    'asking-again',
    hears('agent', 'known', 'ask.refused', { actions: 'showRefused' }),
  ),
  breaks(
    'Q-REACH',
    'the dialog does not say whom it reaches',
    'helping',
    hears('agent', 'known', 'request.reached', {}),
  ),
  breaks(
    'Q-ESCALATED',
    'what everyone ignored does not escalate',
    'helping',
    means('request', { keeps: { judge: (kept, context) => ({ ...kept, escalated: context.escalated }) } }),
  ),
  breaks(
    'Q-CLOSING',
    'the interaction does not free its request',
    'helping',
    hears('interaction', 'present.assistance.active', 'request.over', {}),
  ),
  breaks(
    'Q-FREE',
    'the workgroup does not say whom it would reach',
    'helping',
    hears('workgroup', 'configured', 'route.ask', {}),
  ),
  breaks(
    'Q-ROSTER',
    'the workgroup keeps a request that is over',
    'helping',
    hears('workgroup', 'configured', 'roster.unsubscribe', {}),
  ),
  breaks(
    'Q-LIST',
    'the list does not follow its requests',
    'helping',
    hears('workgroup', 'configured', 'request.summary', {}),
  ),
  breaks(
    'Q-PRESENCE',
    'the workgroup does not note who has left',
    'coming-and-going',
    hears('workgroup', 'configured', 'presence', { actions: 'showPresence' }),
  ),
  breaks(
    'Q-NO-ORPHAN',
    'the end of a call does not end its request',
    'seeking',
    hears('interaction', 'present.assistance.active', 'interaction.disconnect', {
      target: 'closed',
      actions: 'showClosed',
    }),
  ),
  breaks(
    'Q-VIEW',
    'that somebody helps is noted and not shown',
    'helping',
    hears('agent', 'known', 'request.helped', { guard: 'isShown', actions: 'noteHelp' }),
  ),
  breaks(
    'E-ANSWERED',
    'what is owed at the end is never settled',
    'helping',
    hears('request', 'done.closing', 'request.freed', { target: 'told', actions: 'tellEnded' }),
  ),
  breaks(
    'E-CLOSED',
    'an accept closes no toast',
    'helping',
    means('request', { says: { take: without('toast.close') } }),
  ),
  breaks(
    'E-ASK-AGAIN',
    'the interaction does not free its request',
    'helping',
    hears('interaction', 'present.assistance.active', 'request.over', {}),
  ),
  breaks(
    'E-ALERTED',
    'the first roster shows nothing',
    'helping',
    hears('request', 'open.waiting', 'roster.full', { actions: 'keepRoster' }),
  ),
];
