import { nodeById, type Position } from '@countersign/model';
import { type ReactNode, useCallback, useState } from 'react';
import { useBuilder } from '../BuilderContext.ts';
import { focusStepAfterDialog, type Place, placeOfFocus } from '../focusStep.ts';
import type { SelectionActions } from '../useSelectionActions.ts';
import { CanvasMenu } from './CanvasMenu.tsx';
import type { GroupActions } from './groupActions.ts';
import { kindsToReplaceBy } from './kindsToReplaceBy.ts';
import { ReplaceDialog } from './ReplaceDialog.tsx';
import { useGroupActions } from './useGroupActions.ts';

type StepMenuOptions = {
  readonly actions: SelectionActions;
  readonly onArrange: () => void;
  readonly onNote: () => void;
};

export type StepMenu = {
  readonly groups: GroupActions;
  /** Opens the menu of the selection at a place of the screen. */
  readonly open: (at: Position) => void;
  /** Asks what should stand in the place of the one selected step. */
  readonly askReplace: () => void;
  readonly content: ReactNode;
};

/** The menu of what is selected, on the canvas and in the outline, and the question what should replace a step. */
export function useStepMenu({ actions, onArrange, onNote }: StepMenuOptions): StepMenu {
  const { session, folds } = useBuilder();
  const groups = useGroupActions(session, folds);
  const [at, open] = useState<Position>();
  const [replaced, setReplaced] = useState<{ readonly node: string; readonly from: Place }>();
  const askReplace = useCallback(() => {
    const [only, ...more] = session.selection.get().nodes;
    const node = only === undefined ? undefined : nodeById(session.editing.get().document, only);
    if (node === undefined || more.length > 0 || kindsToReplaceBy(node).length === 0) return;
    setReplaced({ node: node.id, from: placeOfFocus() });
  }, [session]);
  const endReplace = () => {
    setReplaced(undefined);
    if (replaced !== undefined) focusStepAfterDialog(replaced.node, replaced.from);
  };
  const node = replaced && nodeById(session.editing.get().document, replaced.node);
  const content = (
    <>
      {at && (
        <CanvasMenu
          at={at}
          onClose={() => open(undefined)}
          actions={groups}
          onDuplicate={actions.duplicate}
          onRemove={actions.remove}
          onArrange={onArrange}
          onNote={onNote}
        />
      )}
      {node && (
        <ReplaceDialog node={node} onReplace={(kind) => groups.replace(node.id, kind)} onClose={endReplace} />
      )}
    </>
  );
  return { groups, open, askReplace, content };
}
