import type { WorkspaceId } from '@countersign/model';

/** Somebody who has a flow open to edit it, in one window. */
export type Editor = {
  /** The person and the window: the same person may be there twice. */
  readonly key: string;
  readonly userId: string;
  readonly name: string;
  /** The step that is selected; null for none. */
  readonly step: string | null;
};

/** What a process tells the others of one editor. Nothing of it is ever stored. */
export type EditorSign = {
  readonly workspaceId: WorkspaceId;
  readonly flow: string;
  readonly editor: Editor;
  readonly isGone: boolean;
};

/** Passes signs of life between the processes of an installation; a sign may get lost, so they are repeated. */
export interface EditorSigns {
  tell(sign: EditorSign): Promise<void>;
  /** Calls back on each sign, one's own too, until the returned function is called. */
  listen(onSign: (sign: EditorSign) => void): Promise<() => Promise<void>>;
}
