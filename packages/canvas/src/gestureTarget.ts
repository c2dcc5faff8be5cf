import type { Command, FlowDocument, Problem } from '@countersign/model';
import type { QuickAddRequest } from './CanvasContext.ts';
import type { Selection } from './selection.ts';

/** What gestures read and where they lead. */
export type GestureTarget = {
  readonly document: FlowDocument;
  readonly selection: Selection;
  /** `burst` joins edits that belong to one gesture, for undo. */
  readonly onCommand: (command: Command, burst?: string) => void;
  readonly onSelectionChange: (selection: Selection) => void;
  readonly onRefused: (problem: Problem) => void;
  readonly onQuickAdd: (request: QuickAddRequest) => void;
};
