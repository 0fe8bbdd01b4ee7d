/** Each property has a world in which a small fault violates it, found by exploration; and its 1-minimal counterexample. */
import { describe, expect, it } from 'vitest';
import { explore } from '../../../harness/explorer/explore.ts';
import { minimalOf } from '../../../harness/explorer/minimal.ts';
import { traceOf } from '../../../harness/explorer/told.ts';
import { catalogue, worldNamed } from '../../../harness/explorer/worlds/index.ts';
import { findingOf } from '../../../harness/traces/finding.ts';
import { properties } from '../../../machines/properties.ts';
import { propertyMutants } from '../../support/property-mutants.ts';

/** People's and timer steps that a counterexample may have. */
const stepsMax = 10;
/** Lines of its script. */
const linesMax = 30;

it('the table has a fault for every property that must hold', () => {
  const wanted = properties.filter(({ expectation }) => expectation !== 'sometimes').map(({ name }) => name);
  expect(wanted.filter((name) => !propertyMutants.some(({ property }) => property === name))).toEqual([]);
});

it('every `sometimes` is reached in a small world, and asked for there', () => {
  const wanted = properties.filter(({ expectation }) => expectation === 'sometimes').map(({ name }) => name);
  const asked = catalogue.filter(({ size }) => size === 'small').flatMap(({ make }) => make().reaches ?? []);
  expect(wanted.filter((name) => !asked.includes(name))).toEqual([]);
});

describe('a fault is found, and told by a short script that only the fault fails', () => {
  it.each(propertyMutants.map((mutant) => [mutant.property, mutant.name, mutant] as const))(
    '%s: %s',
    async (property, _, { world: name, plant }) => {
      const charts = plant();
      const world = worldNamed(name, { charts, properties: [property] });
      const { counterexample } = explore(world);
      expect(counterexample?.property).toBe(property);
      const minimal = minimalOf(world, counterexample!);
      expect(minimal.isProved).toBe(true);
      expect(minimal.steps).toBeLessThanOrEqual(stepsMax);
      expect(minimal.counterexample.property).toBe(property);
      // A script that did not fail on the fault, or not pass without it, would not be given.
      const { text, says } = await findingOf(traceOf(world, minimal.counterexample)!, { charts });
      expect(says).toBeUndefined();
      expect(text?.split('\n').length).toBeLessThanOrEqual(linesMax);
    },
    60_000,
  );
});
