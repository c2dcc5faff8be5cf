import { defineConfig } from 'vitest/config';

/** Modules here keep no state of their own, so test files may share them: loading takes longer than most files. */
export default defineConfig({
  test: {
    globalSetup: ['./src/testing/globalSetup.ts'],
    isolate: false,
    maxWorkers: 2,
    // Beside other work a second is little.
    expect: { poll: { timeout: 15_000 } },
    testTimeout: 20_000,
    hookTimeout: 120_000,
  },
});
