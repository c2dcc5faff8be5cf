export { MemoryStore } from './MemoryStore.ts';
export type { LedgerRow } from './memoryState.ts';
