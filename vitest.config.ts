import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/postgres/global-setup.ts'],
    setupFiles: ['tests/property-seed.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    pool: 'forks',
    // All of them: many tests wait for processes of their own, and the usual "all but one" is one alone on two.
    maxWorkers: availableParallelism(),
  },
});
