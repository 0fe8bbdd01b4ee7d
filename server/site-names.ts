/** Whether the names in a site file fit together: workgroups name supervisors, agents name workgroups, reasons are told apart. */
import * as z from 'zod/mini';
import { hint } from './nearest.ts';
import type { Mistake } from './site-mistakes.ts';

const names = z.catch(z.array(z.string()), []);
const people = z.catch(
  z.record(
    z.string(),
    z.catch(
      z.object({ agent: z.optional(z.unknown()), supervisor: z.optional(z.unknown()), workgroups: z.optional(names) }),
      {
        agent: undefined,
        supervisor: undefined,
      },
    ),
  ),
  {},
);
const reasons = z.catch(z.array(z.catch(z.object({ id: z.optional(z.string()) }), {})), []);
const workgroups = z.catch(
  z.record(z.string(), z.catch(z.object({ supervisors: names, escalation: names, reasons }), emptyGroup)),
  {},
);
function emptyGroup() {
  return { supervisors: [], escalation: [], reasons: [] };
}

/** As much of a site as can be read although something else in it is wrong. */
const roughSite = z.catch(z.object({ people, workgroups }), { people: {}, workgroups: {} });
type RoughSite = z.infer<typeof roughSite>;

export function misnamed(written: unknown): Mistake[] {
  const site = roughSite.parse(written);
  return [...strangers(site), ...unknownWorkgroups(site), ...reasonsTwice(site)];
}

/** Workgroups may name only people who are supervisors. */
function strangers({ people, workgroups }: RoughSite): Mistake[] {
  const known = Object.keys(people).filter((person) => people[person]?.supervisor === true);
  return Object.entries(workgroups).flatMap(([workgroup, settings]) =>
    (['supervisors', 'escalation'] as const).flatMap((list) =>
      settings[list].flatMap((person, n): Mistake[] => {
        const path = ['workgroups', workgroup, list, n];
        if (!Object.hasOwn(people, person)) {
          return [{ path, at: 'value', says: `nobody here is called '${person}'${hint(person, known)}` }];
        }
        if (known.includes(person)) return [];
        return [{ path, at: 'value', says: `'${person}' is no supervisor: people.${person} needs supervisor: true` }];
      }),
    ),
  );
}

/** Only agents work for workgroups, and only for those that there are. */
function unknownWorkgroups({ people, workgroups }: RoughSite): Mistake[] {
  const known = Object.keys(workgroups);
  return Object.entries(people).flatMap(([person, about]): Mistake[] => {
    if (!about.workgroups) return [];
    const path = ['people', person, 'workgroups'];
    if (about.agent === undefined) {
      return [{ path, at: 'key', says: `'${person}' is no agent: workgroups name their supervisors themselves` }];
    }
    return about.workgroups.flatMap((workgroup, n): Mistake[] =>
      Object.hasOwn(workgroups, workgroup)
        ? []
        : [{ path: [...path, n], at: 'value', says: `there is no workgroup '${workgroup}'${hint(workgroup, known)}` }],
    );
  });
}

function reasonsTwice({ workgroups }: RoughSite): Mistake[] {
  return Object.entries(workgroups).flatMap(([workgroup, { reasons }]) =>
    reasons.flatMap(({ id }, n): Mistake[] => {
      const isTwice = id !== undefined && reasons.findIndex((other) => other.id === id) < n;
      const path = ['workgroups', workgroup, 'reasons', n, 'id'];
      return isTwice ? [{ path, at: 'value', says: `the reason '${id}' is there twice` }] : [];
    }),
  );
}
