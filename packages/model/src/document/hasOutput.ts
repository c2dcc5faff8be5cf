import type { NodeKind } from './node.ts';

const WITH_OUTPUT: ReadonlySet<NodeKind> = new Set([
  'agent',
  'gate',
  'sampler',
  'action',
  'transform',
  'wait',
  'each',
  'subflow',
]);

/** Whether steps of this kind leave an output in `steps.<id>`. */
export const hasOutput = (kind: NodeKind): boolean => WITH_OUTPUT.has(kind);
