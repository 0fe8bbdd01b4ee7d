/** Expectations that name a property: it must hold of all that happened in the scenario so far. */

import type { Property } from '../../machines/properties/shape.ts';
import type { Violation } from '../../machines/properties/watcher.ts';
import type { Turn } from '../../server/actors/host.ts';
import type { Mismatch } from '../language/vocabulary.ts';
import { expectation } from '../language/vocabulary.ts';
import { Impossible } from '../runner/impossible.ts';
import type { Scene } from '../runner/scene.ts';
import { isOfQuiet, judged, judgeRecord } from '../traces/judged.ts';

const mismatchOf = ({ property, why, wrong }: Violation): Mismatch => ({
  expected: `${property}: ${why}`,
  seen: `${property} does not hold: ${wrong}`,
});

async function hold({ centre }: Scene, properties: readonly Property[]): Promise<Mismatch | undefined> {
  const isQuiet = (centre.deliveries?.inFlight() ?? 0) === 0;
  const [waits] = isQuiet ? [] : properties.filter(isOfQuiet);
  if (waits)
    throw new Impossible(`${waits.name} is judged when nothing is under way: let everything be delivered first.`);
  const turns: Turn[] = [];
  for await (const turn of centre.record()) turns.push(turn);
  const violation = judgeRecord(turns, { properties, charts: centre.charts, isQuiet });
  return violation && mismatchOf(violation);
}

export const propertyExpectations = [
  expectation(
    '{property} holds',
    'That property holds of every turn so far; one about what must be so while nothing is under way is judged now.',
    (scene: Scene, name: string) =>
      hold(
        scene,
        judged.filter((property) => property.name === name),
      ),
  ),
  expectation('every property holds', 'The same of all of them.', (scene: Scene) => hold(scene, judged)),
];
