import type { FlowRunState, Selection } from '@countersign/canvas';
import { FlowEditor } from '@countersign/canvas';
import type { Command, Position, Problem } from '@countersign/model';
import { Activity, type ReactNode, useCallback, useMemo, useState } from 'react';
import { useCanvasLabels } from '../../ui/useCanvasLabels.ts';
import classes from './Builder.module.css';
import { useBuilder, useDocument, useSelection, useStore } from './BuilderContext.ts';
import { EmptyCanvas } from './EmptyCanvas.tsx';
import { useFindings } from './FindingsProvider.tsx';
import { focusAdded } from './focusStep.ts';
import { withFolds } from './folds/withFolds.ts';
import { ProblemsPanel, SimulatorPanel } from './parts.ts';
import { useVisitors } from './presence/useVisitors.ts';
import { PathBanner } from './problems/PathBanner.tsx';
import { createStore } from './session/createStore.ts';
import { NOTHING_PLAYED } from './simulator/simulatorState.ts';
import { useProblemCounts } from './useDiagnostics.ts';
import type { StepActions } from './useStepActions.ts';

type CanvasAreaProps = {
  readonly steps: StepActions;
  readonly hasMinimap: boolean;
  readonly onImport: () => void;
  /** The menu of the selection is asked for at a place of the screen. */
  readonly onMenu: (at: Position) => void;
  /** Closes the problems; absent while they are closed. */
  readonly onCloseProblems: (() => void) | undefined;
  readonly isSimulating: boolean;
  readonly onCloseSimulator: () => void;
  /** What lies on the canvas for the time being. */
  readonly children?: ReactNode;
};

/** The canvas with what lies on and below it. */
export function CanvasArea({
  steps,
  hasMinimap,
  onImport,
  onMenu,
  onCloseProblems,
  isSimulating,
  onCloseSimulator,
  children,
}: CanvasAreaProps) {
  const { session, canvas, folds } = useBuilder();
  const { diagnostics, shownPath } = useFindings();
  const marks = useMemo(() => (shownPath === undefined ? undefined : { path: shownPath.mark }), [shownPath]);
  const document = useDocument();
  const foldState = useStore(folds.state);
  const drawn = useMemo(() => withFolds(document, foldState), [document, foldState]);
  const [played, setPlayed] = useState<FlowRunState>();
  const [simulation] = useState(() => createStore(NOTHING_PLAYED));
  // From its first opening on it is only hidden: what was typed in it is there when it is opened again.
  const [hasSimulated, setHasSimulated] = useState(false);
  if (isSimulating && !hasSimulated) setHasSimulated(true);
  const onCommand = useCallback(
    (command: Command, burst?: string) => void session.run(command, burst),
    [session],
  );
  const onSelectionChange = useCallback((next: Selection) => session.select(next), [session]);
  const begin = () => {
    steps.addFromPalette('trigger');
    focusAdded(session.selection.get().nodes);
  };
  const onRefused = useCallback((problem: Problem) => session.refuse(problem), [session]);
  return (
    <div className={classes['middle']}>
      <div className={classes['canvas']}>
        <FlowEditor
          ref={canvas}
          document={drawn}
          selection={useSelection()}
          marks={marks}
          problems={useProblemCounts(diagnostics)}
          visitors={useVisitors()}
          labels={useCanvasLabels()}
          hasMinimap={hasMinimap}
          {...(played === undefined ? {} : { run: played })}
          onCommand={onCommand}
          onFold={folds.fold}
          onSelectionChange={onSelectionChange}
          onRefused={onRefused}
          onQuickAdd={steps.ask}
          onDropKind={steps.drop}
          onMenu={onMenu}
        />
        <PathBanner />
        {children}
        {document.nodes.length === 0 && <EmptyCanvas onStart={begin} onImport={onImport} />}
      </div>
      {onCloseProblems && <ProblemsPanel onClose={onCloseProblems} />}
      {hasSimulated && (
        <Activity mode={isSimulating ? 'visible' : 'hidden'}>
          <SimulatorPanel store={simulation} onClose={onCloseSimulator} onMarks={setPlayed} />
        </Activity>
      )}
    </div>
  );
}
