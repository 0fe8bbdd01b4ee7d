/** What comes about sooner or later, as long as messages keep being delivered. */
import { partsOfToast } from '../names.ts';
import { eligibleNow } from './quiet.ts';
import type { Property, World } from './shape.ts';
import { actorAt, actorsOf, isSeeking } from './shape.ts';

const promise = (name: string, why: string, owed: (world: World) => string[]): Property => ({
  name,
  why,
  expectation: 'leadsTo',
  over: 'state',
  owed,
});

export const promises: readonly Property[] = [
  promise('E-ANSWERED', 'Every command is answered.', (world) => [
    ...actorsOf(world, 'agent').flatMap((one) => Object.keys(one.context.asks)),
    ...actorsOf(world, 'interaction').flatMap((one) => (one.context.asking ? [one.context.asking.command] : [])),
    ...actorsOf(world, 'request').flatMap((one) => [
      ...one.context.owed,
      ...(one.context.endedBy ? [one.context.endedBy] : []),
    ]),
  ]),
  promise('E-CLOSED', 'After an accept all other toasts close.', (world) =>
    actorsOf(world, 'supervisor')
      .flatMap((one) => Object.keys(one.context.toasts))
      .filter((toast) => {
        const request = actorAt(world, 'request', partsOfToast(toast).request);
        return request !== undefined && !isSeeking(request);
      }),
  ),
  promise('E-ASK-AGAIN', 'After done the interaction is free for another request, unless it ended.', (world) =>
    actorsOf(world, 'request')
      .filter((one) => one.is('done.closing'))
      .map((one) => one.id),
  ),
  promise(
    'E-ALERTED',
    'A request that seeks help is shown to somebody, if there is somebody who has not ignored it.',
    (world) =>
      actorsOf(world, 'request')
        .filter(isSeeking)
        .filter((request) => {
          const people = eligibleNow(world, request).filter((person) => !request.context.ignored.includes(person));
          const shownTo = (person: string) =>
            Object.values(actorAt(world, 'supervisor', person)?.context.toasts ?? {}).some(
              (toast) => toast.request === request.id,
            );
          return people.length > 0 && !people.some(shownTo);
        })
        .map((request) => request.id),
  ),
];
