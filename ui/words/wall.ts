/** What the wall says of agents, of how it is arranged, and of how things stand as a whole. */
import { msg, str } from '@lit/localize';
import type { Media } from '../../machines/commands.ts';
import type { Grouping, WallCounts, WallSort, WallState } from '../../machines/wall.ts';
import { pluralWords } from './formats.ts';

const talking: Record<Media, () => string> = {
  call: () => msg('On a call'),
  chat: () => msg('In a chat'),
  email: () => msg('On an e-mail'),
  callback: () => msg('On a callback'),
  message: () => msg('In a message'),
};

const states: Record<WallState, () => string> = {
  connected: () => msg('Connected', { id: 'agent-connected', desc: 'the agent, with a customer' }),
  held: () => msg('On hold'),
  parked: () => msg('Parked'),
  alerting: () => msg('Ringing'),
  free: () => msg('Free', { desc: 'an agent without an interaction' }),
  loggedOff: () => msg('Logged off'),
};

/** "On a call", "On hold", "Free". */
export const wallStateWords = (state: WallState, media?: Media): string =>
  state === 'connected' && media ? talking[media]() : states[state]();

const sorts: Record<WallSort, () => string> = {
  wait: () => msg('Longest wait first'),
  name: () => msg('By name'),
  state: () => msg('By state'),
  longest: () => msg('Longest in state first'),
};
export const sortWords = (sort: WallSort): string => sorts[sort]();

const groups: Record<Grouping, () => string> = {
  agent: () => msg('Agent'),
  workgroup: () => msg('Workgroup'),
  state: () => msg('State'),
};
export const groupingWords = (group: Grouping): string => groups[group]();

/** Each count as one phrase, in the order in which they stand on the wall. */
export function countWords({ waiting, unattended, helped, loggedOn, loggedOff }: WallCounts): string[] {
  return [
    pluralWords(
      waiting,
      (number) => msg(str`${number} request waits`),
      (number) => msg(str`${number} requests wait`),
    ),
    pluralWords(
      unattended,
      (number) => msg(str`${number} request unattended`),
      (number) => msg(str`${number} requests unattended`),
    ),
    pluralWords(
      helped,
      (number) => msg(str`${number} request being helped`),
      (number) => msg(str`${number} requests being helped`),
    ),
    pluralWords(
      loggedOn,
      (number) => msg(str`${number} agent logged on`),
      (number) => msg(str`${number} agents logged on`),
    ),
    pluralWords(
      loggedOff,
      (number) => msg(str`${number} agent logged off`),
      (number) => msg(str`${number} agents logged off`),
    ),
  ];
}
