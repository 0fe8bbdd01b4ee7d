/** The runner on the model: a planted mistake is found, told with lanes, and repeated by one command. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openLibrary } from '../../harness/language/library.ts';
import { describeFailure } from '../../harness/reports/terminal.ts';
import { run } from '../../harness/runner/run.ts';
import { modelStage } from '../../harness/stages/model.ts';

const folder = mkdtempSync(join(tmpdir(), 'handraise-runner-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
async function play(steps: string, { seed, head = '' }: { seed?: number; head?: string } = {}) {
  const file = join(folder, `${++files}.feature`);
  const setUp = `    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    And Alice asks for assistance on call c1: "Please help"`;
  writeFileSync(file, `Feature: F\n${head}\n  Scenario: S\n${setUp}\n${steps}\n`);
  const { plans, complaints, sites } = openLibrary([file]);
  expect(complaints).toEqual([]);
  const stages = [modelStage()];
  const { results } = await run({ plans, sites, stages, seed, bail: false, atOnce: 1, onResult: () => {} });
  return results[0]!;
}

test('a wrong expectation fails, and says who did and saw what', async () => {
  const result = await play(
    '    When Sue accepts the request on call c1\n    Then Alice sees the request on call c1 waiting',
    { seed: 7 },
  );
  expect(result).toMatchObject({
    status: 'failed',
    seed: 7,
    failure: { expected: 'request waiting', seen: 'request helped', place: { line: 9, column: 10 } },
  });
  const told = describeFailure(result, 100);
  expect(told).toMatch(/ACD +│ Alice +│ Sue/);
  expect(told).toContain('· is shown toast c1.1/sue/1');
  expect(told).toContain('sees c1.1 helped, by sue');
  expect(told).toContain(`npm run scenario -- ${result.id} --on model --seed 7`);
});

test('a refusal that no step expects fails', async () => {
  const result = await play('    When Alice asks anyway on call c1: "Again"\n    Then Sue sees one toast only');
  expect(result.failure?.message).toBe(
    'Alice was refused alreadyActive (asks anyway on c1: "Again"), and no step expects it.',
  );
});

test('what nobody could click fails', async () => {
  const result = await play('    When Alice asks for assistance on call c1: "Again"');
  expect(result.failure?.message).toBe('The Assistance button of c1 is dimmed: alreadyActive.');
});

test('without a duration something must hold at once; with one, domain time passes until it does', async () => {
  const later = '    Given Eve is logged on to Interaction Supervisor\n    Then Eve sees the toast for call c1';
  expect((await play(later)).status).toBe('failed');
  expect((await play(`${later} within 59s`)).status).toBe('failed');
  expect((await play(`${later} within 60s`)).status).toBe('passed');
});

test('the same seed gives the same lanes', async () => {
  const race = `    Given Sam is logged on to Interaction Supervisor
    When at the same time:
      * Sue accepts the request on call c1
      * Sam accepts the request on call c1
    Then Alice sees no request on call c1`;
  const lanes = async (seed: number) =>
    (await play(race, { seed })).failure?.lanes.map(({ who, what }) => `${who} ${what}`);
  expect(await lanes(3)).toEqual(await lanes(3));
  const winners = new Set<string>();
  for (let seed = 1; seed <= 20; seed++) {
    const taken = (await lanes(seed))?.find((line) => line.includes('helps with')) ?? '';
    winners.add(taken);
  }
  expect([...winners].sort()).toEqual(['sam helps with c1.1', 'sue helps with c1.1']);
});

test('a scenario for another stage is not applicable here, and does not count as passed', async () => {
  const result = await play('    Then Sue sees no toast', { head: '  @server:needs-a-process' });
  expect(result).toMatchObject({ status: 'notApplicable', reason: 'needs a process' });
});
