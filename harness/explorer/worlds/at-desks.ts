/**
 * An assistance world in which some people sit at desks that a network reaches: commands are sent again, answers and pages get
 * lost, the server is started again between a commit and what it would have sent. Faults are counted by the world's budget.
 */
import type { ActorState } from '../../../machines/index.ts';
import type { Answer } from '../../../machines/messages.ts';
import type { Address } from '../../../machines/names.ts';
import { isAddress, partsOf } from '../../../machines/names.ts';
import { canonical } from '../../../machines/records.ts';
import type { Act, Behaviour, Budget, Property, Said, Situation, Turn, World } from '../world.ts';
import type { Command, DeskContext } from './desk-and-edge.ts';
import { desk, edge } from './desk-and-edge.ts';

const deskOf = (address: string) => `desk/${partsOf(address as Address).id}`;
const edgeOf = (address: string) => `edge/${partsOf(address as Address).id}`;

/** `seated`: actors of people, such as `agent/alice`, each of another person. `parts`: others than the real ones, to show that a fault in them is found. */
export function atDesks(base: World, seated: readonly string[], faults: number, parts = { desk, edge }): World {
  const { view } = base;
  if (!view) throw new Error('Desks fold what actors publish, so the world has to say how.');
  const seats = new Map<string, { address: string; behaviour: Behaviour }>();
  for (const address of seated) {
    const folding = { start: view.blank(address), fold: view.fold };
    seats.set(deskOf(address), { address, behaviour: parts.desk(edgeOf(address), folding) });
    seats.set(edgeOf(address), { address, behaviour: parts.edge(deskOf(address), address, folding) });
  }
  /** null: a page that was lost, and has not heard anything yet. */
  const comparable = (folded: unknown) => (folded === null ? null : view.comparable(folded));
  // Names and numbers are written in more places here than the world knows of.
  const { rewrite: _, symmetry: __, ...world } = base;
  return {
    ...world,
    faults,
    start() {
      const beginning = base.start();
      const open = [...seats].map(([address, { behaviour }]): [string, ActorState] => [address, behaviour.start]);
      return { ...beginning, actors: new Map([...beginning.actors, ...open]) };
    },
    behaviour: (address) => seats.get(address)?.behaviour ?? base.behaviour(address),
    budget(address): Budget {
      const seat = seats.get(address);
      if (!seat) return seated.includes(address) ? {} : base.budget(address);
      const losses = { 'fault cut': faults, 'fault restart': faults };
      if (address.startsWith('edge/')) return losses;
      return { ...base.budget(seat.address), 'fault again': faults, 'fault lost': faults, 'fault page': faults };
    },
    acts(address, state, left) {
      const seat = seats.get(address);
      if (!seat) return base.acts(address, state, left);
      if (address.startsWith('edge/')) return faults > 0 ? edgeActs(seat.address, left) : [];
      return deskActs(base, seat.address, state, left);
    },
    also: (turn) => [
      ...(base.also?.(turn) ?? []),
      ...turn.effects.flatMap((effect): { to: string; message: Said }[] => {
        if (effect.type === 'publish' && seated.includes(turn.to)) {
          return [{ to: edgeOf(turn.to), message: { type: 'published', event: effect.event } as Said }];
        }
        if (effect.type !== 'answer') return [];
        const person = seated.find((one) => effect.command.startsWith(`${partsOf(one as Address).id}/`));
        const { command, answer } = effect;
        return person ? [{ to: edgeOf(person), message: { type: 'decided', command, answer } as Said }] : [];
      }),
    ],
    view: {
      ...view,
      blank: (address) => (seats.has(address) ? null : view.blank(address)),
      comparable,
    },
    properties: [...base.properties.map(ofCharts), ...deskProperties(seated, comparable)],
  };
}

/** Properties of the domain look at its actors only. */
function ofCharts(property: Property): Property {
  const charts = (world: Situation): Situation => ({
    ...world,
    actors: new Map([...world.actors].filter(([address]) => isAddress(address))),
  });
  if (property.expectation === 'leadsTo') return { ...property, owed: (world) => property.owed(charts(world)) };
  const isOfChart = ({ to }: Turn) => isAddress(to);
  if (property.expectation === 'sometimes') {
    return { ...property, reached: (turn) => isOfChart(turn) && property.reached(turn) };
  }
  if (property.over === 'turn') {
    if (property.monitor) {
      const { monitor } = property;
      return { ...property, monitor: { ...monitor, concerns: (turn) => isOfChart(turn) && monitor.concerns(turn) } };
    }
    const { check, concerns } = property;
    return {
      ...property,
      check: (turn, world) => (isOfChart(turn) ? check(turn, world) : undefined),
      ...(concerns && { concerns: (turn: Turn) => isOfChart(turn) && concerns(turn) }),
    };
  }
  return { ...property, check: (world: Situation) => property.check(charts(world)) };
}

function deskActs(base: World, address: string, state: ActorState, left: Budget): Act[] {
  const { pending, view } = state.context as DeskContext;
  const desk = deskOf(address);
  const person = partsOf(desk as Address).id;
  // A person acts on what the desk shows, which may be old.
  const seen: ActorState = { value: 'seen', context: { sessions: [], ...(view as object) } };
  const clicks = view === null ? [] : base.acts(address, seen, left);
  const has = (name: string) => (left[name] ?? 0) > 0;
  return [
    ...clicks.map(
      (act): Act => ({
        ...act,
        heard: { from: person, message: { type: 'click', message: act.heard!.message as Command } as Said },
      }),
    ),
    ...Object.keys(pending)
      .filter(() => has('fault again'))
      .map(
        (command): Act => ({
          name: `${command} is sent again`,
          spends: 'fault again',
          isFault: true,
          heard: { from: person, message: { type: 'send again', command } as Said },
        }),
      ),
    ...(has('fault lost')
      ? [
          {
            name: `what ${person}'s desk sends is lost`,
            spends: 'fault lost',
            isFault: true as const,
            loses: [edgeOf(address)],
            heard: { from: person, message: { type: 'closed' } },
          },
        ]
      : []),
    ...(has('fault page')
      ? [
          {
            name: `${person}'s page is lost and opened again`,
            spends: 'fault page',
            isFault: true as const,
            loses: [edgeOf(address)],
            heard: { from: person, message: { type: 'page lost' } },
          },
        ]
      : []),
  ];
}

const edgeActs = (address: string, left: Budget): Act[] => {
  const loses = [deskOf(address)];
  const heard = { from: 'network', message: { type: 'cut' } };
  const all: Act[] = [
    { name: `what was sent to ${deskOf(address)} is lost`, spends: 'fault cut', isFault: true, loses, heard },
    {
      name: `the server starts again before ${deskOf(address)} is sent anything`,
      spends: 'fault restart',
      isFault: true,
      loses,
      heard,
    },
  ];
  return all.filter(({ spends }) => left[spends]);
};

const deskProperties = (seated: readonly string[], comparable: (view: unknown) => unknown): Property[] => {
  const desks = ({ actors }: Situation) =>
    seated.flatMap((address) => {
      const state = actors.get(deskOf(address));
      return state ? [{ address, context: state.context as DeskContext }] : [];
    });
  return [
    {
      name: 'D-ONCE',
      why: 'No command reaches a chart twice, however often it is sent.',
      expectation: 'always',
      over: 'turn',
      monitor: {
        start: [],
        concerns: ({ to, from }) => seated.includes(to) && from === edgeOf(to),
        next: (memory, { message }) => {
          const heard = memory as readonly string[];
          const { command } = message as Command;
          if (heard.includes(command)) return { memory, wrong: `${command} was done twice` };
          return { memory: [...heard, command].sort() };
        },
      },
    },
    {
      name: 'D-SAME-ANSWER',
      why: 'A command that is sent again gets the first answer.',
      expectation: 'always',
      over: 'turn',
      check: ({ to, message, before }) => {
        if (!to.startsWith('desk/') || message.type !== 'answered') return undefined;
        const { command, answer } = message as unknown as { command: string; answer: Answer };
        const first = (before.context as DeskContext).answers[command];
        return first === undefined || canonical(first) === canonical(answer)
          ? undefined
          : `${command} was answered ${canonical(first)} and then ${canonical(answer)}`;
      },
    },
    {
      name: 'D-VIEW',
      why: 'What a desk has folded is what its person has, whatever was lost on the way.',
      expectation: 'quiet',
      over: 'state',
      check: (world) => {
        if (!world.isQuiet) return undefined;
        const wrong = desks(world).find(
          ({ address, context }) => canonical(comparable(context.view)) !== canonical(world.folded?.(address)),
        );
        return wrong && `the desk of ${wrong.address} shows ${canonical(comparable(wrong.context.view))}`;
      },
    },
    {
      name: 'D-ANSWERED',
      why: 'Every command that a desk waits for is answered to it.',
      expectation: 'leadsTo',
      over: 'state',
      owed: (world) => desks(world).flatMap(({ context }) => Object.keys(context.pending)),
    },
  ];
};
