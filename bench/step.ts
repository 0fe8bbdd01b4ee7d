/** Row `step`: one turn of the request chart with an assign and a tell, beside XState's own two ways of doing it. */
import type { AnyMachineSnapshot, EventObject } from 'xstate';
import { createActor, transition } from 'xstate';
import type { Effect } from '../machines/effects.ts';
import type { Message } from '../machines/messages.ts';
import { requestChart } from '../machines/request.ts';
import { effectsOf, initialSnapshot, step } from '../server/actors/step.ts';
import type { Row } from './measure.ts';
import { figureOf, inTurns, perSecond, ratioOf } from './measure.ts';

const opening: Message[] = [
  {
    type: 'request.open',
    request: 'c1.1',
    command: 'alice/1',
    agent: 'alice',
    workgroup: 'support',
    text: { id: 'alice/1', length: 5 },
    reason: null,
    urgency: 'normal',
    timers: { escalateAfterSeconds: 60, remindEverySeconds: 30 },
  },
  {
    type: 'roster.full',
    version: 1,
    roster: { sue: { supervising: true, configured: true, escalation: false } },
  },
];
/** Two turns that lead back to where they began: Sue leaves and comes back. Each assigns and tells. */
const leaving: Message[] = [false, true].map((supervising, index) => ({
  type: 'roster.changed',
  version: index + 2,
  roster: { sue: { supervising, configured: true, escalation: false } },
}));

export async function stepRow(): Promise<Row> {
  const start = opening.reduce(
    (at, message) => step(requestChart, at, message).snapshot,
    initialSnapshot(requestChart),
  );
  const comingAndGoing = () => {
    let turn = 0;
    return () => leaving[turn++ & 1]!;
  };
  const [nextOurs, nextShipped, nextLive] = [comingAndGoing(), comingAndGoing(), comingAndGoing()];
  let snapshot = start;
  const ours = () => {
    snapshot = step(requestChart, snapshot, nextOurs()).snapshot;
  };
  let shipped: AnyMachineSnapshot = start;
  const viaTransition = () => {
    const [after, actions] = transition(requestChart, shipped as never, nextShipped() as never);
    const effects: Effect[] = actions.flatMap((action) => [...effectsOf(action)]);
    if (effects.length === 0) throw new Error('The turn says nothing.');
    shipped = after as AnyMachineSnapshot;
  };
  const actor = createActor(requestChart).start();
  for (const message of opening) actor.send(message as never);
  const live = () => actor.send(nextLive() as EventObject as never);
  const results = await inTurns({
    step: () => perSecond(ours),
    transition: () => perSecond(viaTransition),
    live: () => perSecond(live),
  });
  actor.stop();
  return {
    name: 'step',
    work: 'one turn of the request chart with an assign and a tell; turns a second',
    figures: {
      'step()': figureOf(results.step),
      "XState's transition()": figureOf(results.transition),
      'live actor.send': figureOf(results.live),
    },
    ratios: [
      { name: 'step() to transition()', ratio: ratioOf(results.step, results.transition), bar: 2 },
      { name: 'step() to actor.send', ratio: ratioOf(results.step, results.live), bar: 0.5 },
    ],
  };
}
