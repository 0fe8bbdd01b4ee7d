import { expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../server/config.ts';

test('with nothing configured the demo site runs on this machine alone', () => {
  expect(readConfig({})).toMatchObject({
    port: 8080,
    host: '127.0.0.1',
    demo: true,
    clock: 'wall',
    siteFile: expect.stringMatching(/scenarios\/sites\/demo\.yaml$/),
  });
});

test('a site of one’s own is no demo, unless one says so', () => {
  expect(readConfig({ site: 'mine.yaml' }).demo).toBe(false);
  expect(readConfig({ site: 'mine.yaml', demo: true }).demo).toBe(true);
});

test('flags win over the environment', () => {
  const env = {
    HANDRAISE_PORT: '1',
    HANDRAISE_ALLOWED_ORIGINS: 'https://a.example, https://b.example',
    HANDRAISE_EMBED_ORIGINS: 'https://crm.example',
    HANDRAISE_DEMO: '',
  };
  expect(readConfig({ port: '2' }, env)).toMatchObject({
    port: 2,
    allowedOrigins: ['https://a.example', 'https://b.example'],
    embedOrigins: ['https://crm.example'],
  });
});

test.each([
  [{ port: 'eighty' }, {}, "--port must be a number, not 'eighty'."],
  [{ port: '70000' }, {}, "--port must be 0 to 65535, not '70000'."],
  [{ port: '1.5' }, {}, "--port must be a whole number, not '1.5'."],
  [{}, { HANDRAISE_PORT: '-1' }, "HANDRAISE_PORT must be 0 to 65535, not '-1'."],
  [{ clock: 'sundial' }, {}, "--clock must be wall or manual, not 'sundial'."],
  [{ logLevel: 'loud' }, {}, "--log-level must be silent, error, warn, info or debug, not 'loud'."],
  [
    { allowedOrigins: 'desk.example' },
    {},
    "--allowed-origins must be origins such as https://desk.example, not 'desk.example'.",
  ],
  [
    { embedOrigins: 'https://desk.example/' },
    {},
    "--embed-origins must be origins such as https://desk.example, not 'https://desk.example/'.",
  ],
  [
    {},
    { HANDRAISE_EMBED_ORIGINS: "https://a.example 'unsafe-inline'" },
    "HANDRAISE_EMBED_ORIGINS must be origins such as https://desk.example, not 'https://a.example 'unsafe-inline''.",
  ],
  [{ prot: '1' }, {}, "--prot is no option (nearest match 'port'?)."],
  [{}, { HANDRAISE_DEMO: 'maybe' }, "HANDRAISE_DEMO must be true or false, not 'maybe'."],
  [
    { clock: 'manual', host: '0.0.0.0' },
    {},
    '--clock manual is for tests on this machine: it cannot go with --host 0.0.0.0.',
  ],
])('%j %j is one clear line', (flags, env, says) => {
  expect(() => readConfig(flags, env)).toThrow(new ConfigError(says));
});
