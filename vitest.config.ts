import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'checks/**/*.test.ts'],
    // A process each: a test that leaves a handle, a port or a changed environment behind cannot disturb the next.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    // What a browser draws on a busy machine takes its time.
    expect: { poll: { timeout: 5_000 } },
    hookTimeout: 20_000,
    teardownTimeout: 10_000,
    // A forgotten `.only` and an empty run must not look like success.
    allowOnly: false,
    passWithNoTests: false,
  },
});
