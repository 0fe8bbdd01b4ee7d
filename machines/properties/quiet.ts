/** What holds when no message is under way: all who take part agree. */

import type { ActorState } from '../index.ts';
import { interactionOf, partsOf, toastId } from '../names.ts';
import { project } from '../projection.ts';
import { canonical } from '../records.ts';
import { summaryOf } from '../seeking.ts';
import type { Actor, Property, World } from './shape.ts';
import { actorAt, actorsOf, isOpen, isSeeking, sameMembers } from './shape.ts';

const quietly = (name: string, why: string, check: (world: World) => string | undefined): Property => ({
  name,
  why,
  expectation: 'quiet',
  over: 'state',
  check: (world) => (world.isQuiet ? check(world) : undefined),
});

/** Who is eligible for a request now, as the workgroup itself has it. */
export function eligibleNow(world: World, { context }: Actor<'request'>): string[] {
  const group = actorAt(world, 'workgroup', context.workgroup)?.context;
  if (!group) return [];
  const asked = context.escalated ? [...group.supervisors, ...group.escalation] : group.supervisors;
  return [...new Set(asked)].filter((person) => group.supervising.includes(person) && person !== context.agent);
}
const isSupervising = (world: World, person: string) =>
  actorAt(world, 'supervisor', person)?.is('known.loggedOn.supervising') ?? false;

export const quiet: readonly Property[] = [
  quietly(
    'Q-TOASTS',
    'Shown: each request that seeks help, to each eligible supervisor who has not ignored it.',
    (world) => {
      const wanted = actorsOf(world, 'request')
        .filter(isSeeking)
        .flatMap((request) =>
          eligibleNow(world, request)
            .filter((person) => !request.context.ignored.includes(person))
            .map((person) => toastId(request.id, person, request.context.showings[person] ?? 0)),
        );
      const shown = actorsOf(world, 'supervisor').flatMap((one) => Object.keys(one.context.toasts));
      return sameMembers(wanted, shown)
        ? undefined
        : `shown: ${shown.join(', ') || 'none'}; due: ${wanted.join(', ') || 'none'}`;
    },
  ),
  quietly('Q-SHOWINGS', 'A request has open showings only while it seeks help, and each is on a desk.', (world) => {
    const shown = new Set(actorsOf(world, 'supervisor').flatMap((one) => Object.keys(one.context.toasts)));
    for (const request of actorsOf(world, 'request')) {
      for (const [person, showing] of Object.entries(request.context.showings)) {
        const toast = toastId(request.id, person, showing);
        if (!isSeeking(request) || !shown.has(toast)) return `${toast} is in the books and on no desk`;
      }
    }
    return undefined;
  }),
  quietly('Q-ATTENDED', 'Attended: the responsible supervisor is supervising and knows it.', (world) => {
    for (const request of actorsOf(world, 'request').filter((one) => one.is('open.helping.attended'))) {
      const person = request.context.responsible;
      if (!person) return `${request.id} is attended by nobody`;
      const knows = request.id in (actorAt(world, 'supervisor', person)?.context.helping ?? {});
      if (!isSupervising(world, person) || !knows) return `${person} does not know of helping with ${request.id}`;
    }
    return undefined;
  }),
  quietly('Q-HELPING', 'Who thinks they help are exactly the helpers of the request.', (world) => {
    const think = actorsOf(world, 'supervisor').flatMap((one) =>
      Object.keys(one.context.helping).map((id) => `${one.id} ${id}`),
    );
    const are = actorsOf(world, 'request').flatMap((request) =>
      request.context.helpers.map((person) => `${person} ${request.id}`),
    );
    return sameMembers(think, are)
      ? undefined
      : `think: ${think.join(', ') || 'none'}; are: ${are.join(', ') || 'none'}`;
  }),
  quietly('Q-DIALOG', 'A dialog shows the state of its request, also while its agent is logged off.', (world) => {
    const open = actorsOf(world, 'request').filter(isOpen);
    for (const request of open) {
      const dialog = actorAt(world, 'agent', request.context.agent)?.context.dialogs[interactionOf(request.id)];
      const state = request.is('open.waiting')
        ? 'waiting'
        : request.is('open.helping.attended')
          ? 'helped'
          : 'unattended';
      if (dialog?.request !== request.id || dialog.state !== state || dialog.by !== request.context.responsible) {
        return `${request.id} is ${state}, its dialog shows ${dialog ? `${dialog.request} ${dialog.state}` : 'nothing'}`;
      }
    }
    const dialogs = actorsOf(world, 'agent').flatMap((one) =>
      Object.values(one.context.dialogs).map((dialog) => dialog.request),
    );
    return sameMembers(
      dialogs,
      open.map((request) => request.id),
    )
      ? undefined
      : `dialogs without a request: ${dialogs.join(', ')}`;
  }),
  quietly('Q-ASKS', 'No agent waits for an ask that was answered.', (world) => {
    const waiting = actorsOf(world, 'agent').find((one) => Object.keys(one.context.asks).length > 0);
    return waiting && `${waiting.id} still waits for ${Object.keys(waiting.context.asks).join(', ')}`;
  }),
  quietly('Q-REACH', 'The reach shown is the reach there is.', (world) => {
    for (const request of actorsOf(world, 'request').filter(isSeeking)) {
      const people = eligibleNow(world, request);
      const all = people.every((person) => request.context.ignored.includes(person));
      const reach = people.length === 0 ? 'nobody' : all ? 'ignored' : 'asked';
      const shown = actorAt(world, 'agent', request.context.agent)?.context.dialogs[interactionOf(request.id)];
      if (request.context.reach !== reach || shown?.reach !== reach || shown.escalated !== request.context.escalated) {
        return `${request.id} reaches ${reach}, shown is ${shown?.reach ?? 'nothing'}`;
      }
    }
    return undefined;
  }),
  quietly('Q-ESCALATED', 'A request that everyone ignored, or that reaches nobody, is escalated.', (world) => {
    const wrong = actorsOf(world, 'request').find(
      (one) => isSeeking(one) && one.context.reach !== 'asked' && !one.context.escalated,
    );
    return wrong && `${wrong.id} reaches ${wrong.context.reach} and is not escalated`;
  }),
  quietly('Q-CLOSING', 'Nothing stays closing.', (world) => {
    const wrong = actorsOf(world, 'request').find((one) => one.is('done.closing'));
    return wrong && `${wrong.id} is still closing`;
  }),
  quietly('Q-FREE', 'Nothing stays opening or ending.', (world) => {
    const wrong = actorsOf(world, 'interaction').find(
      (one) => one.is('present.assistance.opening') || one.is('present.assistance.ending'),
    );
    return wrong && `${wrong.id} is neither free nor active`;
  }),
  quietly('Q-ROSTER', "A workgroup's subscribers are its live requests.", (world) => {
    const subscribed = actorsOf(world, 'workgroup').flatMap((one) => Object.keys(one.context.requests));
    const live = actorsOf(world, 'request')
      .filter(isOpen)
      .map((one) => one.id);
    return sameMembers(subscribed, live)
      ? undefined
      : `subscribed: ${subscribed.join(', ') || 'none'}; live: ${live.join(', ') || 'none'}`;
  }),
  quietly('Q-LIST', "A workgroup's lists show its requests, agents and interactions as they are.", (world) => {
    for (const group of actorsOf(world, 'workgroup')) {
      const { requests, agents, interactions } = group.context;
      const isIn = (actor: { context: { workgroup: string } }) => actor.context.workgroup === group.id;
      const wanted = [
        ...actorsOf(world, 'request')
          .filter((one) => isOpen(one) && isIn(one))
          .map((one) => [one.id, summaryOf(one.context)]),
        ...actorsOf(world, 'agent')
          .filter((one) => one.context.workgroups.includes(group.id))
          .map((one) => [one.id, { loggedOn: one.is('known.loggedOn') }]),
        ...actorsOf(world, 'interaction')
          .filter((one) => isIn(one) && !one.is('present.conversation.disconnected'))
          .map(({ id, value, context: { owner, media } }) => [
            id,
            { owner, media, conversation: conversationOf(value) },
          ]),
      ];
      const listed = [requests, agents, interactions].flatMap((list) => Object.entries(list));
      if (!sameMembers(wanted.map(canonical), listed.map(canonical))) {
        return `${group.id} lists ${canonical(listed)}, there is ${canonical(wanted)}`;
      }
    }
    return undefined;
  }),
  quietly('Q-PRESENCE', 'Who a workgroup thinks is supervising, is.', (world) => {
    for (const group of actorsOf(world, 'workgroup')) {
      const there = actorsOf(world, 'supervisor')
        .filter((one) => one.is('known.loggedOn.supervising') && one.context.workgroups.includes(group.id))
        .map((one) => one.id);
      if (!sameMembers(group.context.supervising, there))
        return `${group.id} has ${group.context.supervising.join(', ') || 'nobody'}`;
    }
    return undefined;
  }),
  quietly('Q-NO-ORPHAN', 'No active request on an interaction that has ended.', (world) => {
    const wrong = actorsOf(world, 'request').find(
      (one) => isOpen(one) && actorAt(world, 'interaction', interactionOf(one.id))?.is('present.assistance.closed'),
    );
    return wrong && `${wrong.id} is active on an interaction that has ended`;
  }),
  quietly('Q-VIEW', 'What a client folds from feed events equals the projection of the chart.', (world) => {
    if (!world.folded) return undefined;
    for (const [address, state] of world.actors) {
      if (state.value === 'absent') continue;
      const folded = world.folded(address);
      const projected = project(partsOf(address as never).kind, state);
      if (!isAlike(folded, projected)) {
        return `${address}: folded ${canonical(folded)}, projected ${canonical(projected)}`;
      }
    }
    return undefined;
  }),
];

const conversationOf = (value: ActorState['value']) => {
  const present = typeof value === 'object' ? value.present : undefined;
  return typeof present === 'object' ? present.conversation : undefined;
};

/** Whether two are equal as JSON, whatever order their keys came in. */
function isAlike(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!a || !b || typeof a !== 'object' || typeof b !== 'object' || Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  for (const key in left) if (!isAlike(left[key], right[key])) return false;
  for (const key in right) if (right[key] !== undefined && left[key] === undefined) return false;
  return true;
}
