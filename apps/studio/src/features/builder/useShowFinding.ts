import { type FlowEditorHandle, selectNode } from '@countersign/canvas';
import type { Diagnostic } from '@countersign/model';
import { type RefObject, useCallback, useState } from 'react';
import type { BuilderSession } from './session/BuilderSession.ts';

/** Leads from a finding to its place: the step comes into view, then its field gets the focus. */
export function useShowFinding(session: BuilderSession, canvas: RefObject<FlowEditorHandle | null>) {
  const [focusedField, setFocusedField] = useState<string>();
  const showFinding = useCallback(
    ({ node, edge, field }: Diagnostic) => {
      setFocusedField(undefined);
      if (node !== undefined) {
        session.select(selectNode(node));
        canvas.current?.reveal(node);
        // After the inspector has drawn the step that the field belongs to.
        if (field !== undefined) requestAnimationFrame(() => setFocusedField(field));
      } else if (edge !== undefined) {
        session.select({ nodes: [], edges: [edge], notes: [] });
      }
    },
    [session, canvas],
  );
  return { focusedField, showFinding };
}
