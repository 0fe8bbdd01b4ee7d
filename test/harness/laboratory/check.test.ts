/** A script is checked as it is written, by the compiler of the command line, without keeping commands waiting. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Checking } from '../../../harness/laboratory/check.ts';
import { openLibrary, shippedSites } from '../../../harness/language/library.ts';
import { harness } from '../../../harness/plugin.ts';
import { stepThemes } from '../../../harness/steps/index.ts';
import type { VocabularyTold } from '../../../machines/laboratory.ts';
import { vocabularyTold } from '../../../machines/laboratory.ts';
import { readSite } from '../../../server/site.ts';
import { temporaryFolder, testServer } from '../../support/server-app.ts';

const site = readSite('scenarios/sites/demo.yaml');

async function quinn(scenarios = temporaryFolder()) {
  const server = await testServer({ site, plugins: [harness], scenarios });
  return { ...server, scenarios, quinn: await server.logOn('quinn', 'qa') };
}
function checking(limits?: ConstructorParameters<typeof Checking>[0]) {
  const made = new Checking(limits);
  onTestFinished(() => made.close());
  return made;
}
const script = (...steps: string[]) =>
  `Feature: F\n\n  Scenario: S\n${steps.map((step) => `    ${step}`).join('\n')}\n`;

describe('what is wrong', () => {
  test('is told with line, column and the nearest that is known, in order, and the scenarios that are there', async () => {
    const { quinn: client } = await quinn();
    const text = script('Given Alise logs off', 'When Sue acepts the request on call c1');
    const { status, body } = await client.post('/api/scenarios/check', { file: 'x.feature', text });
    expect(status).toBe(200);
    expect(body).toEqual({
      complaints: [
        { line: 4, column: 11, message: 'Nobody on the site "small" is called Alise.', nearest: 'Alice' },
        {
          line: 5,
          column: 10,
          message: 'No step says "Sue acepts the request on call c1".',
          nearest: '{person} accepts the request on {interaction}',
        },
      ],
      scenarios: [{ scenario: 'x.feature:3', name: 'S', line: 3 }],
    });
  });

  test('is the same as on the command line', async () => {
    const { quinn: client, scenarios } = await quinn();
    const text = `@R-TAKN\n${script('Given the site "smal"', 'When Alice loggs off', 'Given Alice is on call c1 of suport')}`;
    const path = join(scenarios, 'x.feature');
    writeFileSync(path, text);
    const { body } = await client.post('/api/scenarios/check', { file: 'x.feature', text });
    const told = openLibrary([path]).complaints.map(({ place: { line, column }, ...others }) => ({
      ...{ line, column },
      ...others,
    }));
    expect(told).toHaveLength(4);
    expect(body.complaints).toHaveLength(4);
    expect(body.complaints).toEqual(expect.arrayContaining(told));
  });

  test('is nothing in a script that ships, nor in an empty one', async () => {
    const { quinn: client } = await quinn();
    const { text } = (await client.get('/api/scenarios/files/races.feature')).body;
    const { body } = await client.post('/api/scenarios/check', { file: 'races.feature', text });
    expect(body.complaints).toEqual([]);
    expect(body.scenarios.length).toBeGreaterThan(5);
    expect((await client.post('/api/scenarios/check', { file: 'x.feature', text: '' })).body).toEqual({
      complaints: [],
      scenarios: [],
    });
  });
});

test('sites of the folder count beside its files, for the check, the vocabulary and the command line', async () => {
  const { quinn: client, scenarios } = await quinn();
  const text = script('Given the site "mine"', 'Given Zoe is on call c1 of lounge');
  const asked = { file: 'x.feature', text };
  expect((await client.post('/api/scenarios/check', asked)).body.complaints).toHaveLength(3);
  mkdirSync(join(scenarios, 'sites'));
  const mine =
    'name: Mine\npeople:\n  zoe: { name: Zoe, agent: { showAssistanceButton: true, canRequestAssistanceFromSupervisor: true }, workgroups: [lounge] }\nworkgroups:\n  lounge: { supervisors: [], escalation: [], escalateAfterSeconds: 60, remindEverySeconds: 30, reasons: [], permitted: {} }\n';
  writeFileSync(join(scenarios, 'sites/mine.yaml'), mine);
  expect((await client.post('/api/scenarios/check', asked)).body.complaints).toEqual([]);
  const { body: told } = await client.get('/api/steps?site=mine');
  expect(told.sites).toEqual(['demo', 'mine', 'small', 'two-roles']);
  expect(told.parameters.person.values).toEqual(['Zoe']);
  mkdirSync(join(scenarios, 'group'));
  for (const file of ['x.feature', 'group/y.feature']) writeFileSync(join(scenarios, file), text);
  const library = openLibrary([join(scenarios, 'x.feature'), join(scenarios, 'group/y.feature')]);
  expect(library.complaints).toEqual([]);
  expect(library.plans.map((plan) => plan.site)).toEqual(['mine', 'mine']);
  writeFileSync(join(scenarios, 'sites/mine.yaml'), 'nam: Mine\n');
  const { body } = await client.post('/api/scenarios/check', asked);
  expect(body.complaints[0].message).toContain('The site is wrong');
  expect((await client.get('/api/steps?site=mine')).body.code).toBe('inconsistent');
});

describe('checking keeps nobody waiting', () => {
  /** Every row of the outline is as many steps. */
  const heavy = `Feature: F\n  Scenario Outline: S\n${'    Given <a> logs off\n'.repeat(1_000)}    Examples:\n      | a |\n${'      | Sue |\n'.repeat(1_500)}`;
  const asked = (text: string) => ({ file: 'x.feature', text, sites: [shippedSites] });

  test('a script that takes too long is given up, and the next one is checked as ever', async () => {
    expect(heavy.length).toBeLessThan(60_000);
    const impatient = checking({ timeMs: 300 });
    await expect(impatient.check(asked(heavy))).rejects.toMatchObject({ code: 'overloaded' });
    const patient = checking();
    const { complaints } = await patient.check(asked(script('Given Alise logs off')));
    expect(complaints).toHaveLength(1);
  });

  test('after the thread was given up another one answers', async () => {
    const made = checking({ waiting: 1 });
    const gone = made.check(asked(heavy));
    expect(() => made.check(asked(heavy))).toThrow('overloaded');
    await expect(gone).rejects.toMatchObject({ code: 'overloaded' });
    const { complaints } = await made.check(asked(script('Given Alise logs off')));
    expect(complaints).toHaveLength(1);
  }, 60_000);

  test('of very many mistakes the first two hundred are told', async () => {
    const text = script(...Array.from({ length: 900 }, (_, n) => `Given nobody ever said ${n}`));
    const { complaints } = await checking().check(asked(text));
    expect(complaints).toHaveLength(200);
    expect(complaints[0]?.line).toBe(4);
  });
});

describe('the vocabulary', () => {
  test('has every step that there is, in the groups of the reference', async () => {
    const { quinn: client } = await quinn();
    const told: VocabularyTold = (await client.get('/api/steps')).body;
    expect(vocabularyTold.safeParse(told).success).toBe(true);
    expect([...new Set(told.steps.map(({ group }) => group))]).toEqual(Object.keys(stepThemes));
    expect(told.steps).toHaveLength(Object.values(stepThemes).flat().length);
    expect(told.tags).toEqual(expect.arrayContaining(['@R-TAKEN', '@model']));
  });

  test('has every word in braces, each with an example that a script may say', async () => {
    const { quinn: client } = await quinn();
    const told: VocabularyTold = (await client.get('/api/steps?site=demo')).body;
    const words = told.steps.flatMap(({ expression }) =>
      [...expression.matchAll(/\{(.*?)\}/g)].map(([, name]) => name!),
    );
    expect(Object.keys(told.parameters)).toEqual(expect.arrayContaining([...new Set(words)]));
    expect(told.parameters.person?.values).toContain('Sue');
    expect(told.parameters.workgroup?.values).toContain('bookings');
    expect(told.parameters.duration).toEqual({ about: expect.any(String), values: [], example: '2s' });
  });
});
