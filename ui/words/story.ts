/**
 * The story of a request as sentences, one a line: what happened at the same moment to several people is told once. Says
 * nothing of times; whoever shows it adds them.
 */
import { msg, str } from '@lit/localize';
import type { ActiveState } from '../../machines/commands.ts';
import type { Closing, Outcome } from '../../machines/messages.ts';
import type { RefusalCode } from '../../machines/refusals.ts';
import type { HistoryIcon } from '../history/icons.ts';
import type { Step } from '../history/past.ts';
import { conversationWords } from './interaction.ts';
import type { NameOf } from './names.ts';
import { namesWords } from './names.ts';
import { refusalSentence } from './refusal.ts';

export interface StoryLine {
  /** ms UTC. */
  at: number;
  /** What it was, and who did it. */
  type: Step['event']['type'];
  by: string | null;
  icon: HistoryIcon | 'asked' | 'said' | 'done' | 'handedOver' | 'left' | 'interaction';
  words: string;
  /** What else there is to say of it. */
  also?: string | undefined;
  tone: '' | 'good' | 'warn' | 'bad';
  /** What was written, if it is a line of the conversation; without a body nobody here may read it, or it was erased. */
  said?: { body: string | undefined; length: number };
}

type Event<Type extends Step['event']['type']> = Extract<Step['event'], { type: Type }>;
type Told = Omit<StoryLine, 'at' | 'type' | 'by'>;

export function storyLines(steps: readonly Step[], nameOf: NameOf): StoryLine[] {
  const lines: StoryLine[] = [];
  let standing = { reach: 'asked', escalated: false };
  for (const [first, ...others] of together(steps)) {
    const { at, by, event } = first!;
    const { type } = event;
    for (const told of toldOf(first!, others, nameOf, standing)) lines.push({ at, type, by, ...told });
    if (event.type === 'request.reached') standing = { reach: event.reach, escalated: event.escalated };
    if (event.type === 'request.helped' || event.type === 'request.unattended')
      standing = { ...standing, reach: 'asked' };
  }
  return lines;
}

/** Neighbours that say the same of several people at one moment. */
function together(steps: readonly Step[]): Step[][] {
  const groups: Step[][] = [];
  for (const step of steps) {
    const last = groups.at(-1)?.[0];
    if (last && isSame(last, step)) groups.at(-1)!.push(step);
    else groups.push([step]);
  }
  return groups;
}

function isSame({ at, event: a }: Step, { at: later, event: b }: Step): boolean {
  if (at !== later) return false;
  if (a.type === 'showing.opened') return b.type === 'showing.opened';
  return a.type === 'showing.closed' && b.type === 'showing.closed' && a.cause === b.cause;
}

function toldOf(
  { by, cause, event }: Step,
  others: readonly Step[],
  nameOf: NameOf,
  before: { reach: string; escalated: boolean },
): Told[] {
  const who = by === null ? '' : nameOf(by);
  const line = (icon: StoryLine['icon'], words: string, tone: StoryLine['tone'] = '', also?: string): Told[] => [
    { icon, words, tone, also },
  ];
  switch (event.type) {
    case 'request.opened':
      return event.urgency === 'urgent'
        ? line('asked', msg(str`${who} asked for assistance urgently`), 'bad')
        : line('asked', msg(str`${who} asked for assistance`));
    case 'request.line': {
      const { body, length } = event.text;
      return [{ icon: 'said', words: msg(str`${nameOf(event.person)} wrote`), tone: '', said: { body, length } }];
    }
    case 'request.participant':
      return event.action === 'ignored' ? line('hidden', msg(str`${nameOf(event.person)} ignored it`), 'warn') : [];
    case 'request.reached':
      return reachedLines(event, cause, before).map((words) => ({ icon: 'escalated', words, tone: 'warn' }));
    case 'request.helped':
      return line('done', msg(str`${nameOf(event.by)} accepted`), 'good');
    case 'request.seen':
      return line('seen', msg(str`${nameOf(event.by)} saw it`));
    case 'request.joined':
      return line('joined', msg(str`${nameOf(event.by)} joined`), 'good');
    case 'request.left':
      return by === null
        ? line('left', msg(str`${nameOf(event.by)} was gone`), 'warn')
        : line('left', msg(str`${nameOf(event.by)} left the request`));
    case 'request.handedOver':
      return line('handedOver', msg(str`${nameOf(event.from)} handed over to ${nameOf(event.to)}`));
    case 'request.unattended':
      return line('alone', msg('Nobody attended to it any more'), 'bad');
    case 'request.done':
      return line(
        'done',
        doneWords(event.outcome, who),
        event.outcome === 'completed' ? 'good' : '',
        sawWords(event.saw),
      );
    case 'showing.opened':
      return line(
        'shown',
        msg(str`Shown to ${namesWords(peopleOf([event, ...eventsOf(others, 'showing.opened')]), nameOf)}`),
      );
    case 'showing.closed':
      return closedLine(event.cause, namesWords(peopleOf([event, ...eventsOf(others, 'showing.closed')]), nameOf));
    case 'command.refused':
      return line('refused', refusedWords(event, who), 'warn');
    case 'assistance.refused':
      return line(
        'refused',
        msg(str`${nameOf(event.agent)} asked and was refused: ${becauseWords(event.refused)}`),
        'warn',
      );
    case 'interaction.owned':
      return event.owner === null ? [] : line('interaction', msg(str`The interaction went to ${nameOf(event.owner)}`));
    case 'interaction.changed':
      return line('interaction', msg(str`The interaction: ${conversationWords(event.conversation)}`));
  }
}

function eventsOf<Type extends Step['event']['type']>(steps: readonly Step[], type: Type): Event<Type>[] {
  return steps.flatMap(({ event }) => (event.type === type ? [event as Event<Type>] : []));
}
const peopleOf = (events: readonly { to: string }[]) => events.map(({ to }) => to);

function reachedLines(
  { reach, escalated }: Event<'request.reached'>,
  cause: Step['cause'],
  before: { reach: string; escalated: boolean },
): string[] {
  const lines: string[] = [];
  if (escalated && !before.escalated) {
    if (cause === 'timer') lines.push(msg('Escalated, because nobody had accepted in time'));
    else if (cause === 'person') lines.push(msg('Escalated, because everybody asked had ignored it'));
    else lines.push(msg('Escalated, because nobody was left to ask'));
  }
  if (reach !== before.reach) {
    if (reach === 'ignored') lines.push(msg('Ignored by everybody'));
    else if (reach === 'nobody') lines.push(msg('Nobody was available'));
    else lines.push(msg('Somebody was available again'));
  }
  return lines;
}

function doneWords(outcome: Outcome, who: string): string {
  switch (outcome) {
    case 'completed':
      return msg(str`${who} completed it`);
    case 'withdrawn':
      return msg(str`${who} withdrew it`);
    case 'interactionEnded':
      return msg('Ended, because the interaction ended');
    case 'transferred':
      return msg('Ended, because the interaction was transferred');
  }
}

/** What the desk of whoever pressed Done showed at the click (R-OUTCOMES). */
function sawWords(saw: ActiveState | undefined): string | undefined {
  switch (saw) {
    case undefined:
      return undefined;
    case 'waiting':
      return msg('At the click, the desk showed that it was waiting.');
    case 'helped':
      return msg('At the click, the desk showed that it was being helped.');
    case 'unattended':
      return msg('At the click, the desk showed that the supervisor had left.');
  }
}

/** Accepting and ignoring are told by lines of their own. */
function closedLine(cause: Closing, names: string): Told[] {
  const line = (words: string): Told[] => [{ icon: 'hidden', words, tone: '' }];
  switch (cause) {
    case 'accepted':
    case 'ignored':
      return [];
    case 'taken':
      return line(msg(str`No longer shown to ${names}: taken`));
    case 'notEligible':
      return line(msg(str`No longer shown to ${names}: not asked any more`));
    case 'loggedOff':
      return line(msg(str`No longer shown to ${names}: gone`));
    default:
      return line(msg(str`No longer shown to ${names}: ended`));
  }
}

function refusedWords({ command, refused }: Event<'command.refused'>, who: string): string {
  const because = becauseWords(refused);
  switch (command) {
    case 'accept':
      return msg(str`${who} could not accept: ${because}`);
    case 'ignore':
      return msg(str`${who} could not ignore it: ${because}`);
    case 'join':
      return msg(str`${who} could not join: ${because}`);
    case 'leave':
      return msg(str`${who} could not leave: ${because}`);
    case 'handOver':
      return msg(str`${who} could not hand over: ${because}`);
    case 'say':
      return msg(str`${who} could not write: ${because}`);
    case 'done':
      return msg(str`${who} could not end it: ${because}`);
    default:
      return msg(str`${who} was refused: ${because}`);
  }
}

/** Of somebody else; the sentences of refusals speak to the reader. */
const because: Partial<Record<RefusalCode, () => string>> = {
  rightMissing: () => msg('the right to ask is missing'),
  notYourInteraction: () => msg('the interaction is somebody else’s'),
  notAcd: () => msg('the ACD did not route the interaction'),
  stateNotPermitted: () => msg('the state of the interaction does not permit it'),
  alreadyActive: () => msg('there is an active request already'),
  noSupervisorConfigured: () => msg('no supervisor is configured for the workgroup'),
  noSupervisorLoggedOn: () => msg('no supervisor of the workgroup is logged on'),
  attemptCancelled: () => msg('it was withdrawn before it opened'),
  interactionGone: () => msg('the interaction had gone'),
  alreadyTaken: () => msg('somebody else was first'),
  toastClosed: () => msg('the toast was closed'),
  notAttended: () => msg('nobody was helping'),
  notParticipant: () => msg('only those who take part may'),
  notInitiator: () => msg('only the person who asked may'),
  notEligible: () => msg('only those who are asked may'),
  handoffTargetGone: () => msg('that supervisor was gone'),
  requestDone: () => msg('the request had ended'),
  tooManyLines: () => msg('the conversation was full'),
};
const becauseWords = (code: RefusalCode): string => because[code]?.() ?? refusalSentence(code);
