import { defineConfig } from 'vitest/config';

/**
 * Modules here keep no state of their own, so test files may share them: half the time goes into loading. What a test polls
 * for comes at once on a machine that has nothing else to do, and a second is little on one that has.
 */
export default defineConfig({ test: { isolate: false, expect: { poll: { timeout: 20_000 } } } });
