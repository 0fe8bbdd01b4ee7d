/**
 * What the reference says that no route says by itself: names for operations, who may call them, the headers of limits and
 * of repetition, and the socket, which is no ordinary request.
 */
import type { Role } from '../../machines/commands.ts';
import { commands, isCommandType } from '../../machines/commands.ts';
import { administrationRoute } from './administration.ts';
import { broughtRoute } from './brought.ts';

interface Parameter {
  in: string;
  name: string;
  description?: string;
  example?: unknown;
}
export interface Operation {
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: readonly string[];
  security?: readonly object[];
  parameters?: Parameter[];
  responses: Record<string, { description: string; headers?: object; content?: object }>;
}
type Paths = Record<string, Record<string, Operation>>;

const person = [{ agent: [] }, { supervisor: [] }];
const service = [{ service: [] }];
const administrator = [{ administrator: [] }, ...service];
const designer = [{ designer: [] }, ...service];
const anybody: object[] = [];

/** Each with a name of its own, and who may call it. Commands follow from their catalogue. */
const operations: Record<string, { id: string; security: object[] }> = {
  'get /api/site': { id: 'getSite', security: anybody },
  'get /api/people': { id: 'getPeople', security: [...person, ...administrator] },
  'get /api/session': { id: 'getSession', security: [...person, { administrator: [] }] },
  'post /api/session': { id: 'logOn', security: anybody },
  'delete /api/session': { id: 'logOff', security: [...person, { administrator: [] }] },
  'get /api/workgroups/{workgroup}/reasons': { id: 'getReasons', security: person },
  'get /api/requests': { id: 'listRequests', security: [...person, ...administrator] },
  'get /api/requests.csv': { id: 'downloadRequests', security: [...person, ...administrator] },
  'get /api/measures': { id: 'getMeasuresOfRequests', security: [...person, ...administrator] },
  'get /api/requests/{request}': { id: 'getRequest', security: [...person, ...administrator] },
  'get /api/record': { id: 'getRecord', security: administrator },
  'get /api/clock': { id: 'getClock', security: anybody },
  'post /api/clock': { id: 'advanceClock', security: anybody },
  'get /api/actors': { id: 'listActors', security: designer },
  'post /api/inspect/tickets': { id: 'getInspectionTicket', security: designer },
  'get /inspect': { id: 'inspectActors', security: [...designer, {}] },
  'get /live': { id: 'openSocket', security: person },
  'get /live/events': { id: 'openEvents', security: person },
  'get /healthz': { id: 'getHealth', security: anybody },
  'get /readyz': { id: 'getReadiness', security: anybody },
  'get /metrics': { id: 'getMetrics', security: [...anybody, {}, ...administrator] },
};

const limited = new Set(['logOn', 'listRequests', 'getRequest', 'downloadRequests', 'getMeasuresOfRequests']);

const count = (description: string) => ({ description, schema: { type: 'integer', minimum: 0 } });
const limitHeaders = {
  'ratelimit-limit': count('How many of these may be sent in one window.'),
  'ratelimit-remaining': count('How many are left of them.'),
  'ratelimit-reset': count('Seconds until the window begins anew.'),
};
const retryAfter = { 'retry-after': count('Seconds after which it may be tried again.') };

const repetition =
  'Made by the client, one for each command, unique per sender. The same again with the same body is the same command: ' +
  'it gives the first answer and changes nothing, also after a restart. With another body it is refused `commandIdReused`.';

const opened = { 101: { description: 'The connection is a WebSocket now.' } };
const socket: Operation = {
  summary: 'The feed of a desk as a WebSocket: the desk says hello, the server answers with what it missed.',
  description:
    'Frames are JSON texts. The first from the desk is `{"type":"hello","have":{}}`, with `epoch` and `have` of an earlier ' +
    'connection to be sent only what was missed. Closed with 1012 (restarting) or 4008 (too slow a reader): come back under ' +
    'what you have. 4001: log on again. 4000: a frame that was not understood.',
  tags: ['live'],
  responses: opened,
};

/** What a parameter of a query may look like. */
const parameterExamples: Record<string, unknown> = {
  from: '2025-12-29T00:00:00Z',
  to: '2026-01-05T00:00:00+01:00',
  workgroup: ['support'],
  agent: 'alice',
  supervisor: 'sue',
  reason: 'refund',
  outcome: ['open', 'completed'],
  urgency: 'urgent',
  escalated: 'true',
  media: 'chat',
  text: 'refund fare',
  after: 'call-4711.1',
  limit: 50,
  group: 'workgroup',
  bucket: 'day',
  zone: 'Europe/Berlin',
};
const queries = new Set(['listRequests', 'downloadRequests', 'getMeasuresOfRequests']);

/** The document that the routes made, with all of it. */
export function finished(paths: Paths, problems: Operation['responses']): Paths {
  const all: Paths = { ...paths, '/live': { get: { ...socket, responses: { ...opened, ...problems } } } };
  const inspection = paths['/inspect']?.get;
  if (inspection) all['/inspect'] = { get: { ...inspection, responses: { ...opened, ...problems } } };
  return Object.fromEntries(
    Object.entries(all).map(([path, methods]) => [
      path.replace('{*}', '{file}'),
      Object.fromEntries(
        Object.entries(methods).map(([method, operation]) => [method, whole(method, path, operation)]),
      ),
    ]),
  );
}

function whole(method: string, path: string, operation: Operation): Operation {
  const administers = administrationRoute(method, path);
  const { id, security } = administers
    ? { id: administers.id, security: administrator }
    : (operations[`${method} ${path}`] ?? ofCommand(path) ?? broughtRoute(method, path));
  const isLimited = limited.has(id) || isCommandType(id) || administers !== undefined;
  const responses = Object.entries(operation.responses).map(([status, response]) => [
    status,
    {
      ...response,
      ...(status.startsWith('2') && { description: 'Done, or what was asked for.' }),
      ...(id === 'downloadRequests' && status === '200' && { content: { 'text/csv': { schema: { type: 'string' } } } }),
      ...(isLimited &&
        ['200', '429'].includes(status) && {
          headers: { ...limitHeaders, ...(status === '429' && retryAfter) },
        }),
    },
  ]);
  const parameters = operation.parameters?.map((parameter) => {
    if (parameter.name === 'idempotency-key') {
      return { ...parameter, name: 'Idempotency-Key', description: repetition };
    }
    // The rest of an address, which the router calls so.
    if (parameter.name === '*') return { ...parameter, name: 'file' };
    return queries.has(id) ? { ...parameter, example: parameterExamples[parameter.name] } : parameter;
  });
  return {
    ...operation,
    operationId: id,
    security,
    ...(parameters && { parameters }),
    responses: Object.fromEntries(responses),
  };
}

const schemesOf = (role: Role): object[] =>
  role === 'administrator' ? administrator : role === 'agent' || role === 'supervisor' ? [{ [role]: [] }] : service;

function ofCommand(path: string): { id: string; security: object[] } | undefined {
  const type = path.slice(path.lastIndexOf('/') + 1);
  if (!path.startsWith('/api/commands/') || !isCommandType(type)) return undefined;
  const roles = [commands[type].role as Role | readonly Role[]].flat();
  return { id: type, security: roles.flatMap(schemesOf) };
}
