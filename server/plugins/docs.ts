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
import { problem } from '../../machines/wire.ts';
import { examples } from '../docs/examples.ts';
import { edgeCodes, problemResponses } from '../docs/problem-responses.ts';

const prefix = '/api/docs';
const commandsPath = '/api/commands/';

const tags = [
  {
    name: 'commands',
    description: 'What people, the ACD and administrators may command. Each has exactly one answer.',
  },
  { name: 'session', description: 'Logging on and off.' },
  { name: 'live', description: 'What desks are told as it happens.' },
  { name: 'history', description: 'What became of requests.' },
  { name: 'workgroups', description: 'What a desk needs to know of a workgroup.' },
  { name: 'administration', description: 'The record of every turn.' },
  { name: 'operation', description: 'Health, readiness and measures.' },
  { name: 'tests', description: 'Only with a clock that is moved by hand.' },
];

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
            session: {
              type: 'apiKey',
              in: 'cookie',
              name: 'handraise-agent',
              description: 'Set by POST /api/session.',
            },
            service: { type: 'http', scheme: 'bearer', description: 'The token of a service of the site.' },
          },
        },
      },
      transform: (document) => {
        const { schema, url } = jsonSchemaTransform(document as Parameters<typeof jsonSchemaTransform>[0]);
        return { schema: schema.hide ? schema : described(schema as Schema, url), url };
      },
    });
    await app.register(swaggerUi, {
      routePrefix: prefix,
      // Its scripts are files of ours; its styles are partly written into elements.
      transformStaticCSP: (policy) => policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
      staticCSP: false,
      uiConfig: { docExpansion: 'none', tryItOutEnabled: false },
    });
  },
  { name: 'docs' },
);

type Schema = Record<string, unknown> & { response?: Record<string, unknown>; body?: Record<string, unknown> };

function described(schema: Schema, url: string): Schema {
  if (!url.startsWith('/api/') && !url.startsWith('/live')) return schema;
  const type = url.slice(commandsPath.length);
  const example = url.startsWith(commandsPath) && isCommandType(type) ? examples[type] : undefined;
  const ofCommand = example ? [...example.refusals, 'commandIdReused' as const, 'tooLarge' as const] : [];
  const codes = url === '/api/requests/{request}' ? (['unknownRequest'] as const) : ofCommand;
  return {
    ...schema,
    ...(example && { operationId: type, security: [{ session: [] }, { service: [] }] }),
    ...(example && schema.body && { body: { ...schema.body, examples: [example.body] } }),
    response: { ...schema.response, ...problemResponses([...edgeCodes, ...codes]) },
  };
}
