import type { WorkspaceId } from '@countersign/model';
import type { Editor } from '@countersign/runtime';

/** One flow of one workspace. */
export type FlowPlace = { readonly workspaceId: WorkspaceId; readonly flow: string };

/** Who has which flow open to edit it. Known for seconds only, and stored nowhere. */
export interface Editors {
  /** Says that somebody is there; to be said again every few seconds. */
  here(place: FlowPlace, editor: Editor): Promise<void>;
  gone(place: FlowPlace, editor: Editor): Promise<void>;
  list(place: FlowPlace): readonly Editor[];
}
