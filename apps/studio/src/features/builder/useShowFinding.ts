import { type FlowEditorHandle, type PathMark, selectNode } from '@countersign/canvas';
import type { Diagnostic } from '@countersign/model';
import { type RefObject, useCallback, useMemo, useState } from 'react';
import type { Folds } from './folds/openFolds.ts';
import { unfold } from './folds/unfold.ts';
import { pathOfFinding } from './pathOfFinding.ts';
import { isSameFinding } from './problems/isSameFinding.ts';
import type { BuilderSession } from './session/BuilderSession.ts';

/** The way that a finding is about, as long as the finding is there. */
export type ShownPath = { readonly finding: Diagnostic; readonly mark: PathMark };

type Places = {
  readonly session: BuilderSession;
  readonly folds: Folds;
  readonly canvas: RefObject<FlowEditorHandle | null>;
};

/**
 * Leads from a finding to its place: the step comes into view, then its field gets the focus. A finding about a way (from
 * an agent to what cannot be undone) has the whole way painted until it is mended or put away.
 */
export function useShowFinding({ session, folds, canvas }: Places, diagnostics: readonly Diagnostic[]) {
  const [focusedField, setFocusedField] = useState<string>();
  const [shown, setShown] = useState<Diagnostic>();
  const showFinding = useCallback(
    (finding: Diagnostic) => {
      const { node, edge, field } = finding;
      const path = pathOfFinding(finding, session.editing.get().document);
      setFocusedField(undefined);
      setShown(path === undefined ? undefined : finding);
      if (node !== undefined) {
        unfold(folds, session.editing.get().document, node);
        session.select(selectNode(node));
        if (path === undefined) canvas.current?.reveal(node);
        else canvas.current?.fitSteps(path.nodes);
        // After the inspector has drawn the step that the field belongs to.
        if (field !== undefined) requestAnimationFrame(() => setFocusedField(field));
      } else if (edge !== undefined) {
        session.select({ nodes: [], edges: [edge], notes: [] });
      }
    },
    [session, folds, canvas],
  );
  const hidePath = useCallback(() => setShown(undefined), []);
  const shownPath = useMemo((): ShownPath | undefined => {
    const finding = shown && diagnostics.find((one) => isSameFinding(one, shown));
    const mark = finding && pathOfFinding(finding, session.editing.get().document);
    return finding === undefined || mark === undefined ? undefined : { finding, mark };
  }, [shown, diagnostics, session]);
  return { focusedField, showFinding, shownPath, hidePath };
}
