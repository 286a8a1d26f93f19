import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { longestFiles } from './tests/suite/longest-files.ts';
import { LongestFirst } from './tests/suite/longest-first.ts';
import { hangingMs } from './tests/suite/waiting.ts';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/postgres/global-setup.ts'],
    setupFiles: ['tests/suite/property-seed.ts'],
    reporters: ['default', longestFiles()],
    sequence: { sequencer: LongestFirst },
    testTimeout: hangingMs,
    hookTimeout: hangingMs,
    // Those that take longest are told at the end.
    slowTestThreshold: 10_000,
    pool: 'forks',
    // Files share what a process has loaded: loading it anew for each cost more than the shorter half of them.
    isolate: false,
    // Charts are drawn with the fonts that come along, whatever a machine has.
    env: { DISABLE_SYSTEM_FONTS_LOAD: '1' },
    // One more than cores: many tests wait for processes of their own, or for a lease to end.
    maxWorkers: availableParallelism() + 1,
  },
});
