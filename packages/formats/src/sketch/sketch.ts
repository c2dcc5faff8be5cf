import type { FlowNote, ImportLoss, Json, NodeKind, Position } from '@countersign/model';

/** The programs and languages whose files are read. */
export const FOREIGN_FORMATS = ['n8n', 'Flowise', 'BPMN 2.0', 'Amazon States Language', 'Node-RED'] as const;
export type ForeignFormat = (typeof FOREIGN_FORMATS)[number];

/** A step as a reader found it: already of one of our kinds, with a config that may still be incomplete. */
export type SketchStep = {
  /** What the file calls it: wires name it so. */
  readonly key: string;
  name: string;
  kind: NodeKind;
  config: Json;
  readonly at: Position | null;
  /** Its kind in the file; null for a step that the import itself put in. */
  readonly foreignKind: string | null;
  readonly original: Json;
  isPlaceholder: boolean;
  readonly losses: ImportLoss[];
  /** Set for a step that our own export wrote: it keeps its id, its origin and exactly its wires. */
  readonly own?: { readonly id: string; readonly origin: unknown };
};

/** Several wires may leave one port; the builder makes a parallel step of them. */
export type SketchWire = { readonly from: string; readonly port: string; readonly to: string };

type SketchNote = Pick<FlowNote, 'text' | 'width' | 'height'> & {
  readonly at: Position;
  readonly color?: FlowNote['color'];
};

/** What a reader makes of a file. */
export type Sketch = {
  readonly format: ForeignFormat;
  readonly name: string;
  readonly description: string;
  readonly steps: SketchStep[];
  wires: SketchWire[];
  readonly notes: SketchNote[];
  /** What belongs to no step; told at the trigger. */
  readonly losses: ImportLoss[];
  /** Input and settings, where our own export wrote the file. */
  ownFields?: { readonly input?: unknown; readonly settings?: unknown };
};

export const emptySketch = (format: ForeignFormat, name: string, description = ''): Sketch => ({
  ...{ format, name, description },
  ...{ steps: [], wires: [], notes: [], losses: [] },
});
