export { createTestDatabase, type TestDatabase } from './createTestDatabase.ts';
export { openTestPorts, type TestPorts } from './openTestPorts.ts';
export { seedCases } from './seedCases.ts';
export { type PastCase, type PastSeeding, seedPastCases } from './seedPastCases.ts';
export { type Seeding, seedRuns } from './seedRuns.ts';
