/**
 * What no client that follows the rules would send, as arbitraries of JSON text: bodies are written here, never values, so
 * that they can be broken, doubled, cut off and padded too.
 */
import fc from 'fast-check';

/** In every hostile text: it may come back in no answer. Valid in no id, and the same in JSON, headers and addresses. */
export const marker = '~echo~';

/** Names that every object has, and those by which prototypes are reached. */
export const ownersNames = ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty'] as const;

const quoted = (text: string) => JSON.stringify(text);
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

/** One value, as JSON or nearly. */
export const hostileValue: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    ...['null', 'true', '0', '-0', '-1', '1e400', '-1e400', '1e-400', '9007199254740993', '0x10', '01', '1.5'],
    ...['NaN', 'Infinity', 'undefined', '""', '" "', '[]', '{}', "'x'", '"x', '\\', ''],
    // Lone surrogates, NUL, marks that turn the direction of a text, a byte order mark, a line separator.
    ...['"\\ud800"', '"\\udfff\\ud800"', '"\\u0000"', '"a\\u0000b"', '"\\u202e\\u2066"', '"\\ufeff"', '"\\u2028"'],
    ...['"."', '".."', '"a/b"', '"c1.0"', '"c1.01"', '"c1.9999999999"', '"c1.1/sue/0"', '"c1.1/sue/1/1"'],
    ...[`"${marker}"`, `{"${marker}":1}`, `["${marker}"]`],
  ),
  fc.constantFrom(...ownersNames).map(quoted),
  fc.constantFrom(...ownersNames).map((name) => `{"${name}":{"${name}":${quoted(marker)}}}`),
  fc.constantFrom(...ownersNames).map((name) => `"${name}.1"`),
  fc.string({ unit: 'binary', maxLength: 40 }).map((text) => quoted(marker + text)),
  fc.string({ unit: 'grapheme', maxLength: 40 }).map(quoted),
  fc.nat({ max: 70 }).map((length) => quoted('a'.repeat(length))),
  fc.constantFrom(2_000, 2_001, 20_000, 20_001).map((length) => quoted('ä'.repeat(length))),
  fc.oneof(fc.maxSafeInteger(), fc.double()).map((number) => quoted(String(number)).slice(1, -1)),
  fc.oneof({ weight: 20, arbitrary: fc.nat({ max: 60 }) }, { weight: 1, arbitrary: fc.constant(8_000) }).map(nested),
  fc.json({ maxDepth: 3 }),
);

/** The body limit of the server, and one byte to either side of it. */
const sizes = [65_535, 65_536, 65_537] as const;

/** What is done to a good body. Keeps how it is told apart from what it does, so that failures can be read. */
export interface Mutation {
  name: string;
  apply(body: object): string;
}

const write = (entries: readonly (readonly [string, string])[]) =>
  `{${entries.map(([key, value]) => `${quoted(key)}:${value}`).join(',')}}`;
const entriesOf = (body: object) => Object.entries(body).map(([key, value]) => [key, JSON.stringify(value)] as const);
const mutating = (name: string, apply: (body: object) => string): Mutation => ({ name, apply });

export const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.tuple(fc.nat(), hostileValue).map(([at, value]) =>
      mutating(`field ${at} is ${value}`, (body) => {
        const entries = entriesOf(body);
        const chosen = at % Math.max(1, entries.length);
        return write(entries.map(([key, kept], n) => [key, n === chosen ? value : kept]));
      }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.nat().map((at) =>
      mutating(`field ${at} is missing`, (body) => {
        const entries = entriesOf(body);
        return write(entries.filter((_, n) => n !== at % Math.max(1, entries.length)));
      }),
    ),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom(...ownersNames, 'user', 'self', 'person', 'command', marker), hostileValue)
      .map(([key, value]) => mutating(`with ${key} ${value}`, (body) => write([...entriesOf(body), [key, value]]))),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.nat(), hostileValue).map(([at, value]) =>
      mutating(`field ${at} twice, then ${value}`, (body) => {
        const entries = entriesOf(body);
        const doubled = entries[at % Math.max(1, entries.length)];
        return write(doubled ? [...entries, [doubled[0], value]] : entries);
      }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc
      .nat()
      .map((at) =>
        mutating(`cut off at ${at}`, (body) => JSON.stringify(body).slice(0, at % JSON.stringify(body).length)),
      ),
  },
  { weight: 3, arbitrary: hostileValue.map((value) => mutating(`body ${value}`, () => value)) },
  { weight: 1, arbitrary: fc.constant(mutating('in an array', (body) => `[${JSON.stringify(body)}]`)) },
);

/** As good as before, and exactly so large. Rare: each costs as much as a hundred others. */
export const padded: fc.Arbitrary<Mutation> = fc
  .constantFrom(...sizes)
  .map((size) => mutating(`${size} bytes`, (body) => JSON.stringify(body).padEnd(size, ' ')));

/** Command ids, good and bad, as header values. */
export const hostileKey: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('', ' ', 'a b', 'a/b', 'a.b', '../..', 'x'.repeat(65), '\u00e4', 'a,b', '"a"', 'null', '%00'),
  fc.constantFrom(...ownersNames),
  fc.string({ unit: fc.constantFrom(...'abcXYZ019_@-. /:;,"'), maxLength: 70 }),
);
