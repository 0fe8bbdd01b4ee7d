import { expect, test } from 'vitest';
import { memoryHost } from '../../server/actors/memory-host.ts';
import { siteArrivals } from '../../server/directory/arrivals.ts';
import { seed } from '../../server/seed.ts';
import { applicationsOf, parseSite, readSite, SiteError } from '../../server/site.ts';

const mistakes = (text: string): readonly string[] => {
  try {
    parseSite(text, 'site.yaml');
  } catch (error) {
    if (error instanceof SiteError) return error.mistakes;
    throw error;
  }
  return [];
};

const good = `name: Here
people:
  sue: { name: Sue, supervisor: true }
  bob: { name: Bob, agent: { showAssistanceButton: true, canRequestAssistanceFromSupervisor: true } }
workgroups:
  support:
    supervisors: [sue]
    escalation: []
    escalateAfterSeconds: 60
    remindEverySeconds: 30
`;

test('a good site has no mistakes', () => {
  expect(mistakes(good)).toEqual([]);
});

test.each([
  ['an unknown supervisor', ['[sue]', '[sue, seu]'], "7:24: nobody here is called 'seu' (nearest match 'sue'?)"],
  ['an agent as a supervisor', ['[sue]', '[bob]'], "7:19: 'bob' is no supervisor: people.bob needs supervisor: true"],
  [
    'a mistyped setting',
    ['escalation:', 'escalations:'],
    "8:5: 'escalations' is no setting here (nearest match 'escalation'?)",
  ],
  ['a missing setting', ['    remindEverySeconds: 30\n', ''], "6:3: 'remindEverySeconds' must be a number"],
  ['a text for a number', ['60', 'soon'], "9:27: 'escalateAfterSeconds' must be a number"],
  ['a fraction', ['60', '0.5'], "9:27: 'escalateAfterSeconds' must be a whole number"],
  ['a number too small', ['60', '0'], "9:27: 'escalateAfterSeconds' must be at least 1"],
  ['a list that is none', ['[sue]', 'sue'], "7:18: 'supervisors' must be a list"],
  ['an id that is none', ['  bob:', '  b.b:'], "4:3: 'b.b': an id is 1 to 64 of A-Z a-z 0-9 _ @ -"],
  [
    'a password in plain text',
    ['Sue,', 'Sue, password: horse,'],
    "3:31: 'password': a password is scrypt:<salt>:<hash>, never plain text",
  ],
  ['the same person twice', ['  bob:', '  sue:'], '4:3: map keys must be unique'],
  [
    'broken YAML',
    ['[sue]', '[sue'],
    '8:5: flow sequence in block collection must be sufficiently indented and end with a ]',
  ],
])('%s is found by line and column', (_, [from, to], expected) => {
  expect(mistakes(good.replace(from!, to!))).toContain(`site.yaml:${expected}`);
});

test('all mistakes are told at once, in the order of the file', () => {
  const lines = mistakes(good.replace('name: Sue', 'name: 7').replace('[sue]', '[seu]').replace('60', '0'));
  expect(lines.map((line) => line.split(': ')[0])).toEqual(['site.yaml:3:16', 'site.yaml:7:19', 'site.yaml:9:27']);
});

test('an empty file and one that is not there are mistakes too', () => {
  expect(mistakes('')).toEqual(["site.yaml:1:1: 'site' must be a section"]);
  expect(() => readSite('no/such.yaml')).toThrow('no/such.yaml:1:1: cannot be read: ENOENT');
});

test.each(['small', 'demo'])('the site %s is good', (name) => {
  expect(siteArrivals(readSite(`scenarios/sites/${name}.yaml`)).length).toBeGreaterThan(5);
});

test('who may log on with what', () => {
  const { people } = readSite('scenarios/sites/demo.yaml');
  expect(applicationsOf(people.alice!)).toEqual(['client']);
  expect(applicationsOf(people.sue!)).toEqual(['supervisor', 'businessManager']);
  expect(applicationsOf(people.farid!)).toEqual(['client', 'supervisor', 'businessManager']);
});

test('aliases that would make far more of a file than was written are refused, as what they are', () => {
  const rights = 'agent: { showAssistanceButton: true, canRequestAssistanceFromSupervisor: true }';
  const people = Array.from({ length: 200 }, (_, n) => `  p${n}: *first`).join('\n');
  const site = `name: Many\npeople:\n  first: &first { name: First, ${rights} }\n${people}\nworkgroups: {}\n`;
  expect(() => parseSite(site)).toThrow('site.yaml:1:1: repeats itself by too many aliases.');
});

test('a site seeds an empty database once, and never one that is in use', async () => {
  const host = memoryHost();
  const site = readSite('scenarios/sites/small.yaml');
  expect(await seed(host, site)).toBe('seeded');
  const turns = host.turns.length;
  expect(await seed(host, site)).toBe('kept');
  const changed = { ...site, workgroups: {} };
  await host.send({ user: 'sue', id: 'x', self: 'supervisor/sue', type: 'alerts', body: { pop: false, sound: false } });
  expect(await seed(host, changed)).toBe('kept');
  expect(host.turns.length).toBe(turns + 1);
});

test('an agent is in the lists of its workgroups before it ever logs on', async () => {
  const host = memoryHost();
  await seed(host, readSite('scenarios/sites/demo.yaml'));
  const refunds = (await host.peek('workgroup/refunds'))?.context as { agents: Record<string, unknown> };
  expect(refunds.agents).toMatchObject({ carla: { loggedOn: false }, deepak: { loggedOn: false } });
});

test('seeding that was broken off goes on where it was', async () => {
  const host = memoryHost();
  const site = readSite('scenarios/sites/small.yaml');
  for (const arrival of siteArrivals(site).slice(0, 3)) await host.send(arrival);
  expect(await seed(host, site)).toBe('seeded');
  expect(await host.peek('workgroup/support')).toBeDefined();
});
