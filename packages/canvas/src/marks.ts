import type { NodeChangeState } from './runState.ts';

/** The steps and wires that a finding is about, in the order in which a run would pass them. */
export type PathMark = { readonly nodes: readonly string[]; readonly edges: readonly string[] };

/** A few words under a card. `late` and `urgent` stand out, by a sign and not by colour alone. */
export type StepBadge = {
  readonly text: string;
  /** The same where there is room for a word or two: from afar. */
  readonly brief: string;
  readonly weight: 'calm' | 'late' | 'urgent';
};

/** What is painted over a drawing besides problems and runs. */
export type CanvasMarks = {
  readonly path?: PathMark | undefined;
  /** How steps and wires differ from another version. */
  readonly steps?: ReadonlyMap<string, NodeChangeState> | undefined;
  readonly wires?: ReadonlyMap<string, WireChangeState> | undefined;
  readonly badges?: ReadonlyMap<string, StepBadge> | undefined;
};

/** How a wire differs between two versions: one that leads elsewhere now is removed at its old place and added anew. */
export type WireChangeState = 'added' | 'removed';

export const NO_MARKS: CanvasMarks = {};

/** The place of a step in a marked path, from 1; undefined for others. */
export function placeInPath({ path }: CanvasMarks, node: string): number | undefined {
  const index = path?.nodes.indexOf(node) ?? -1;
  return index < 0 ? undefined : index + 1;
}
