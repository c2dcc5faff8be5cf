import type { Diagnostic } from '@countersign/model';

/** Whether two looks at a flow found the same thing at the same place. */
export const isSameFinding = (left: Diagnostic, right: Diagnostic): boolean =>
  left.code === right.code &&
  left.node === right.node &&
  left.edge === right.edge &&
  left.field === right.field;

/** A key for lists; two findings of one place differ in what they say. */
export const findingKey = ({ code, node, field, edge, message }: Diagnostic): string =>
  [code, node, field, edge, message].join(' ');
