import { defineConfig } from 'vitest/config';

/** Logic only; pages are tested in a real browser from /test. */
export default defineConfig({ test: { include: ['src/**/*.test.ts'], environment: 'node' } });
