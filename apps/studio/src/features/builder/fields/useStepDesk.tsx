import { writingAt } from '@countersign/compiler';
import { useDeferredValue, useMemo } from 'react';
import type { ExpressionDesk } from '../../../ui/expression/index.ts';
import { useDocument } from '../BuilderContext.ts';
import { usePreviewCase } from './usePreviewCase.tsx';

/** What the expressions of a step see in the flow as it is drawn now, and the case that they are shown with. */
export function useStepDesk(node: string): ExpressionDesk {
  const document = useDeferredValue(useDocument());
  const preview = usePreviewCase(document, node);
  return useMemo(
    () => ({ writing: (pointer) => writingAt(document, node, pointer), preview }),
    [document, node, preview],
  );
}
