/**
 * A run as a list of choices among what may happen, each by its kind and a number: whatever list it is, it can be played in any
 * world, so that a shorter one can too. Knows nothing of any domain.
 */
import fc from 'fast-check';
import type { Course, Offer } from '../explorer/course.ts';
import { isFault } from '../explorer/course.ts';
import type { Step } from '../explorer/path.ts';

/**
 * `deliver`: a message that is under way arrives. `act`: somebody does something. `fire`: a timer rings. `lose`: a fault.
 * `settle`: whatever is under way arrives, until nothing is.
 */
export type Choice =
  | { kind: 'deliver' | 'fire' | 'lose'; which: number }
  | { kind: 'act'; what: number; which: number }
  | { kind: 'settle' }
  /** What an earlier run did, if it can be done here. */
  | { kind: 'same'; step: Step };

/** Things of one kind from which a choice chooses; more than there ever are. */
const whichMax = 1_000;
const chosen = (kind: 'deliver' | 'fire' | 'lose') => fc.record({ kind: fc.constant(kind), which: fc.nat(whichMax) });

const choice: fc.Arbitrary<Choice> = fc.oneof(
  { weight: 40, arbitrary: chosen('deliver') },
  {
    weight: 25,
    arbitrary: fc.record({ kind: fc.constant('act' as const), what: fc.nat(whichMax), which: fc.nat(whichMax) }),
  },
  { weight: 1, arbitrary: fc.constant<Choice>({ kind: 'settle' }) },
  { weight: 1, arbitrary: chosen('fire') },
  { weight: 1, arbitrary: chosen('lose') },
);

/** Lists of up to so many choices. */
export const choices = (lengthMax: number): fc.Arbitrary<Choice[]> =>
  fc.array(choice, { minLength: 1, maxLength: lengthMax, size: 'max' });

/** What one `settle` may deliver; a world in which messages breed for ever never settles. */
const settleMax = 2_000;

/** What a choice comes to, one after the other; nothing if there is nothing of that kind. */
export function* offersFor(course: Course, choice: Choice): Generator<Offer> {
  if (choice.kind === 'same') {
    const offer = course.offerOf(choice.step);
    if (offer) yield offer;
    return;
  }
  if (choice.kind !== 'settle') {
    const among = choice.kind === 'act' ? groupOf(course, choice.what) : course.offers.filter(isOf[choice.kind]);
    const offer = among[choice.which % among.length];
    if (offer) yield offer;
    return;
  }
  for (let n = 0; n < settleMax && !course.isQuiet; n++) {
    const arriving = course.offers.filter(isOf.deliver);
    if (arriving.length === 0) return;
    // Each in turn, so that nothing waits for ever behind what comes again and again.
    yield arriving[n % arriving.length]!;
  }
}

const isOf: Record<Exclude<Choice['kind'], 'settle' | 'same'>, (offer: Offer) => boolean> = {
  deliver: ({ type }) => type === 'deliver',
  lose: (offer) => offer.type === 'lose' || isFault(offer),
  fire: (offer) => offer.type === 'happen' && offer.happening.type === 'fire',
  act: (offer) => offer.type === 'happen' && offer.happening.type === 'act' && !isFault(offer),
};

/** Deeds that spend the same; what may be done often is done more often. */
function groupOf(course: Course, what: number): readonly Offer[] {
  const groups = new Map<string, { offers: Offer[]; weight: number }>();
  let total = 0;
  for (const offer of course.offers) {
    if (offer.type !== 'happen' || !isOf.act(offer)) continue;
    let group = groups.get(offer.spends);
    if (!group) {
      const address = course.successors.cores.actors.addresses[offer.slot]!;
      group = { offers: [], weight: Math.min(whichMax, course.world.budget(address)[offer.spends] ?? 1) };
      groups.set(offer.spends, group);
      total += group.weight;
    }
    group.offers.push(offer);
  }
  let left = what % Math.max(1, total);
  for (const { offers, weight } of groups.values()) {
    if (left < weight) return offers;
    left -= weight;
  }
  return [];
}
