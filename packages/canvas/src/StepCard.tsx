import { canBeEntered, type FlowNode, NODE_KIND_INFO, type OutPort, outPorts } from '@countersign/model';
import { Handle, type NodeProps, Position } from '@xyflow/react';
import { memo } from 'react';
import { portKey, useCanvas } from './CanvasContext.ts';
import { KindIcon } from './KindIcon.tsx';
import { nodeLine } from './nodeLine.ts';
import { ENTRY_Y, portY } from './nodeSize.ts';
import { StepMarks } from './StepMarks.tsx';
import { ENTRY_HANDLE, type StepNode } from './toReactFlow.ts';

/** The card of one step: what kind it is, what it is called, the line that matters, its ways out, and how it stands. */
export const StepCard = memo(function StepCard({ data, selected }: NodeProps<StepNode>) {
  const { node } = data;
  const { run, changes, isEditable, labels } = useCanvas();
  const ports = outPorts(node);
  const info = NODE_KIND_INFO[node.kind];
  const line = nodeLine(node, labels.phrase);
  return (
    <div
      className="cs-card"
      data-family={info.family}
      data-kind={node.kind}
      data-selected={selected || undefined}
      data-run={run === undefined ? undefined : (run.nodes[node.id] ?? 'none')}
      data-change={changes.get(node.id)}
    >
      {canBeEntered(node) && (
        <Handle
          id={ENTRY_HANDLE}
          type="target"
          position={Position.Left}
          style={{ top: ENTRY_Y }}
          isConnectableStart={false}
        />
      )}
      <div className="cs-card-head">
        <KindIcon kind={node.kind} size={34} />
        <div className="cs-card-names">
          <span className="cs-card-kind">{labels.phrase(info.title)}</span>
          <span className="cs-card-title">{node.title}</span>
        </div>
        <StepMarks node={node} />
      </div>
      <div className="cs-card-line" title={line}>
        {line}
      </div>
      {ports.length > 1 && (
        <ul className="cs-card-ports">
          {ports.map((port) => (
            <li key={port.name} data-required={port.required || undefined}>
              {labels.phrase(port.title)}
            </li>
          ))}
        </ul>
      )}
      {ports.map((port, index) => (
        <OutHandle key={port.name} node={node} port={port} index={index} isEditable={isEditable} />
      ))}
    </div>
  );
});

type OutHandleProps = {
  readonly node: FlowNode;
  readonly port: OutPort;
  readonly index: number;
  readonly isEditable: boolean;
};

function OutHandle({ node, port, index, isEditable }: OutHandleProps) {
  const { wired, labels, onQuickAdd } = useCanvas();
  const top = portY(node, index);
  const isWired = wired.has(portKey(node.id, port.name));
  const addAfter = labels.addAfter(node.title, labels.phrase(port.title));
  return (
    <>
      <Handle
        id={port.name}
        type="source"
        position={Position.Right}
        style={{ top }}
        data-wired={isWired || undefined}
      />
      {isEditable && !isWired && (
        <button
          type="button"
          className="cs-add nodrag nopan"
          data-required={port.required || undefined}
          style={{ top }}
          aria-label={addAfter}
          title={addAfter}
          onClick={(event) => {
            event.stopPropagation();
            const box = event.currentTarget.getBoundingClientRect();
            onQuickAdd({
              from: { type: 'port', source: node.id, port: port.name },
              screen: { x: box.right, y: box.top },
            });
          }}
        >
          +
        </button>
      )}
    </>
  );
}
