import type { Place } from '../conditions/place.ts';
import type { Fields } from '../read/fields.ts';
import type { SketchStep, SketchWire } from '../sketch/sketch.ts';
import type { Mapping } from '../sketch/sketchStep.ts';

/** A node as the mappings see it. `type` is without the name of its package. */
export type N8nNode = {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly version: number;
  readonly parameters: Fields;
  /** Where a value that a text of the node names (`$json.order.id`) stands in a run; null when nobody knows. */
  readonly find: (path: string) => Place | null;
  /** How many outputs have connections, counted to the last of them. */
  readonly outputs: number;
  /** The outputs that have connections, counted from 0. */
  readonly wired: ReadonlySet<number>;
  /** Whether its last output is for failures. */
  readonly hasErrorOutput: boolean;
  readonly attached: readonly { readonly node: Fields; readonly name: string; readonly type: string }[];
};

/** Ports of ours by outputs of theirs, counted from 0. */
export type OutputPorts = ReadonlyMap<number, readonly string[]>;

/** What became of a node, with steps of our own that stand behind it and their wires. */
export type NodeMapping = Mapping & {
  readonly behind?: readonly SketchStep[];
  readonly wires?: readonly SketchWire[];
  /** By which ports an output of theirs is left, where that is not the same for all steps of a kind. */
  readonly outputPorts?: OutputPorts;
};
