/** Sites of every shape that fit together. */
import fc from 'fast-check';
import { medias } from '../../../machines/commands.ts';
import type { Site, SitePerson, SiteService, SiteWorkgroup } from '../../../server/site.ts';

const ids = ['a', 'b', 'C-3', 'd_4', 'e@5', 'f', '7', '8'] as const;
const workgroupIds = ['support', 'billing', '12', 'x-1'] as const;
/** What YAML would take for something else if it were not quoted. */
const odd = [
  'true',
  '~',
  '0x1F',
  'no',
  ' leading',
  'a: b',
  '# c',
  '"quoted"',
  'line\nbreak',
  '\u0000',
  '🙂',
  '- x',
  '1e3',
  '{',
];
const name = fc.oneof(fc.constantFrom(...odd), fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }));
const seconds = fc.integer({ min: 1, max: 86_400 });
const secret = (of: string, length: number) =>
  fc.array(fc.constantFrom(...of), { minLength: length, maxLength: length }).map((letters) => letters.join(''));
const hex = secret('0123456789abcdef', 64);
const password = fc.tuple(secret('AZaz09_-', 22), secret('AZaz09_-', 43)).map(([salt, key]) => `scrypt:${salt}:${key}`);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
/** Without keys that are undefined. */
const bare = <Value extends object>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

const rights = fc.record({ showAssistanceButton: fc.boolean(), canRequestAssistanceFromSupervisor: fc.boolean() });

export const anySite: fc.Arbitrary<Site> = fc
  .record({ people: fc.subarray([...ids]), groups: fc.subarray([...workgroupIds]), supervisors: fc.subarray([...ids]) })
  .chain(({ people, groups, supervisors }) => {
    const helping = people.filter((id) => supervisors.includes(id));
    const person = (id: string): fc.Arbitrary<SitePerson> =>
      fc
        .record({
          name,
          password: maybe(password),
          roles: maybe(fc.subarray(['administrator' as const, 'transcripts' as const])),
          agent: maybe(rights),
          workgroups: maybe(fc.subarray(groups)),
        })
        .map(
          ({ workgroups, ...about }) =>
            bare({
              ...about,
              ...((helping as string[]).includes(id) && { supervisor: true as const }),
              ...(about.agent && { workgroups }),
            }) as SitePerson,
        );
    const group: fc.Arbitrary<SiteWorkgroup> = fc
      .record({
        supervisors: fc.subarray(helping),
        escalation: fc.subarray(helping),
        escalateAfterSeconds: seconds,
        remindEverySeconds: seconds,
        reasons: maybe(
          fc.uniqueArray(fc.record({ id: fc.constantFrom(...ids), label: name }), {
            selector: ({ id }) => id,
            maxLength: 4,
          }),
        ),
        permitted: maybe(
          fc.dictionary(
            fc.constantFrom(...medias),
            fc.subarray(['connected' as const, 'held' as const, 'parked' as const]),
            { maxKeys: 3 },
          ),
        ),
      })
      .map((settings) => bare(settings) as SiteWorkgroup);
    const service: fc.Arbitrary<SiteService> = fc
      .record({
        token: maybe(hex.map((digits) => `sha256:${digits}`)),
        scopes: fc.subarray(['acd' as const, 'administrator' as const, 'transcripts' as const]),
      })
      .map((about) => bare(about) as SiteService);
    return fc.record({
      name,
      people: fc.record(Object.fromEntries(people.map((id) => [id, person(id)]))),
      workgroups: fc.record(Object.fromEntries(groups.map((id) => [id, group]))),
      services: fc.dictionary(fc.constantFrom('acd', 'crm', '9'), service),
    });
  })
  .map((site) => JSON.parse(JSON.stringify(site)) as Site);
