/** The reference of the API is whole: every route is in it, everything it points at is there, and its examples are true. */
import type { FastifyInstance } from 'fastify';
import { expect, test } from 'vitest';
import { harness } from '../../harness/plugin.ts';
import { commands, commandTypes } from '../../machines/commands.ts';
import { refusals } from '../../machines/refusals.ts';
import { problem } from '../../machines/wire.ts';
import { testServer } from '../support/server-app.ts';

// biome-ignore lint/suspicious/noExplicitAny: an OpenAPI document, of which each test looks at a corner
type Json = any;

/** Of a server that has all that there is: also what the harness brings. */
const reference = async (): Promise<{ app: FastifyInstance; document: Json }> => {
  const { app, anybody } = await testServer({ inspect: true, plugins: [harness] });
  return { app, document: (await anybody().get('/api/docs/json')).body };
};
const operationsOf = ({ paths }: Json): { name: string; path: string; method: string; operation: Json }[] =>
  Object.entries(paths as Json).flatMap(([path, methods]) =>
    Object.entries(methods as Json).map(([method, operation]) => ({
      name: `${method} ${path}`,
      path,
      method,
      operation: operation as Json,
    })),
  );

/** `GET /api/…` of all that is routed, read off the router's own tree. */
function routesOf(app: FastifyInstance): string[] {
  const ancestors: string[] = [];
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent, part, methods] = /^([│ ]*)[├└]── (\S*) ?(?:\(([A-Z, ]+)\))?/.exec(line) ?? [];
      if (indent === undefined || part === undefined) return [];
      const depth = indent.length / 4;
      ancestors.splice(depth, ancestors.length, part);
      const path = ancestors.join('').replaceAll('//', '/');
      return (methods ?? '').split(', ').map((method) => `${method} ${path}`);
    });
}

/** The router's tree does not say where the rest of an address begins. */
const isOfFiles = (route: string) => /[*]|\{file\}$/.test(route);

test('every route under /api, /live and /inspect is in the reference, and nothing else', async () => {
  const { app, document } = await reference();
  const routed = routesOf(app)
    .filter(
      (route) =>
        /^(GET|POST|PUT|PATCH|DELETE) \/(api|live|inspect)\b/.test(route) &&
        !route.includes('/api/docs') &&
        !isOfFiles(route),
    )
    .map((route) => route.replace(/:(\w+)/g, '{$1}'));
  expect(routed.length).toBeGreaterThan(30);
  const documented = operationsOf(document).map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  expect(documented.filter((route) => / \/(api|live|inspect)\b/.test(route) && !isOfFiles(route)).toSorted()).toEqual(
    routed.toSorted(),
  );
  for (const path of ['/healthz', '/readyz', '/metrics']) expect(documented).toContain(`GET ${path}`);
});

test('it is OpenAPI 3.1: each operation has a name of its own, a summary, a tag and answers that are described', async () => {
  const { document } = await reference();
  expect(document).toMatchObject({ openapi: '3.1.0', info: { title: 'Handraise', version: expect.any(String) } });
  const operations = operationsOf(document);
  const tags = document.tags.map(({ name }: Json) => name);
  for (const { name, path, operation } of operations) {
    expect(operation.summary, name).toEqual(expect.stringMatching(/\.$/));
    expect(tags, name).toContain(operation.tags[0]);
    expect(Object.keys(operation.responses).length, name).toBeGreaterThan(0);
    for (const [status, response] of Object.entries<Json>(operation.responses)) {
      expect(status, name).toMatch(/^[1-5]\d\d$/);
      expect(response.description, `${name} ${status}`).toMatch(/\S/);
      expect(response.description, name).not.toBe('Default Response');
    }
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
    const declared = (operation.parameters ?? []).filter((parameter: Json) => parameter.in === 'path');
    expect(
      declared.map((parameter: Json) => parameter.name),
      name,
    ).toEqual(inPath);
    expect(
      declared.every((parameter: Json) => parameter.required),
      name,
    ).toBe(true);
  }
  const ids = operations.map(({ operation }) => operation.operationId);
  expect(ids.every((id) => /^[A-Za-z][A-Za-z.]+$/.test(id))).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
});

test('everything that it points at is there', async () => {
  const { document } = await reference();
  const references: string[] = [];
  const schemes = new Set<string>();
  const walk = (node: Json): void => {
    if (typeof node !== 'object' || node === null) return;
    if (typeof node.$ref === 'string') references.push(node.$ref);
    for (const inner of Object.values(node)) walk(inner);
  };
  walk(document);
  expect(references.length).toBeGreaterThan(100);
  for (const pointer of new Set(references)) {
    const target = pointer
      .slice(2)
      .split('/')
      .reduce((node: Json, step) => node?.[step], document);
    expect(target, pointer).toBeDefined();
  }
  for (const { operation } of operationsOf(document)) {
    for (const way of operation.security) for (const scheme of Object.keys(way)) schemes.add(scheme);
  }
  expect(document.components.securitySchemes).toMatchObject({
    agent: { type: 'apiKey', in: 'cookie', name: 'handraise-agent' },
    supervisor: { type: 'apiKey', in: 'cookie', name: 'handraise-supervisor' },
    administrator: { type: 'apiKey', in: 'cookie', name: 'handraise-administrator' },
    service: { type: 'http', scheme: 'bearer' },
  });
  expect([...schemes].toSorted()).toEqual(Object.keys(document.components.securitySchemes).toSorted());
});

test('every question to the history has an example that it takes', async () => {
  const { logOn } = await testServer();
  const { document } = await reference();
  const sue = await logOn('sue', 'supervisor');
  for (const path of ['/api/requests', '/api/requests.csv', '/api/measures']) {
    const { parameters } = document.paths[path].get;
    expect(parameters.length, path).toBeGreaterThan(9);
    for (const { name, example } of parameters) {
      if (name === 'after') continue;
      const values = [example].flat().map((value) => `${name}=${encodeURIComponent(value)}`);
      const { status } = await sue.get(`${path}?${values.join('&')}`);
      expect([path, name, status]).toEqual([path, name, 200]);
    }
  }
});

test('every command has an example that it would take, its refusals, and who may send it', async () => {
  const { document } = await reference();
  for (const type of commandTypes) {
    const { post } = document.paths[`/api/commands/${type}`];
    const { example } = post.requestBody.content['application/json'];
    expect(commands[type].body.safeParse(example).error, type).toBeUndefined();
    const roles = [commands[type].role].flat() as string[];
    const ways = roles.flatMap((role) =>
      ['agent', 'supervisor'].includes(role) ? [role] : role === 'administrator' ? [role, 'service'] : ['service'],
    );
    expect(post.security, type).toEqual(ways.map((way) => ({ [way]: [] })));
    expect(Object.keys(post.responses), type).toEqual(
      expect.arrayContaining(['200', '400', '401', '403', '413', '422', '429', '503']),
    );
    const [key] = post.parameters;
    expect(key, type).toMatchObject({ in: 'header', name: 'Idempotency-Key', required: true });
    expect(key.description, type).toContain('`commandIdReused`');
  }
});

test('every problem that it shows is one, under its own status', async () => {
  const { document } = await reference();
  const seen = new Set<string>();
  for (const { name, operation } of operationsOf(document)) {
    for (const [status, response] of Object.entries<Json>(operation.responses)) {
      const shown = response.content?.['application/problem+json']?.examples ?? {};
      for (const [code, { value }] of Object.entries<Json>(shown)) {
        expect(problem.safeParse(value).success, `${name} ${code}`).toBe(true);
        expect([value.code, String(value.status)], name).toEqual([code, status]);
        expect(response.description, name).toContain(`\`${code}\``);
        seen.add(code);
      }
    }
  }
  expect([...seen].toSorted()).toEqual(Object.keys(refusals).toSorted());
});

test('the headers of limits are in it where they are sent, and are sent where they are in it', async () => {
  const { document } = await reference();
  const { logOn } = await testServer();
  const alice = await logOn('alice');
  const documented = document.paths['/api/commands/done'].post.responses;
  const said = await alice.command('done', { request: 'c1.1' });
  for (const header of Object.keys(documented['200'].headers)) expect(said.headers).toHaveProperty(header);
  expect(Object.keys(documented['429'].headers)).toEqual([...Object.keys(documented['200'].headers), 'retry-after']);
  const listed = await alice.get('/api/requests');
  for (const header of Object.keys(document.paths['/api/requests'].get.responses['200'].headers)) {
    expect(listed.headers).toHaveProperty(header);
  }
});

test('a page to read it brings its own scripts, as a policy without inline ones demands', async () => {
  const { anybody } = await testServer();
  const page = await anybody().get('/api/docs/');
  expect(page.status).toBe(200);
  expect(page.headers['content-security-policy']).toContain("script-src 'self';");
  expect(page.body).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>\s*\S/);
  const files = [...String(page.body).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file!);
  expect(files.length).toBeGreaterThan(3);
  for (const file of files) {
    const { pathname } = new URL(file, 'http://here/api/docs/');
    expect([file, (await anybody().get(pathname)).status]).toEqual([file, 200]);
  }
});
