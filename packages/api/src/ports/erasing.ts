import type { Result, WorkspaceId } from '@countersign/model';
import type { Actor } from '@countersign/runtime';

export interface Erasing {
  /**
   * Deletes a run that is over, and those that it called, with everything that they say; answers how many went, 0 when it was
   * erased before. Problems `run_not_found`, `run_not_final`, `run_called`, `run_busy`.
   */
  erase(workspaceId: WorkspaceId, id: string, actor: Actor): Promise<Result<{ readonly runs: number }>>;
}
