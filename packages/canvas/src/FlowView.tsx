import type { FlowDocument } from '@countersign/model';
import { Background, Controls, ReactFlow, ReactFlowProvider } from '@xyflow/react';
import { useMemo } from 'react';
import { type CanvasContextValue, CanvasProvider, wiredPorts } from './CanvasContext.ts';
import { type CanvasLabels, DEFAULT_LABELS } from './canvasLabels.ts';
import { CULL_FROM, EDGE_TYPES, NODE_TYPES, SHARED_PROPS } from './drawing.ts';
import { FarWires } from './FarWires.tsx';
import { Overview } from './Overview.tsx';
import type { FlowRunState, NodeChangeState } from './runState.ts';
import { NOTHING_SELECTED, selectNode } from './selection.ts';
import type { CanvasEdge } from './toReactFlow.ts';
import { useCanvasRecords } from './useCanvasRecords.ts';
import { useLevel } from './useLevel.ts';
import './canvas.css';

export type FlowViewProps = {
  readonly document: FlowDocument;
  /** How a run stands on the drawing. */
  readonly run?: FlowRunState;
  /** How steps differ from another version. */
  readonly changes?: ReadonlyMap<string, NodeChangeState>;
  readonly selectedNode?: string;
  readonly onSelectNode?: (id: string | undefined) => void;
  readonly labels?: Partial<CanvasLabels>;
  readonly hasMinimap?: boolean;
};

const NONE = new Map<never, never>();
const NO_EDGES: CanvasEdge[] = [];
const NONE_MOVED: ReadonlySet<string> = new Set();
const nothing = () => undefined;

/** A flow to look at: it can be moved and zoomed, steps can be chosen, nothing can be changed. Fills its parent. */
export function FlowView(props: FlowViewProps) {
  return (
    <ReactFlowProvider>
      <View {...props} />
    </ReactFlowProvider>
  );
}

function View({
  document,
  run,
  changes,
  selectedNode,
  onSelectNode,
  labels,
  hasMinimap = false,
}: FlowViewProps) {
  const words = useMemo(() => ({ ...DEFAULT_LABELS, ...labels }), [labels]);
  const selection = useMemo(
    () => (selectedNode === undefined ? NOTHING_SELECTED : selectNode(selectedNode)),
    [selectedNode],
  );
  const level = useLevel();
  const { nodes, edges } = useCanvasRecords({ document, selection, overrides: NONE });
  const context = useMemo(
    (): CanvasContextValue => ({
      labels: words,
      isEditable: false,
      level,
      wired: wiredPorts(document),
      problems: NONE,
      run,
      changes: changes ?? NONE,
      onQuickAdd: nothing,
      onNoteText: nothing,
      onNoteRemove: nothing,
    }),
    [words, level, document, run, changes],
  );
  return (
    <CanvasProvider value={context}>
      <div className="cs-canvas" data-mode="view" data-level={level}>
        <ReactFlow
          {...SHARED_PROPS}
          onlyRenderVisibleElements={document.nodes.length >= CULL_FROM}
          nodes={nodes}
          edges={level === 'far' ? NO_EDGES : edges}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          aria-label={words.canvas}
          nodesDraggable={false}
          nodesConnectable={false}
          edgesFocusable={false}
          onNodeClick={(_event, node) => node.type === 'step' && onSelectNode?.(node.id)}
          onPaneClick={() => onSelectNode?.(undefined)}
          ariaLabelConfig={{
            'controls.zoomIn.ariaLabel': words.zoomIn,
            'controls.zoomOut.ariaLabel': words.zoomOut,
            'controls.fitView.ariaLabel': words.fit,
          }}
        >
          <Background gap={24} size={1.6} color="var(--canvas-dots)" />
          <Controls showInteractive={false} position="bottom-left" />
          {level === 'far' && <FarWires nodes={nodes} edges={edges} moved={NONE_MOVED} />}
          {hasMinimap && <Overview document={document} label={words.minimap} />}
        </ReactFlow>
      </div>
    </CanvasProvider>
  );
}
