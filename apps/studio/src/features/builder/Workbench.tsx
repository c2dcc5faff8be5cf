import { type FlowEditorHandle, NOTHING_SELECTED } from '@countersign/canvas';
import { memo, useCallback, useMemo, useRef, useState } from 'react';
import classes from './Builder.module.css';
import { BuilderProvider, useBuilder } from './BuilderContext.ts';
import { CanvasArea } from './CanvasArea.tsx';
import { useStepMenu } from './canvasMenu/useStepMenu.tsx';
import type { Dialog } from './Dialogs.tsx';
import { useFileImport } from './exchange/useFileImport.tsx';
import { usePastedFlow } from './exchange/usePastedFlow.ts';
import { FindingsProvider } from './FindingsProvider.tsx';
import { openFolds } from './folds/openFolds.ts';
import { Palette } from './palette/Palette.tsx';
import { QuickAdd, quickAddKey } from './palette/QuickAdd.tsx';
import { QuickAddProvider } from './palette/QuickAddContext.ts';
import { ConflictBanner } from './panels/ConflictBanner.tsx';
import { LeftWorkBanner } from './panels/LeftWorkBanner.tsx';
import { Toolbar } from './panels/Toolbar.tsx';
import { Dialogs, Inspector } from './parts.ts';
import { PresenceProvider } from './presence/PresenceContext.ts';
import { usePresence } from './presence/usePresence.ts';
import type { BuilderSession } from './session/BuilderSession.ts';
import { createStore } from './session/createStore.ts';
import { Speech } from './speech/Speech.tsx';
import { useArrange } from './useArrange.ts';
import { useBuilderCommands } from './useBuilderCommands.tsx';
import { useKeyTools } from './useKeyTools.tsx';
import { useLaterParts } from './useLaterParts.ts';
import { useNewerDraft } from './useNewerDraft.ts';
import { type SelectionActions, useSelectionActions } from './useSelectionActions.ts';
import { useStepActions } from './useStepActions.ts';

type WorkbenchProps = {
  readonly session: BuilderSession;
  readonly workspace: string;
  readonly flow: string;
  readonly version: number | null;
};

/** A small flow is an overview of itself. */
const MINIMAP_FROM = 12;

/** The builder of one flow: palette, canvas, inspector, problems, and the dialogs that go with them. */
export function Workbench({ session, workspace, flow, version }: WorkbenchProps) {
  const canvas = useRef<FlowEditorHandle>(null);
  const folds = useMemo(() => openFolds({ workspace, flow }), [workspace, flow]);
  const showsFlow = useMemo(() => createStore(false), []);
  const context = useMemo(
    () => ({ session, workspace, flow, version, folds, showsFlow, canvas }),
    [session, workspace, flow, version, folds, showsFlow],
  );
  const steps = useStepActions(session, canvas);
  const actions = useSelectionActions(session, canvas);
  const fit = useCallback(() => canvas.current?.fit(), []);
  useNewerDraft(session, flow);
  useLaterParts();
  const others = usePresence({ session, workspace, flow });
  return (
    <BuilderProvider value={context}>
      <PresenceProvider value={others}>
        <QuickAddProvider value={steps.ask}>
          <FindingsProvider>
            <Bench session={session} steps={steps} actions={actions} onFit={fit} />
          </FindingsProvider>
          {steps.request && (
            <QuickAdd
              key={quickAddKey(steps.request)}
              request={steps.request}
              onAdd={steps.choose}
              onConnect={steps.connect}
              onClose={steps.close}
            />
          )}
        </QuickAddProvider>
      </PresenceProvider>
    </BuilderProvider>
  );
}

type BenchProps = Pick<WorkbenchProps, 'session'> & {
  readonly steps: ReturnType<typeof useStepActions>;
  readonly actions: SelectionActions;
  readonly onFit: () => void;
};

/** Toolbar and panels, and which of them are open. What is typed renders only what shows it. */
const Bench = memo(function Bench({ session, steps, actions, onFit }: BenchProps) {
  const [dialog, setDialog] = useState<Dialog>();
  const [hasProblems, setProblems] = useState(false);
  const [hasSimulator, setSimulator] = useState(false);
  const [hasMinimap, setMinimap] = useState(session.editing.get().document.nodes.length >= MINIMAP_FROM);
  const file = useFileImport();
  const clipboard = usePastedFlow(actions, file.take);
  const { canvas, showsFlow } = useBuilder();
  const onArrange = useArrange(session, canvas);
  const onFlow = () => {
    showsFlow.set(session.selection.get().nodes.length > 0 || !showsFlow.get());
    session.select(NOTHING_SELECTED);
  };
  const onSimulate = useCallback(() => setSimulator((isOpen) => !isOpen), []);
  const onCloseSimulator = useCallback(() => setSimulator(false), []);
  const onProblems = useCallback(() => setProblems((isOpen) => !isOpen), []);
  const onHelp = useCallback(() => setDialog('keys'), []);
  const menu = useStepMenu({ actions, onArrange, onNote: steps.addNote });
  const tools = useKeyTools({ steps, actions: clipboard, menu, onSimulate, onProblems, onHelp });
  const commands = {
    onPublish: () => setDialog('publish'),
    onTest: () => setDialog('test'),
    onSimulate,
    onToggleProblems: onProblems,
    onArrange,
    onNote: steps.addNote,
    onFit,
    onFlow,
    onVersions: () => setDialog('versions'),
    onImport: file.open,
    onKeys: onHelp,
    onMinimap: () => setMinimap(!hasMinimap),
    onOutline: tools.verbs.outline,
    onFind: tools.verbs.find,
  };
  useBuilderCommands({ commands, verbs: tools.verbs, onAdd: steps.addFromPalette });
  return (
    <div className={classes['builder']}>
      <Toolbar {...commands} />
      <ConflictBanner />
      <LeftWorkBanner />
      <div className={classes['body']}>
        <Palette onAdd={steps.addFromPalette} />
        {tools.outline}
        <CanvasArea
          steps={steps}
          hasMinimap={hasMinimap}
          onImport={file.open}
          isSimulating={hasSimulator}
          onCloseSimulator={onCloseSimulator}
          onMenu={menu.open}
          onCloseProblems={hasProblems ? () => setProblems(false) : undefined}
        >
          {tools.findBar}
        </CanvasArea>
        <Inspector />
      </div>
      {file.dialog}
      {tools.dialog}
      {menu.content}
      <Speech />
      <Dialogs open={dialog} onOpen={setDialog} />
    </div>
  );
});
