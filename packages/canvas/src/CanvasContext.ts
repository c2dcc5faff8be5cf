import type { FlowDocument, FlowGroup, FlowNote, Position } from '@countersign/model';
import { createContext, use } from 'react';
import type { CanvasLabels } from './canvasLabels.ts';
import type { Level } from './level.ts';
import type { CanvasMarks } from './marks.ts';
import type { FlowRunState } from './runState.ts';

/** How many problems of each weight a step has. */
export type ProblemCount = { readonly errors: number; readonly warnings: number };

/** Somebody else who has a step selected right now. `color` is any CSS colour. */
export type Visitor = { readonly name: string; readonly color: string };

export const NO_VISITORS: ReadonlyMap<string, readonly Visitor[]> = new Map();

/** A wish for a new step at a place: behind a port, or in the middle of a wire. `screen` is where to open the menu. */
export type QuickAddRequest = {
  readonly from:
    | { readonly type: 'port'; readonly source: string; readonly port: string }
    | { readonly type: 'edge'; readonly edge: string };
  readonly position?: Position;
  readonly screen: Position;
};

/** What cards and wires need beside their own record. */
export type CanvasContextValue = {
  readonly labels: CanvasLabels;
  readonly isEditable: boolean;
  readonly level: Level;
  /** The sign at the end of a wire, as a reference to where it is drawn. */
  readonly arrow: string;
  /** What a step is called now. */
  readonly titleOf: (node: string) => string;
  /** Ports that have a wire, as `node.port`. */
  readonly wired: ReadonlySet<string>;
  readonly problems: ReadonlyMap<string, ProblemCount>;
  readonly run: FlowRunState | undefined;
  readonly marks: CanvasMarks;
  readonly visitors: ReadonlyMap<string, readonly Visitor[]>;
  readonly onQuickAdd: (request: QuickAddRequest) => void;
  readonly onNoteText: (note: FlowNote, text: string) => void;
  readonly onNoteRemove: (id: string) => void;
  readonly onNoteColor: (note: FlowNote, color: FlowNote['color']) => void;
  readonly onGroup: (group: FlowGroup) => void;
  readonly onFold: (group: string, isFolded: boolean) => void;
  readonly onGroupRemove: (id: string) => void;
};

const CanvasContext = createContext<CanvasContextValue | undefined>(undefined);

export const CanvasProvider = CanvasContext.Provider;

/** The surroundings of a card or wire. */
export function useCanvas(): CanvasContextValue {
  const value = use(CanvasContext);
  if (value === undefined) throw new Error('Cards and wires are drawn inside a canvas only');
  return value;
}

export const portKey = (node: string, port: string): string => `${node}.${port}`;

/** Every port of the flow that has a wire. */
export const wiredPorts = (document: Pick<FlowDocument, 'edges'>): ReadonlySet<string> =>
  new Set(document.edges.map((edge) => portKey(edge.source, edge.port)));
