import { ok } from '@countersign/model';
import type { RenderInput } from './effect.ts';
import { renderOperation } from './renderOperation.ts';

/** Rendered once, so that all attempts send identical bytes. */
export const renderAction: RenderInput<'action'> = ({ node, scope }) => {
  const operation = renderOperation(node.config.operation, scope);
  return operation.ok ? ok({ operation: operation.value }) : operation;
};
