import { type FlowEditorHandle, NOTHING_SELECTED, type PathMark, selectNode } from '@countersign/canvas';
import { type Diagnostic, type FlowDocument, nodeById } from '@countersign/model';
import { type RefObject, useCallback, useMemo, useState } from 'react';
import type { Folds } from './folds/openFolds.ts';
import { unfold } from './folds/unfold.ts';
import { pathOfFinding } from './pathOfFinding.ts';
import type { FindingCounts } from './problems/countFindings.ts';
import { isSameFinding } from './problems/isSameFinding.ts';
import type { BuilderSession } from './session/BuilderSession.ts';
import type { Store } from './session/createStore.ts';

/** The way that a finding is about, as long as the finding is there. */
export type ShownPath = { readonly finding: Diagnostic; readonly mark: PathMark };

/** A step, and a field of its settings as a JSON pointer; without a step the flow as a whole. */
export type FieldPlace = { readonly node?: string | undefined; readonly field?: string | undefined };

export type Findings = {
  readonly diagnostics: readonly Diagnostic[];
  /** How many there are, for all places that say so. */
  readonly counts: FindingCounts;
  /** Whether the flow was looked at yet: no finding means nothing before. */
  readonly isChecked: boolean;
  /** Shows the place of a finding: selects its node and moves the focus to its field. */
  readonly showFinding: (finding: Diagnostic) => void;
  /** Shows a step, and moves the focus to one of its fields. */
  readonly showField: (place: FieldPlace) => void;
  /** The way of the finding that was shown last, if it is about one. */
  readonly shownPath: ShownPath | undefined;
  readonly hidePath: () => void;
  /** The field of the inspector that is to be focused next, as a JSON pointer into the config; '' is the whole panel. */
  readonly focusedField: string | undefined;
};

/** Where the input of a case is described. */
const triggerOf = ({ nodes }: FlowDocument): string | undefined =>
  nodes.find(({ kind }) => kind === 'trigger')?.id;

type Places = {
  readonly session: BuilderSession;
  readonly folds: Folds;
  readonly showsFlow: Store<boolean>;
  readonly canvas: RefObject<FlowEditorHandle | null>;
};

/**
 * Leads from a finding to its place: the step comes into view, or the settings of the flow, then the field gets the focus. A finding about a way (from
 * an agent to what cannot be undone) has the whole way painted until it is mended or put away.
 */
export function useShowFinding(
  { session, folds, showsFlow, canvas }: Places,
  diagnostics: readonly Diagnostic[],
) {
  const [focusedField, setFocusedField] = useState<string>();
  const [shown, setShown] = useState<Diagnostic>();
  const focusNext = useCallback((field: string | undefined) => {
    setFocusedField(undefined);
    // After the inspector has drawn what the field belongs to.
    if (field !== undefined) requestAnimationFrame(() => setFocusedField(field));
  }, []);
  const showFlow = useCallback(
    (field: string | undefined) => {
      session.select(NOTHING_SELECTED);
      showsFlow.set(true);
      focusNext(field ?? '');
    },
    [session, showsFlow, focusNext],
  );
  const showField = useCallback(
    ({ field, ...place }: FieldPlace) => {
      const { document } = session.editing.get();
      const node = place.node ?? (field?.startsWith('/input') ? triggerOf(document) : undefined);
      setShown(undefined);
      if (node === undefined) return showFlow(field);
      if (nodeById(document, node) === undefined) return session.select(NOTHING_SELECTED);
      unfold(folds, document, node);
      session.select(selectNode(node));
      canvas.current?.reveal(node);
      focusNext(field);
    },
    [session, folds, canvas, focusNext, showFlow],
  );
  const showFinding = useCallback(
    (finding: Diagnostic) => {
      const { node, edge } = finding;
      const path = pathOfFinding(finding, session.editing.get().document);
      if (edge !== undefined && node === undefined) session.select({ nodes: [], edges: [edge], notes: [] });
      else showField(finding);
      setShown(path === undefined ? undefined : finding);
      // The whole way is worth more than its first step.
      if (path !== undefined) canvas.current?.fitSteps(path.nodes);
    },
    [session, canvas, showField],
  );
  const hidePath = useCallback(() => setShown(undefined), []);
  const shownPath = useMemo((): ShownPath | undefined => {
    const finding = shown && diagnostics.find((one) => isSameFinding(one, shown));
    const mark = finding && pathOfFinding(finding, session.editing.get().document);
    return finding === undefined || mark === undefined ? undefined : { finding, mark };
  }, [shown, diagnostics, session]);
  return { focusedField, showFinding, showField, shownPath, hidePath };
}
