import { type FlowEditorHandle, NOTHING_SELECTED, type PathMark, selectNode } from '@countersign/canvas';
import { type Diagnostic, type FlowDocument, nodeById } from '@countersign/model';
import { type RefObject, useCallback, useMemo, useState } from 'react';
import type { Folds } from './folds/openFolds.ts';
import { unfold } from './folds/unfold.ts';
import { pathOfFinding } from './pathOfFinding.ts';
import { isSameFinding } from './problems/isSameFinding.ts';
import type { BuilderSession } from './session/BuilderSession.ts';

/** The way that a finding is about, as long as the finding is there. */
export type ShownPath = { readonly finding: Diagnostic; readonly mark: PathMark };

/** A step, and a field of its settings as a JSON pointer; without a step the flow as a whole. */
export type FieldPlace = { readonly node?: string; readonly field?: string };

export type Findings = {
  readonly diagnostics: readonly Diagnostic[];
  /** Shows the place of a finding: selects its node and moves the focus to its field. */
  readonly showFinding: (finding: Diagnostic) => void;
  /** Shows a step, and moves the focus to one of its fields. */
  readonly showField: (place: FieldPlace) => void;
  /** The way of the finding that was shown last, if it is about one. */
  readonly shownPath: ShownPath | undefined;
  readonly hidePath: () => void;
  /** The field of the inspector that is to be focused next, as a JSON pointer into the config. */
  readonly focusedField: string | undefined;
};

/** Where the input of a case is described. */
const triggerOf = ({ nodes }: FlowDocument): string | undefined =>
  nodes.find(({ kind }) => kind === 'trigger')?.id;

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
  const showField = useCallback(
    ({ field, ...place }: FieldPlace) => {
      const { document } = session.editing.get();
      const node = place.node ?? (field?.startsWith('/input') ? triggerOf(document) : undefined);
      setShown(undefined);
      setFocusedField(undefined);
      if (node === undefined || nodeById(document, node) === undefined) {
        session.select(NOTHING_SELECTED);
        return;
      }
      unfold(folds, document, node);
      session.select(selectNode(node));
      canvas.current?.reveal(node);
      if (field !== undefined) requestAnimationFrame(() => setFocusedField(field));
    },
    [session, folds, canvas],
  );
  const hidePath = useCallback(() => setShown(undefined), []);
  const shownPath = useMemo((): ShownPath | undefined => {
    const finding = shown && diagnostics.find((one) => isSameFinding(one, shown));
    const mark = finding && pathOfFinding(finding, session.editing.get().document);
    return finding === undefined || mark === undefined ? undefined : { finding, mark };
  }, [shown, diagnostics, session]);
  return { focusedField, showFinding, showField, shownPath, hidePath };
}
