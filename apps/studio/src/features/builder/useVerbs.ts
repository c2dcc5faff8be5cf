import { type FlowEditorHandle, NOTHING_SELECTED } from '@countersign/canvas';
import { nodeById } from '@countersign/model';
import { type RefObject, useMemo } from 'react';
import { focusTitle } from './focusStep.ts';
import { moveOnWay } from './moveOnWay.ts';
import { inverted, withBehind } from './selectMore.ts';
import type { BuilderSession } from './session/BuilderSession.ts';
import type { Verbs } from './useBuilderKeys.ts';
import type { SelectionActions } from './useSelectionActions.ts';
import type { StepActions } from './useStepActions.ts';

type VerbTargets = {
  readonly session: BuilderSession;
  readonly canvas: RefObject<FlowEditorHandle | null>;
  readonly actions: SelectionActions;
  readonly steps: Pick<StepActions, 'askBehindSelection' | 'askBeforeSelection'>;
  readonly onConnect: () => void;
  readonly onFind: () => void;
  readonly onOutline: () => void;
  readonly onSimulate: () => void;
  readonly onProblems: () => void;
  readonly onHelp: () => void;
};

/** What the keys and the command palette of the builder do. */
export function useVerbs(targets: VerbTargets): Verbs {
  const { session, canvas, actions, steps, onConnect, onFind, onOutline, onSimulate, onProblems, onHelp } =
    targets;
  const { askBehindSelection, askBeforeSelection } = steps;
  return useMemo(
    () => ({
      add: askBehindSelection,
      insert: askBeforeSelection,
      connect: () => onlyStep(session) !== undefined && onConnect(),
      inspect: () => onlyStep(session) !== undefined && focusTitle(),
      rename: () => onlyStep(session) !== undefined && focusTitle(),
      earlier: () => moveStep(session, 'earlier'),
      later: () => moveStep(session, 'later'),
      remove: actions.remove,
      undo: () => session.undo(),
      redo: () => session.redo(),
      duplicate: actions.duplicate,
      selectAll: actions.selectAll,
      invert: () => session.select(inverted(session.editing.get().document, session.selection.get())),
      selectBehind: () => session.select(withBehind(session.editing.get().document, session.selection.get())),
      selectNothing: () => session.select(NOTHING_SELECTED),
      find: onFind,
      outline: onOutline,
      simulate: onSimulate,
      problems: onProblems,
      fit: () => canvas.current?.fit(),
      help: onHelp,
    }),
    [
      session,
      canvas,
      actions,
      askBehindSelection,
      askBeforeSelection,
      onConnect,
      onFind,
      onOutline,
      onSimulate,
      onProblems,
      onHelp,
    ],
  );
}

/** The one step that is selected. */
function onlyStep(session: BuilderSession) {
  const [only, ...more] = session.selection.get().nodes;
  return only === undefined || more.length > 0 ? undefined : nodeById(session.editing.get().document, only);
}

function moveStep(session: BuilderSession, to: 'earlier' | 'later'): void {
  const node = onlyStep(session);
  if (node === undefined) return;
  const command = moveOnWay(session.editing.get().document, node.id, to);
  if (command.ok) session.run(command.value);
  else session.refuse(command.problem);
}
