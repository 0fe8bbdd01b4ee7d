/** A trace's replay as the lanes and rows of a sequence diagram, which drawings/ draws. */
import type { AnyStateMachine } from 'xstate';
import { inLaneOrder } from '../../drawings/lanes.ts';
import type { Lane, Row, Sequence } from '../../drawings/sequence.ts';
import { isAddress, partsOf } from '../../machines/names.ts';
import type { Violation } from '../../machines/properties/watcher.ts';
import { properties } from '../../machines/properties.ts';
import { actorNamed, senderNamed } from './actor-names.ts';
import { isDesk } from './desk.ts';
import type { ReplayedTurn } from './replay.ts';
import { commandKey, replayTrace } from './replay.ts';
import { namesOf } from './sentences.ts';
import type { Acted, Trace } from './trace.ts';

export interface SequenceOptions {
  /** The charts on which the trace violates its property, if they are not the product's. */
  charts?: Record<string, AnyStateMachine>;
}

export function sequenceOf(trace: Trace, { charts }: SequenceOptions = {}): Sequence {
  const { violation: wanted, steps } = trace;
  const watched = wanted ? properties.filter(({ name }) => name === wanted.property) : properties;
  const replay = replayTrace(trace, { properties: watched, skipsImpossible: true, ...(charts && { charts }) });
  const firstDeed = steps.findIndex(isDesk);
  const from = firstDeed < 0 || (replay.atStep ?? steps.length) < firstDeed ? 0 : firstDeed;
  const last = replay.violatedBy ? replay.turns.indexOf(replay.violatedBy) + 1 : replay.turns.length;
  const turns = replay.turns.slice(0, last).filter(({ step }) => step >= from);
  const rows: Row[] = [];
  const before = steps.slice(0, from).filter((step) => step.type === 'act');
  if (before.length > 0) rows.push({ type: 'note', text: `Before: ${before.map(({ name }) => name).join(', ')}.` });

  const overtaken = overtakenIn(turns);
  const rowOfEnvelope = new Map<number, number>();
  const rowOfCommand = new Map<string, number>();
  let n = 0;
  let told = from;
  /** What people sent by then, and others were faster. */
  const tellSent = (until: number) => {
    for (; told <= until && told < steps.length; told++) {
      const step = steps[told] as Trace['steps'][number];
      if (step.type !== 'act') continue;
      const key = commandKey(step, told);
      const turn = turns.find((one) => isCommand(one, key));
      if (turn && !overtaken.has(turn.envelope.id)) continue;
      rows.push({ type: 'sent', n: ++n, from: partsOf(step.self).id, label: step.command });
      rowOfCommand.set(key, n);
    }
  };
  for (const turn of turns) {
    tellSent(turn.step);
    const { id, cause, from: sender, to, message } = turn.envelope;
    const sentRow = cause === null ? rowOfCommand.get(commandOf(turn)) : rowOfEnvelope.get(cause);
    const isWrong = turn === replay.violatedBy;
    const sentAt = overtaken.has(id) ? sentRow : undefined;
    rows.push({
      type: 'message',
      n: ++n,
      from: sender,
      to,
      label: message.type,
      isWrong,
      ...(sentAt !== undefined && { sentAt }),
    });
    rowOfEnvelope.set(id, n);
    for (const effect of turn.effects) {
      if (effect.type !== 'answer') continue;
      const refused = 'refused' in effect.answer ? effect.answer.refused : undefined;
      const person = effect.command.slice(0, effect.command.indexOf('/'));
      rows.push({
        type: 'answer',
        from: to,
        to: person,
        label: refused ? `refused: ${refused}` : 'done',
        isRefusal: refused !== undefined,
      });
    }
    if (isWrong && replay.violation) rows.push(broken(replay.violation));
  }
  tellSent(steps.length);
  if (replay.violation && !replay.violatedBy) rows.push(broken(replay.violation));
  return {
    lanes: lanesOf(
      rows,
      steps.filter((step) => step.type === 'act'),
    ),
    rows,
    violation: replay.violation,
  };
}

const broken = ({ property, wrong }: Violation): Row => ({
  type: 'broken',
  text: `${property} does not hold: ${wrong}`,
});
const commandOf = ({ envelope: { message } }: ReplayedTurn) => ('command' in message ? message.command : '');
const isCommand = (turn: ReplayedTurn, key: string) => turn.envelope.cause === null && commandOf(turn) === key;

/** Messages that arrived after one that was sent later. */
function overtakenIn(turns: readonly ReplayedTurn[]): Set<number> {
  const overtaken = new Set<number>();
  let last = 0;
  for (const { envelope } of turns) {
    // A timer that rings is sent when it rings.
    if (envelope.from === envelope.to) continue;
    if (envelope.id < last) overtaken.add(envelope.id);
    last = Math.max(last, envelope.id);
  }
  return overtaken;
}

function lanesOf(rows: readonly Row[], acts: readonly Acted[]): Lane[] {
  const names = namesOf(acts);
  const ids = new Set(rows.flatMap((row) => ('to' in row ? [row.from, row.to] : 'from' in row ? [row.from] : [])));
  const helps = new Set(
    acts.filter(({ self }) => partsOf(self).kind === 'supervisor').map(({ self }) => partsOf(self).id),
  );
  return inLaneOrder(ids, helps).map((id) => ({
    id,
    title: isAddress(id) ? actorNamed(id, names).replace(/^the /, '') : senderNamed(id, names).replace(/^the /, ''),
    isPerson: !isAddress(id),
  }));
}
