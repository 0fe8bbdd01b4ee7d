/**
 * A chart that does what it is told, so that a host can be tried with what no chart of ours does: throwing, answering
 * twice or never, talking without end. Stands in for `agent`; the order is the request id of a `done`.
 */
import { setup } from 'xstate';
import type { Command } from '../../machines/commands.ts';
import type { Effect } from '../../machines/effects.ts';
import { after, answer, cancel, chartOf, publish, tell } from '../../machines/effects.ts';
import { charts } from '../../machines/index.ts';
import type { Note } from '../../machines/messages.ts';
import { agent } from '../../machines/names.ts';

interface ParrotContext extends Record<string, unknown> {
  heard: string[];
}

type ParrotHears =
  | Command<'done' | 'say'>
  | Extract<Note, { type: 'interaction.assigned' | 'interaction.left' | 'request.freed' | 'reminder.due' }>;

const { says, keeps } = chartOf<ParrotContext, ParrotHears>();

const seen = (interaction: string) => publish({ type: 'interaction.assigned', interaction });

/** What each order makes a parrot do. `other` is another parrot. */
const orders: Record<string, (command: string) => Effect[]> = {
  burst: (command) => [
    ...['1', '2', '3', '4', '5'].map((n) => tell(agent('other'), { type: 'interaction.assigned', interaction: n })),
    answer(command, { done: true }),
  ],
  throw: (command) => [
    seen('before'),
    after('tick', 1_000, { type: 'reminder.due' }),
    answer(command, { done: true }),
    tell(agent('other'), { type: 'interaction.assigned', interaction: 'half' }),
    tell(agent('other'), { type: 'request.freed' }),
  ],
  twice: (command) => [answer(command, { done: true }), answer(command, { done: true })],
  never: () => [seen('unanswered')],
  late: (command) => [after(`late ${command}`, 1_000, { type: 'interaction.left', interaction: command })],
  endless: (command) => [
    answer(command, { done: true }),
    tell(agent('other'), { type: 'interaction.left', interaction: '' }),
  ],
  arm: (command) => [after('tick', 1_000, { type: 'reminder.due' }), answer(command, { done: true })],
  arm5: (command) => [after('tick', 5_000, { type: 'reminder.due' }), answer(command, { done: true })],
  cancel: (command) => [cancel('tick'), answer(command, { done: true })],
  publish: (command) => [seen('a'), seen('b'), answer(command, { done: true })],
  nothing: (command) => [answer(command, { done: true })],
};

const parrotChart = setup({
  types: { context: {} as ParrotContext, events: {} as ParrotHears },
  actions: {
    obey: says<'done'>((_, { command, request }) => orders[request.slice(0, request.indexOf('.'))]!(command)),
    hear: keeps<'interaction.assigned'>(({ heard }, { interaction }) => ({ heard: [...heard, interaction] })),
    throw: says(() => {
      throw new Error('Ouch.');
    }),
    answerLate: says<'interaction.left'>((_, { interaction: command }) =>
      command ? answer(command, { done: true }) : tell(agent('other'), { type: 'interaction.left', interaction: '' }),
    ),
    tick: says(() => seen('tick')),
    countTick: keeps(({ heard }) => ({ heard: [...heard, 'tick'] })),
    refuse: says<'say'>((_, { command }) => answer(command, { refused: 'unknownRequest' })),
  },
}).createMachine({
  id: 'parrot',
  context: { heard: [] },
  on: {
    done: { actions: 'obey' },
    say: { actions: 'refuse' },
    'interaction.assigned': { actions: 'hear' },
    'request.freed': { actions: 'throw' },
    'interaction.left': { actions: 'answerLate' },
    'reminder.due': { actions: ['countTick', 'tick'] },
  },
});

export const parrots = { ...charts, agent: parrotChart };
