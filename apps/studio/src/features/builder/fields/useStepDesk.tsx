import { writingAt } from '@countersign/compiler';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo } from 'react';
import type { ExpressionDesk } from '../../../ui/expression/index.ts';
import { useDocument } from '../BuilderContext.ts';
import { usePreviewCase } from './usePreviewCase.tsx';

/** What expressions see is read anew a moment after the last edit: typing does not wait for it. */
const QUIET_MS = 200;

/** What the expressions of a step see in the flow as it is drawn, and the case that they are shown with. */
export function useStepDesk(node: string): ExpressionDesk {
  const [document] = useDebouncedValue(useDocument(), QUIET_MS);
  const preview = usePreviewCase(document, node);
  return useMemo(
    () => ({ writing: (pointer) => writingAt(document, node, pointer), preview }),
    [document, node, preview],
  );
}
