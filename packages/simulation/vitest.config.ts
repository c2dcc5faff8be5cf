import { defineConfig } from 'vitest/config';

/** Modules here keep no state of their own, so test files may share them: half the time goes into loading. */
export default defineConfig({ test: { isolate: false } });
