import { defineConfig } from 'vitest/config';

/** Tests here start programs, servers and browsers: they wait for other processes, not for themselves. */
export default defineConfig({
  test: { testTimeout: 60_000, hookTimeout: 150_000 },
});
