import {
  FlowEditor,
  type FlowEditorHandle,
  NOTHING_SELECTED,
  type QuickAddRequest,
  selectNode,
} from '@countersign/canvas';
import { type Diagnostic, nodeById, outPorts } from '@countersign/model';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useT } from '../../strings/useT.ts';
import { notifyProblem } from '../../ui/notify.ts';
import { openPort } from './addStep.ts';
import classes from './Builder.module.css';
import { BuilderProvider, useStore } from './BuilderContext.ts';
import { EmptyCanvas } from './EmptyCanvas.tsx';
import { Inspector } from './inspector/Inspector.tsx';
import { arrange } from './layout/arrange.ts';
import { Palette } from './palette/Palette.tsx';
import { QuickAdd } from './palette/QuickAdd.tsx';
import { QuickAddProvider } from './palette/QuickAddContext.ts';
import { ConflictBanner } from './panels/ConflictBanner.tsx';
import { KeysHelp } from './panels/KeysHelp.tsx';
import { ProblemsPanel } from './panels/ProblemsPanel.tsx';
import { Toolbar } from './panels/Toolbar.tsx';
import { PublishDialog } from './publish/PublishDialog.tsx';
import { TestRun } from './publish/TestRun.tsx';
import type { BuilderSession } from './session/BuilderSession.ts';
import { useBuilderKeys } from './useBuilderKeys.ts';
import { useCanvasLabels } from './useCanvasLabels.ts';
import { useDiagnostics, useProblemCounts } from './useDiagnostics.ts';
import { useDocumentFile } from './useDocumentFile.tsx';
import { useSelectionActions } from './useSelectionActions.ts';
import { useStepActions } from './useStepActions.ts';
import { VersionsDrawer } from './versions/VersionsDrawer.tsx';

type WorkbenchProps = {
  readonly session: BuilderSession;
  readonly workspace: string;
  readonly flow: string;
  readonly version: number | null;
};

/** A small flow is an overview of itself. */
const MINIMAP_FROM = 12;

type Dialog = 'publish' | 'test' | 'versions' | 'keys';

/** The builder of one flow: palette, canvas, inspector, problems, and the dialogs that go with them. */
export function Workbench({ session, workspace, flow, version }: WorkbenchProps) {
  const t = useT();
  const canvas = useRef<FlowEditorHandle>(null);
  const { document } = useStore(session.editing);
  const selection = useStore(session.selection);
  const diagnostics = useDiagnostics(document);
  const [dialog, setDialog] = useState<Dialog>();
  const [hasProblems, setProblems] = useState(false);
  const [hasMinimap, setMinimap] = useState(document.nodes.length >= MINIMAP_FROM);
  const [showsFlow, setShowsFlow] = useState(false);
  const [focusedField, setFocusedField] = useState<string>();
  const steps = useStepActions(session, canvas);
  const actions = useSelectionActions(session);
  const fit = useCallback(() => canvas.current?.fit(), []);
  const file = useDocumentFile(session, flow, fit);
  const onAdd = useCallback(() => askBehindSelection(session, steps.ask), [session, steps.ask]);
  useBuilderKeys({ session, actions, onAdd, onFit: fit });

  const showFinding = useCallback(
    ({ node, edge, field }: Diagnostic) => {
      setFocusedField(undefined);
      if (node !== undefined) {
        session.select(selectNode(node));
        canvas.current?.reveal(node);
        // A field is focused after the inspector has drawn the step it belongs to.
        if (field !== undefined) requestAnimationFrame(() => setFocusedField(field));
      } else if (edge !== undefined) {
        session.select({ nodes: [], edges: [edge], notes: [] });
      }
    },
    [session],
  );
  const onArrange = async () => {
    const chosen = session.selection.get().nodes;
    const ids = new Set(chosen.length > 1 ? chosen : document.nodes.map((node) => node.id));
    if (ids.size === 0) return;
    try {
      session.run({ type: 'moveNodes', moves: await arrange(document, ids) });
      requestAnimationFrame(fit);
    } catch (error) {
      notifyProblem(error, t);
    }
  };
  const context = useMemo(
    () => ({ session, workspace, flow, version, canvas, diagnostics, showFinding, focusedField }),
    [session, workspace, flow, version, diagnostics, showFinding, focusedField],
  );
  const close = () => setDialog(undefined);
  return (
    <BuilderProvider value={context}>
      <QuickAddProvider value={steps.ask}>
        <div className={classes['builder']}>
          <Toolbar
            onPublish={() => setDialog('publish')}
            onTest={() => setDialog('test')}
            onToggleProblems={() => setProblems(!hasProblems)}
            onArrange={() => void onArrange()}
            onNote={steps.addNote}
            onFit={fit}
            onFlow={() => {
              setShowsFlow(selection.nodes.length > 0 || !showsFlow);
              session.select(NOTHING_SELECTED);
            }}
            onVersions={() => setDialog('versions')}
            onImport={file.importFile}
            onExport={file.exportFile}
            onKeys={() => setDialog('keys')}
            onMinimap={() => setMinimap(!hasMinimap)}
          />
          <ConflictBanner />
          <div className={classes['body']}>
            <Palette onAdd={steps.addFromPalette} />
            <div className={classes['middle']}>
              <div className={classes['canvas']}>
                <FlowEditor
                  ref={canvas}
                  document={document}
                  selection={selection}
                  problems={useProblemCounts(diagnostics)}
                  labels={useCanvasLabels()}
                  hasMinimap={hasMinimap}
                  onCommand={useCallback((command, burst) => session.run(command, burst), [session])}
                  onSelectionChange={useCallback((next) => session.select(next), [session])}
                  onRefused={useCallback((problem) => session.refuse(problem), [session])}
                  onQuickAdd={steps.ask}
                  onDropKind={steps.drop}
                />
                {document.nodes.length === 0 && (
                  <EmptyCanvas onStart={() => steps.addFromPalette('trigger')} onImport={file.importFile} />
                )}
              </div>
              {hasProblems && <ProblemsPanel onClose={() => setProblems(false)} />}
            </div>
            <Inspector showsFlow={showsFlow} />
          </div>
        </div>
        {steps.request && (
          <QuickAdd
            key={placeKey(steps.request)}
            request={steps.request}
            document={document}
            onAdd={steps.choose}
            onConnect={steps.connect}
            onClose={() => steps.ask(undefined)}
          />
        )}
        {file.picker}
        <PublishDialog isOpen={dialog === 'publish'} onClose={close} onTest={() => setDialog('test')} />
        <TestRun isOpen={dialog === 'test'} onClose={close} onPublish={() => setDialog('publish')} />
        <VersionsDrawer isOpen={dialog === 'versions'} onClose={close} />
        <KeysHelp isOpen={dialog === 'keys'} onClose={close} />
      </QuickAddProvider>
    </BuilderProvider>
  );
}

/** A menu that opens elsewhere is another menu: its search is empty and has the focus. */
const placeKey = ({ screen }: QuickAddRequest) => `${screen.x}/${screen.y}`;

/** The key for adding: asks what should follow the selected step, beside its card. */
function askBehindSelection(session: BuilderSession, ask: ReturnType<typeof useStepActions>['ask']): void {
  const { document } = session.editing.get();
  const [id] = session.selection.get().nodes;
  const node = id === undefined ? undefined : nodeById(document, id);
  const port = node && (openPort(document, node) ?? outPorts(node)[0]?.name);
  if (node === undefined || port === undefined) return;
  const card = globalThis.document
    .querySelector(`.react-flow__node[data-id="${node.id}"]`)
    ?.getBoundingClientRect();
  ask({
    from: { type: 'port', source: node.id, port },
    screen: { x: card?.right ?? window.innerWidth / 2, y: card?.top ?? window.innerHeight / 3 },
  });
}
