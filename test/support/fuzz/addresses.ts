/** Addresses and headers that no client that follows the rules would send. */
import fc from 'fast-check';
import { marker, ownersNames } from './hostile.ts';

export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND'] as const;

/** What stands for a parameter of an address. The good ones come first. */
const segment = fc.constantFrom(
  ...['c1.1', 'c1.1', 'support', 'c9.9', 'billing'],
  ...[...ownersNames, ...ownersNames.map((name) => `${name}.1`)],
  ...['..', '.', '%2e%2e', '..%2f..%2fpackage.json', '%', '%zz', '%ff', '%00', '%0d%0a', '%ed%a0%80', '%e2%80%ae'],
  ...[
    '',
    '//',
    'c1.1%20',
    'c1.01',
    'c1.9999999999',
    'x'.repeat(64),
    'x'.repeat(101),
    'x'.repeat(3_000),
    marker,
    `c1.1${marker}`,
  ],
);

const queryValue = fc.constantFrom(
  ...[
    '',
    '0',
    '1',
    '-1',
    '200',
    '201',
    '1e9',
    '1e400',
    'NaN',
    'Infinity',
    '0x10',
    '01',
    '9007199254740993',
    '1.5',
    'null',
  ],
  ...[
    'support',
    'alice',
    'open',
    'completed',
    'agent',
    'supervisor',
    'hour',
    'Europe/Berlin',
    '2026-01-05T09:00:00Z',
    '9999-12-31T23:59:59.999Z',
    '0000-01-01T00:00:00Z',
    '2026-02-30T00:00:00Z',
    '[]',
    '{}',
    '{"have":{}}',
    '%5B%5D',
    '%00',
    '%',
    marker,
  ],
  ...[
    '{"have":{"__proto__":0}}',
    '{"epoch":"x","have":{"request/c1.1":0}}',
    `{"have":{"${marker}":1}}`,
    '{"have":[]}',
    'x'.repeat(9_000),
  ],
);
const queryName = fc.constantFrom(
  ...['workgroup', 'agent', 'outcome', 'after', 'limit', 'desk', 'have', 'limit[]', 'limit[a]', marker],
  ...['from', 'to', 'text', 'supervisor', 'escalated', 'group', 'bucket', 'zone'],
  ...ownersNames,
);
const query = fc
  .array(fc.tuple(queryName, queryValue), { maxLength: 4 })
  .map((pairs) => (pairs.length === 0 ? '' : `?${pairs.map((pair) => pair.join('=')).join('&')}`));

/** Made of a path as the reference writes it, such as `/api/requests/{request}`. */
export interface HostileAddress {
  segment: string;
  query: string;
  /** Appended as it is. */
  tail: string;
}
export const hostileAddress: fc.Arbitrary<HostileAddress> = fc.record({
  segment,
  query: fc.oneof({ weight: 1, arbitrary: fc.constant('') }, { weight: 1, arbitrary: query }),
  tail: fc.oneof(
    { weight: 20, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: fc.constantFrom('/', '//', '/x', '%00', '%', ';a=b', '#x', '.json', `/${marker}`) },
  ),
});
export const addressAt = (path: string, { segment: chosen, query: asked, tail }: HostileAddress) =>
  `${path.replace(/\{\w+\}/g, chosen)}${tail}${asked}`;

const headerValues: Record<string, readonly string[]> = {
  'content-type': [
    ...['text/plain', 'application/json; charset=utf-16', 'application/json;', 'Application/JSON', 'application/jsonx'],
    ...[
      'multipart/form-data; boundary=x',
      'application/x-www-form-urlencoded',
      '',
      ';',
      'a',
      '*/*',
      'application/json\t',
    ],
  ],
  'content-length': ['0', '1', '-1', '70000', '1e3', 'abc', '9007199254740993'],
  'transfer-encoding': ['chunked', 'identity'],
  'content-encoding': ['gzip', 'br'],
  authorization: [
    '',
    'Bearer',
    'Bearer ',
    'Basic YTpi',
    `Bearer ${'x'.repeat(600)}`,
    `Bearer ${marker}`,
    'Bearer null',
    'Bearer a b',
  ],
  cookie: [
    ...[
      '',
      '=',
      ';',
      'handraise-agent=',
      'handraise-agent=x;x',
      'handraise-agent=%',
      'handraise-embed=;',
      '__proto__=1',
      `a=${marker}`,
    ],
    ...[
      `handraise-agent=${'A'.repeat(300)};${'A'.repeat(32)}`,
      `handraise-supervisor=${'%3B'.repeat(200)}`,
      'a='.repeat(500),
    ],
  ],
  origin: [
    'null',
    '',
    'https://evil.example',
    'http://localhost:8080',
    'http://localhost:8080/',
    'localhost',
    `http://${marker}`,
  ],
  host: ['', 'evil.example', 'localhost:8080', 'localhost:99999', '[::1]', 'a b'],
  'sec-fetch-site': ['same-origin', 'cross-site', '', marker],
  'handraise-desk': ['agent', 'supervisor', 'embed', '', '__proto__', 'AGENT', marker],
  'idempotency-key': ['', 'a', 'a b', 'a/b', '__proto__', 'constructor', 'x'.repeat(64), 'x'.repeat(65), marker],
  'last-event-id': ['', '{}', '{"have":{}}', '{"have":{"__proto__":1}}', '[', 'x'.repeat(8_193), marker],
  'x-forwarded-for': ['192.0.2.1', '127.0.0.1', '', marker],
  upgrade: ['websocket', 'h2c', ''],
  accept: ['text/html', '', '*/*;q=9'],
};

/** A few headers, each replaced; undefined leaves one out. */
export const hostileHeaders: fc.Arbitrary<Record<string, string | undefined>> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  {
    weight: 3,
    arbitrary: fc
      .array(
        fc
          .constantFrom(...Object.keys(headerValues))
          .chain((name) =>
            fc
              .constantFrom(undefined, ...headerValues[name]!)
              .map((value): [string, string | undefined] => [name, value]),
          ),
        { minLength: 1, maxLength: 3 },
      )
      .map((pairs) => Object.fromEntries(pairs)),
  },
);
