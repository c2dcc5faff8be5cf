import { expect } from '@playwright/test';

/** Playwright's assertions, which wait; longer than usual, because server, database and browser share the machine. */
export const expectPage = expect.configure({ timeout: 20_000 });
