import { type FlowNode, NODE_KINDS, type NodeKind } from '@countersign/model';

/** The kinds of steps that may stand in a step's place: every other one, except where a run starts. */
export const kindsToReplaceBy = ({ kind }: FlowNode): readonly NodeKind[] =>
  kind === 'trigger' ? [] : NODE_KINDS.filter((other) => other !== kind && other !== 'trigger');
