import { ENTRY_Y, isPlaceholder, kindName, nodeLine, nodeSize, portY } from '@countersign/drawing';
import { canBeEntered, type FlowNode, NODE_KIND_INFO, type OutPort, outPorts } from '@countersign/model';
import { Handle, type NodeProps, Position } from '@xyflow/react';
import { type CSSProperties, memo } from 'react';
import { portKey, useCanvas } from './CanvasContext.ts';
import { CardMarks } from './CardMarks.tsx';
import { ChangeSign } from './ChangeSign.tsx';
import { placeInPath } from './marks.ts';
import { StepIcon } from './StepIcon.tsx';
import { StepMarks } from './StepMarks.tsx';
import { ENTRY_HANDLE, type StepNode } from './toReactFlow.ts';

/** One step: what kind it is, what it is called, the line that matters, its ways out, and how it stands. */
export const StepCard = memo(function StepCard({ data, selected }: NodeProps<StepNode>) {
  const { node } = data;
  const { run, marks, level, visitors } = useCanvas();
  const here = visitors.get(node.id);
  return (
    <div
      className="cs-card"
      data-family={NODE_KIND_INFO[node.kind].family}
      data-kind={node.kind}
      data-placeholder={isPlaceholder(node) || undefined}
      data-selected={selected || undefined}
      data-run={run === undefined ? undefined : (run.nodes[node.id] ?? 'none')}
      data-change={marks.steps?.get(node.id)}
      data-path={placeInPath(marks, node.id)}
      data-visited={here && true}
      style={here && ({ '--cs-visitor': here[0]?.color } as CSSProperties)}
    >
      {here && <span className="cs-visitors">{here.map(({ name }) => name).join(', ')}</span>}
      <CardMarks node={node.id} />
      {level === 'far' ? <FarCard node={node} /> : <NearCard node={node} isFull={level === 'full'} />}
    </div>
  );
});

const FAR_SIGN = 128;

/** A coloured shape with a sign: what can be told apart at this size. */
function FarCard({ node }: { readonly node: FlowNode }) {
  const { problems, marks } = useCanvas();
  const errors = problems.get(node.id)?.errors ?? 0;
  const change = marks.steps?.get(node.id);
  return (
    <>
      {change && (
        <span className="cs-far-change">
          <ChangeSign change={change} />
        </span>
      )}
      <StepIcon node={node} size={Math.min(nodeSize(node).height, FAR_SIGN)} />
      {errors > 0 && <span className="cs-far-problem" />}
    </>
  );
}

function NearCard({ node, isFull }: { readonly node: FlowNode; readonly isFull: boolean }) {
  const { isEditable, labels } = useCanvas();
  const ports = outPorts(node);
  return (
    <>
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
        <StepIcon node={node} size={36} />
        <div className="cs-card-names">
          {isFull && <span className="cs-card-kind">{labels.phrase(kindName(node))}</span>}
          <span className="cs-card-title">{node.title}</span>
        </div>
        <StepMarks node={node} />
      </div>
      {isFull && <CardBody node={node} ports={ports} />}
      {ports.map((port, index) => (
        <OutHandle key={port.name} node={node} port={port} index={index} isEditable={isEditable} />
      ))}
    </>
  );
}

function CardBody({ node, ports }: { readonly node: FlowNode; readonly ports: readonly OutPort[] }) {
  const { labels } = useCanvas();
  const line = nodeLine(node, labels.phrase);
  return (
    <>
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
    </>
  );
}

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
