/** Records of seeded runs through the wide worlds, played on the memory host: a line a turn. */
import fc from 'fast-check';
import type { AnyStateMachine } from 'xstate';
import { traceOf } from '../../../harness/explorer/told.ts';
import { worldNamed } from '../../../harness/explorer/worlds/index.ts';
import { wide } from '../../../harness/explorer/worlds/wide.ts';
import { choices } from '../../../harness/fuzz/choices.ts';
import { Player } from '../../../harness/fuzz/chosen-run.ts';
import { rewordedOf } from '../../../harness/mutants/planting.ts';
import { replayTrace } from '../../../harness/traces/replay.ts';
import type { Trace } from '../../../harness/traces/trace.ts';
import { charts as ours } from '../../../machines/index.ts';
import type { Turn } from '../../../server/actors/host.ts';

/** Choices of a run, at most. */
const stepsMax = 120;

/** A request that says, with every accept, something that depends on where it runs. */
const saying = (what: () => unknown): Record<string, AnyStateMachine> => ({
  ...ours,
  request: rewordedOf(ours.request, {
    says: {
      take: (said) =>
        said.map((effect) =>
          effect.type === 'publish' ? { ...effect, event: { ...effect.event, note: what() } as never } : effect,
        ),
    },
  }),
});

const localeHere = () => Intl.DateTimeFormat().resolvedOptions().locale;

/** Charts by name: ours, and two that are not pure. */
export const chartsNamed: Record<string, () => Record<string, AnyStateMachine>> = {
  ours: () => ours,
  // Without a locale V8 would take none.
  'upper case of the locale': () => saying(() => 'taken in time'.toLocaleUpperCase(localeHere())),
  'dates of the time zone': () => saying(() => new Date('2026-01-05T09:00').getTime()),
};

export function recorder(charts: Record<string, AnyStateMachine>): (seed: number) => string[] {
  const turnsOf = runsOf(charts);
  return (seed) => turnsOf(seed).turns.map((turn) => JSON.stringify(turn));
}

/** By seed: the turns of a run, and with those before it that set up its site. */
export function runsOf(
  charts: Record<string, AnyStateMachine>,
): (seed: number) => Record<'turns' | 'all', Turn[]> & { trace: Trace } {
  const players = wide.map(({ name }) => new Player(worldNamed(name, { charts, properties: [] })));
  return (seed) => {
    const player = players[seed % players.length]!;
    const [chosen] = fc.sample(choices(stepsMax), { seed, numRuns: 1 });
    player.play(chosen!);
    const run = { steps: player.course.steps, property: '', why: '', wrong: '' };
    const trace = traceOf(player.world, run);
    if (!trace) throw new Error(`The run of seed ${seed} cannot be told.`);
    const all: Turn[] = [];
    const how = {
      charts,
      properties: [],
      onTurn: ({ n, envelope, effects }: Turn) => void all.push({ n, envelope, effects }),
    };
    const { turns, impossible } = replayTrace({ site: trace.site, steps: trace.steps }, how);
    if (impossible) throw new Error(`Seed ${seed}, step ${impossible.step}: ${impossible.says}`);
    return { turns: [...turns], all, trace };
  };
}
