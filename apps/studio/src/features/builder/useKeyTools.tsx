import { nodeById } from '@countersign/model';
import { type ReactNode, useCallback, useState } from 'react';
import { useBuilder } from './BuilderContext.ts';
import type { StepMenu } from './canvasMenu/useStepMenu.tsx';
import { FindBar } from './find/FindBar.tsx';
import { focusStep, focusStepAfterDialog, type Place, placeOfFocus } from './focusStep.ts';
import { ConnectDialog, Outline } from './parts.ts';
import { useBuilderKeys, type Verbs } from './useBuilderKeys.ts';
import type { SelectionActions } from './useSelectionActions.ts';
import type { StepActions } from './useStepActions.ts';
import { useVerbs } from './useVerbs.ts';

type KeyToolsOptions = {
  readonly steps: StepActions;
  readonly actions: SelectionActions;
  readonly menu: StepMenu;
  readonly onSimulate: () => void;
  readonly onProblems: () => void;
  readonly onHelp: () => void;
};

type KeyTools = {
  readonly verbs: Verbs;
  readonly outline: ReactNode;
  readonly findBar: ReactNode;
  readonly dialog: ReactNode;
};

/** The keys of the builder, and what they open: outline, search and connecting. */
export function useKeyTools({ steps, actions, menu, ...panels }: KeyToolsOptions): KeyTools {
  const { session, canvas } = useBuilder();
  const [hasOutline, setOutline] = useState(false);
  const [finding, setFinding] = useState<Place>();
  const [connecting, setConnecting] = useState<{ readonly node: string; readonly from: Place }>();
  const onOutline = useCallback(() => {
    const [selected] = session.selection.get().nodes;
    if (hasOutline && selected !== undefined) focusStep(selected, 'canvas');
    setOutline(!hasOutline);
  }, [session, hasOutline]);
  const onFind = useCallback(() => {
    setFinding(placeOfFocus());
    // Asked for again, the field takes the focus again.
    document.querySelector<HTMLInputElement>('[data-find]')?.select();
  }, []);
  const onConnect = useCallback(() => {
    const [node] = session.selection.get().nodes;
    if (node !== undefined) setConnecting({ node, from: placeOfFocus() });
  }, [session]);
  const verbs = useVerbs({ session, canvas, actions, steps, menu, onConnect, onFind, onOutline, ...panels });
  useBuilderKeys(verbs, actions);
  const endFind = () => {
    const [found] = session.selection.get().nodes;
    if (found !== undefined && finding !== undefined) focusStep(found, finding);
    setFinding(undefined);
  };
  const endConnect = () => {
    setConnecting(undefined);
    if (connecting !== undefined) focusStepAfterDialog(connecting.node, connecting.from);
  };
  const source = connecting && nodeById(session.editing.get().document, connecting.node);
  return {
    verbs,
    outline: hasOutline && <Outline onClose={onOutline} onMenu={menu.open} />,
    findBar: finding !== undefined && <FindBar onClose={endFind} />,
    dialog: source !== undefined && <ConnectDialog node={source} onClose={endConnect} />,
  };
}
