import { defineConfig } from 'vitest/config';
import { LongestFirst } from './LongestFirst.ts';

const TEST_SERVER = '@countersign/postgres/testing/globalSetup';

/** Tests here start programs, servers and browsers: they wait for other processes, not for themselves. */
const PATIENT = { testTimeout: 60_000, hookTimeout: 150_000 };

/** In a browser each single wait has a time of its own; how long all of them take together is the machine's affair. */
const MORE_PATIENT = { testTimeout: 400_000, hookTimeout: 400_000 };

export default defineConfig({
  test: {
    // While one file waits, the other works.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { name: 'architecture', include: ['{architecture,simulation}/**/*.test.ts'], ...PATIENT } },
      {
        test: {
          name: 'integration',
          include: ['{calls,equivalence,examples,process,reference}/**/*.test.ts'],
          globalSetup: [TEST_SERVER, './server/prepareStudio.ts'],
          // More processes at a time would only be slow, and some of what is tested has a time to keep.
          maxConcurrency: 2,
          ...PATIENT,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          globalSetup: [TEST_SERVER, './e2e/prepareSamples.ts'],
          ...MORE_PATIENT,
        },
      },
    ],
  },
});
