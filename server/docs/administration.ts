/** What the reference says of the routes by which the site is changed: an example of each body, and what may be refused. */
import type { RefusalCode } from '../../machines/refusals.ts';

interface Described {
  /** Name of the operation. */
  id: string;
  body?: object;
  /** Beside those of the edge, which go without saying. */
  refusals?: readonly RefusalCode[];
}

const change = ['outdated', 'inconsistent', 'commandIdReused', 'tooLarge'] as const;
const rights = { showAssistanceButton: true, canRequestAssistanceFromSupervisor: true };
const prefix = '/api/administration';

const described: Record<string, Described> = {
  'get /site': { id: 'getWholeSite' },
  'put /site': { id: 'renameSite', body: { version: 1, value: { name: 'Northwind Travel' } }, refusals: change },
  'put /people/:person': {
    id: 'putPerson',
    body: { version: 0, value: { name: 'Alice Adams', agent: rights, workgroups: ['support'] } },
    refusals: [...change, 'stillNamed', 'lastAdministrator'],
  },
  'delete /people/:person': {
    id: 'removePerson',
    refusals: [...change, 'unknownPerson', 'stillNamed', 'lastAdministrator'],
  },
  'put /people/:person/password': {
    id: 'putPassword',
    body: { version: 17, password: 'correct horse battery staple' },
    refusals: [...change, 'unknownPerson', 'lastAdministrator'],
  },
  'put /workgroups/:workgroup': {
    id: 'putWorkgroup',
    body: {
      version: 0,
      value: {
        supervisors: ['sue', 'sam'],
        escalation: ['eve'],
        escalateAfterSeconds: 60,
        remindEverySeconds: 30,
        reasons: [{ id: 'refund', label: 'Refund above my limit' }],
        permitted: { email: ['connected'] },
      },
    },
    refusals: change,
  },
  'delete /workgroups/:workgroup': { id: 'removeWorkgroup', refusals: [...change, 'stillNamed'] },
  'put /services/:service': {
    id: 'putService',
    body: { version: 0, value: { scopes: ['acd'] }, newToken: true },
    refusals: change,
  },
  'delete /services/:service': { id: 'removeService', refusals: change },
  'get /changes': { id: 'listChanges' },
  'get /export': { id: 'exportSite' },
  'post /import': {
    id: 'importSite',
    body: { text: 'name: Northwind Travel\npeople: {}\nworkgroups: {}\n', dryRun: true },
    refusals: [...change, 'lastAdministrator'],
  },
};

/** Undefined for a route that does not administer. `url` as the route or as the reference writes it. */
export function administrationRoute(method: string, url: string): Described | undefined {
  if (!url.startsWith(prefix)) return undefined;
  return described[`${method.toLowerCase()} ${url.slice(prefix.length).replace(/\{(\w+)\}/g, ':$1')}`];
}
