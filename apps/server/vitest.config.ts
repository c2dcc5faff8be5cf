import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['@countersign/postgres/testing/globalSetup'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
