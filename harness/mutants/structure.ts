/** Operators on the configuration of a chart: transitions, guards, targets, actions, entries and exits. */
import type { AnyStateMachine } from 'xstate';
import { not } from 'xstate';
import type { Kind } from '../../machines/names.ts';
import type { Mutant, Operator } from './mutant.ts';
import { anyMark, heardMark, wordMark } from './mutant.ts';
import type { Alternative, Edge, Place } from './places.ts';
import { edgesOf, guardName, nodeAt, placesOf, siblingsOf, statesOf, targetOf, write } from './places.ts';
import type { Plain } from './planting.ts';
import { mutantOf } from './planting.ts';

const replaced = <Item>(items: readonly Item[], n: number, ...by: Item[]): Item[] => items.toSpliced(n, 1, ...by);
const swapped = <Item>(items: readonly Item[], n: number): Item[] =>
  items.toSpliced(n, 2, items[n + 1] as Item, items[n] as Item);

type Made = Pick<Mutant, 'operator' | 'name'> & { change(config: Plain): void };

/** `saidAloud`: the words whose doubling somebody would hear; to arm or cancel a timer twice is to do it once. */
export function structuralMutants(kind: Kind, chart: AnyStateMachine, saidAloud: ReadonlySet<string>): Mutant[] {
  const config = chart.config as Plain;
  const mutant = ({ operator, name, change }: Made, marks: readonly string[]): Mutant => ({
    operator,
    name: `${kind} ${name}`,
    chart: kind,
    marks,
    inStates: 'all',
    plant: () => mutantOf(chart, change),
  });
  const changesOf = changedLists(saidAloud);
  return [
    ...placesOf(config).flatMap((place) => {
      const marks = [heardMark(kind, place.state, place.event)];
      return [...ofPlace(chart, config, place), ...ofTheirActions(place, changesOf)].map((made) => mutant(made, marks));
    }),
    ...edgesOf(config).flatMap((edge) => {
      const marks = edge.actions.map((word) => wordMark(kind, word));
      return changesOf(edge.actions).map(({ operator, says, actions }) =>
        mutant(
          {
            operator,
            name: `${edge.state} ${edge.edge}: ${says}`,
            change: (copy) => void writeEdge(copy, edge, actions),
          },
          marks,
        ),
      );
    }),
    ...statesOf(config).flatMap((state) => {
      const first = nodeAt(config, state).initial as string | undefined;
      const others = Object.keys((nodeAt(config, state).states ?? {}) as Plain).filter((name) => name !== first);
      if (first === undefined) return [];
      return others.map((name) =>
        mutant(
          {
            operator: 'start elsewhere',
            name: `${state || 'chart'}: begins in ${name} instead of ${first}`,
            change: (copy) => void Object.assign(nodeAt(copy, state), { initial: name }),
          },
          [anyMark(kind)],
        ),
      );
    }),
  ];
}

function writeEdge(config: Plain, { state, edge }: Edge, actions: readonly string[]): void {
  nodeAt(config, state)[edge] = actions;
}

const nameOf = ({ state, event, alternatives }: Place, n: number) =>
  `${state || 'anywhere'} ${event}${alternatives.length > 1 ? `[${n + 1}]` : ''}`;

/** Everything but the actions. */
function ofPlace(chart: AnyStateMachine, config: Plain, place: Place): Made[] {
  const { state, alternatives } = place;
  return alternatives.flatMap((one, n): Made[] => {
    const made = (operator: Operator, says: string, ...by: Alternative[]): Made => ({
      operator,
      name: `${nameOf(place, n)}: ${says}`,
      change: (copy) => write(copy, place, replaced(alternatives, n, ...by)),
    });
    const { guard, target, ...rest } = one;
    const unguarded = { ...rest, ...(target !== undefined && { target }) };
    const staying = { ...rest, ...(guard !== undefined && { guard }) };
    const goingTo = (path: string): Alternative => ({ ...one, target: `#${chart.id}.${path}` });
    const to = targetOf(chart, place, one);
    const next = alternatives[n + 1];
    return [
      made('drop transition', 'dropped'),
      ...(guard === undefined
        ? []
        : [
            made('drop guard', `without its guard ${guardName(guard)}`, unguarded),
            made('negate guard', `if it is not so that ${guardName(guard)}`, { ...one, guard: not(guard as never) }),
          ]),
      ...(to === undefined
        ? siblingsOf(config, state).map((path) => made('stray', `strays to ${path}`, goingTo(path)))
        : [
            ...siblingsOf(config, to).map((path) => made('retarget', `to ${path} instead of ${to}`, goingTo(path))),
            made('stay', `stays instead of going to ${to}`, staying),
          ]),
      ...(next && guard !== undefined
        ? [
            {
              operator: 'swap alternatives' as const,
              name: `${nameOf(place, n)}: asked after the next one`,
              change: (copy: Plain) => write(copy, place, swapped(alternatives, n)),
            },
          ]
        : []),
    ];
  });
}

function ofTheirActions(place: Place, changesOf: ReturnType<typeof changedLists>): Made[] {
  const { alternatives } = place;
  return alternatives.flatMap((one, n) =>
    changesOf(one.actions).map(({ operator, says, actions }) => ({
      operator,
      name: `${nameOf(place, n)}: ${says}`,
      change: (copy: Plain) => write(copy, place, replaced(alternatives, n, { ...one, actions })),
    })),
  );
}

interface ChangedList {
  operator: Operator;
  says: string;
  actions: readonly string[];
}

/** Every change of a list of actions. */
const changedLists =
  (saidAloud: ReadonlySet<string>) =>
  (actions: readonly string[]): ChangedList[] =>
    actions.flatMap((word, n): ChangedList[] => [
      { operator: 'drop action', says: `without ${word}`, actions: replaced(actions, n) },
      ...(saidAloud.has(word)
        ? [{ operator: 'double action' as const, says: `${word} twice`, actions: replaced(actions, n, word, word) }]
        : []),
    ]);
