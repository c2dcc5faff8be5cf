import { defineConfig } from 'vitest/config';

/** Modules here keep no state of their own, so test files may share them: loading takes longer than most files. */
export default defineConfig({
  test: {
    globalSetup: ['@countersign/postgres/testing/globalSetup'],
    isolate: false,
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
