import { readSnapshot } from '@countersign/engine';
import type { Json } from '@countersign/model';

/** Whether the end of a run, by what is stored of it, waits for its last actions to tell how they ended. */
export function isEnding(stored: Json): boolean {
  return stored !== null && readSnapshot(stored).ending !== undefined;
}
