import type { WorkspaceId } from '@countersign/model';

export interface Names {
  /** What people call these actors (members, former members, keys); an id that nobody knows is left out. */
  of(workspaceId: WorkspaceId, actorIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
