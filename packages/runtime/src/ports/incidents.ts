import type { Problem, RunId, WorkspaceId } from '@countersign/model';
import type { Page } from './queries.ts';
import type { EffectKind } from './store.ts';

/** A parked step: it waits for a person, who finds here why. `key` names it in `Client.resolve`. */
export type Incident = {
  readonly runId: RunId;
  readonly flow: string;
  readonly subject: string | null;
  readonly key: string;
  readonly node: string;
  readonly nodeTitle: string;
  readonly visit: number;
  readonly kind: EffectKind;
  readonly problem: Problem;
  readonly since: string;
  /** The end of its run waits for what came of the step: it is told, and not tried again. */
  readonly ending: boolean;
};

export type IncidentFilter = {
  readonly flow?: string | undefined;
  readonly run?: RunId | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
};

/** Parked steps of a workspace. */
export interface Incidents {
  /** Those that wait longest first. */
  list(workspaceId: WorkspaceId, filter: IncidentFilter): Promise<Page<Incident>>;
  count(workspaceId: WorkspaceId): Promise<number>;
}
