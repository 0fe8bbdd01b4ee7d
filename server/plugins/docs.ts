/**
 * The reference of the API, made from the routes themselves: OpenAPI 3.1 at /api/docs/json, a page to read and try it at
 * /api/docs. The page brings its own scripts; its looser policy for styles is for that page alone.
 */
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import fastifyPlugin from 'fastify-plugin';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { isCommandType } from '../../machines/commands.ts';
import type { RefusalCode } from '../../machines/refusals.ts';
import { problem } from '../../machines/wire.ts';
import { administrationRoute } from '../docs/administration.ts';
import { refusalsOfBrought } from '../docs/brought.ts';
import { examples } from '../docs/examples.ts';
import { finished } from '../docs/finished.ts';
import { edgeCodes, problemResponses } from '../docs/problem-responses.ts';

const prefix = '/api/docs';
const commandsPath = '/api/commands/';

const logo =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 150 40"><text y="28" fill="#fff" font-family="sans-serif" font-size="24">Handraise</text></svg>';

const tags = [
  {
    name: 'commands',
    description: 'What people, the ACD and administrators may command. Each has exactly one answer.',
  },
  { name: 'session', description: 'Logging on and off.' },
  { name: 'live', description: 'What desks are told as it happens.' },
  { name: 'history', description: 'What became of requests.' },
  {
    name: 'inspection',
    description: 'For designers: the statecharts of this server as they run. Only with --inspect.',
  },
  { name: 'tapes', description: 'For designers: the record, runs and findings, turn by turn.' },
  { name: 'scenarios', description: 'For QA: scenarios, their language, and the files that may be changed.' },
  { name: 'runs', description: 'For QA: scenarios that run, and what came of them.' },
  { name: 'recordings', description: 'For QA: recording what people do.' },
  { name: 'workgroups', description: 'What a desk needs to know of a workgroup.' },
  { name: 'administration', description: 'What the site is, how it is changed, and the record of every turn.' },
  { name: 'operation', description: 'Health, readiness and measures.' },
  { name: 'tests', description: 'Only with a clock that is moved by hand.' },
];

const cookie = (name: string) => ({
  type: 'apiKey' as const,
  in: 'cookie',
  name,
  description:
    'Set by POST /api/session. A browser that has several says `Handraise-Desk: agent`, `supervisor` and so on.',
});

/** Registered before the routes that it describes. */
export const docs = fastifyPlugin(
  async (app, { version }: { version: string }) => {
    const { $schema: _, ...problemSchema } = z.toJSONSchema(problem) as Record<string, unknown>;
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: { title: 'Handraise', version, description: 'Assistance from a supervisor, for contact centres.' },
        tags,
        components: {
          schemas: { Problem: problemSchema },
          securitySchemes: {
            agent: cookie('handraise-agent'),
            supervisor: cookie('handraise-supervisor'),
            administrator: cookie('handraise-administrator'),
            designer: cookie('handraise-designer'),
            qa: cookie('handraise-qa'),
            service: { type: 'http', scheme: 'bearer', description: 'The token of a service of the site.' },
          },
        },
      },
      transformObject: (document) => {
        const { openapiObject } = document as { openapiObject: { paths: Parameters<typeof finished>[0] } };
        const paths = finished(openapiObject.paths, problemResponses(edgeCodes) as Parameters<typeof finished>[1]);
        return { ...openapiObject, paths } as never;
      },
      transform: (document) => {
        const { schema, url } = jsonSchemaTransform(document as Parameters<typeof jsonSchemaTransform>[0]);
        const { method } = document.route;
        return { schema: schema.hide ? schema : described(schema as Schema, String(method), url), url };
      },
    });
    await app.register(swaggerUi, {
      routePrefix: prefix,
      // Its scripts are files of ours; its styles are partly written into elements.
      transformStaticCSP: (policy) => policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
      staticCSP: false,
      logo: { type: 'image/svg+xml', content: Buffer.from(logo), href: '/', target: '_self' },
      uiConfig: { docExpansion: 'none', tryItOutEnabled: false },
    });
  },
  { name: 'docs' },
);

type Schema = Record<string, unknown> & { response?: Record<string, unknown>; body?: Record<string, unknown> };

/** What these may answer beside what they are for. */
const operationCodes: Record<string, readonly RefusalCode[]> = {
  '/metrics': ['notAuthenticated', 'roleMissing'],
  '/readyz': ['unavailable'],
};

function described(schema: Schema, method: string, url: string): Schema {
  const codes = url.startsWith('/api/') || url.startsWith('/live') ? codesOf(method, url) : (operationCodes[url] ?? []);
  const example = exampleOf(method, url);
  return {
    ...schema,
    ...(example && schema.body && { body: { ...schema.body, examples: [example.body] } }),
    response: { ...schema.response, ...problemResponses(codes) },
  };
}

function codesOf(method: string, url: string): readonly RefusalCode[] {
  if (url === '/api/requests/:request') return [...edgeCodes, 'unknownRequest'];
  const described = administrationRoute(method, url);
  if (described) return [...edgeCodes, ...(described.refusals ?? [])];
  const example = exampleOfCommand(url);
  if (example) return [...edgeCodes, ...example.refusals, 'commandIdReused', 'tooLarge'];
  return [...edgeCodes, ...refusalsOfBrought(url)];
}

const exampleOf = (method: string, url: string) => administrationRoute(method, url) ?? exampleOfCommand(url);

function exampleOfCommand(url: string) {
  const type = url.slice(commandsPath.length);
  return url.startsWith(commandsPath) && isCommandType(type) ? examples[type] : undefined;
}
