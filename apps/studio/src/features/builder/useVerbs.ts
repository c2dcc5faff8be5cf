import { type FlowEditorHandle, NOTHING_SELECTED } from '@countersign/canvas';
import { groupKey } from '@countersign/drawing';
import { type FlowGroup, nodeById } from '@countersign/model';
import { type RefObject, useMemo } from 'react';
import type { GroupActions } from './canvasMenu/groupActions.ts';
import type { StepMenu } from './canvasMenu/useStepMenu.tsx';
import { focusAfterRemoval, focusTitle } from './focusStep.ts';
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
  readonly menu: Pick<StepMenu, 'groups' | 'askReplace'>;
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
  const { groups, askReplace } = targets.menu;
  const drawing = useMemo(
    () => drawingVerbs({ session, canvas, actions, groups }),
    [session, canvas, actions, groups],
  );
  return useMemo(
    () => ({
      ...drawing,
      add: askBehindSelection,
      insert: askBeforeSelection,
      connect: () => onlyStep(session) !== undefined && onConnect(),
      replace: askReplace,
      find: onFind,
      outline: onOutline,
      simulate: onSimulate,
      problems: onProblems,
      help: onHelp,
    }),
    [
      session,
      drawing,
      askBehindSelection,
      askBeforeSelection,
      askReplace,
      onConnect,
      onFind,
      onOutline,
      onSimulate,
      onProblems,
      onHelp,
    ],
  );
}

type Drawing = Pick<VerbTargets, 'session' | 'canvas' | 'actions'> & { readonly groups: GroupActions };

/** What needs nothing opened: it is done to the drawing, the selection or the view at once. */
function drawingVerbs({ session, canvas, actions, groups }: Drawing) {
  const withGroup = (act: (group: FlowGroup) => void) => () => {
    const group = groups.groupOfSelection();
    if (group !== undefined) act(group);
  };
  const document = () => session.editing.get().document;
  return {
    inspect: () => onlyStep(session) !== undefined && focusTitle(),
    rename: () => onlyStep(session) !== undefined && focusTitle(),
    earlier: () => moveStep(session, 'earlier'),
    later: () => moveStep(session, 'later'),
    remove: actions.remove,
    undo: () => session.undo(),
    redo: () => session.redo(),
    group: groups.group,
    ungroup: withGroup(groups.dissolve),
    fold: withGroup((group) => {
      const goOn = focusAfterRemoval();
      groups.fold(group);
      if (group.isFolded !== true) goOn([groupKey(group.id)]);
    }),
    duplicate: actions.duplicate,
    selectAll: actions.selectAll,
    invert: () => session.select(inverted(document(), session.selection.get())),
    selectBehind: () => session.select(withBehind(document(), session.selection.get())),
    selectNothing: () => session.select(NOTHING_SELECTED),
    fit: () => canvas.current?.fit(),
    zoom: () => {
      const { nodes, notes } = session.selection.get();
      if (nodes.length + notes.length > 0) canvas.current?.fitSteps(nodes, notes);
    },
  };
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
