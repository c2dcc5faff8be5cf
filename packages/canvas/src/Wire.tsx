import { type FlowNode, outPorts } from '@countersign/model';
import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { memo, useState } from 'react';
import { useCanvas } from './CanvasContext.ts';
import { ENTRY_Y, nodeSize, portY } from './nodeSize.ts';
import type { CanvasEdge } from './toReactFlow.ts';
import { wirePath } from './wirePath.ts';

const LONG_WIRE = 180;

/** A wire with the name of its port, how often a run took it, and a button that puts a step into it. */
export const Wire = memo(function Wire(props: EdgeProps<CanvasEdge>) {
  const { run, isEditable, labels, onQuickAdd } = useCanvas();
  const [isHovered, setHovered] = useState(false);
  const source = props.data?.source;
  const { path, x, y, isBack } = wirePath({ ...props, ...reach(props) });
  // The port's name stands on the card too; a short wire has no room to say it again.
  const isLong = isBack || props.targetX - props.sourceX > LONG_WIRE;
  const label =
    isLong || isHovered || props.selected ? labels.phrase(portLabel(source, props.sourceHandleId)) : '';
  const taken = run?.edges[props.id] ?? 0;
  const hasButton = isEditable && (isHovered || props.selected);
  const way = labels.phrase(portLabel(source, props.sourceHandleId));
  const from = source?.title ?? props.source;
  const title = labels.insertBetween(
    way === '' ? from : `${from}, ${way}`,
    props.data?.target?.title ?? props.target,
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering only reveals a button that selecting the wire shows too
    <g
      onMouseEnter={() => setHovered(true)}
      onMouseLeave={() => setHovered(false)}
      className="cs-wire"
      data-taken={run === undefined ? undefined : taken > 0}
    >
      <BaseEdge
        path={path}
        {...(props.markerEnd ? { markerEnd: props.markerEnd } : {})}
        interactionWidth={26}
      />
      <EdgeLabelRenderer>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: hovering only reveals a button that selecting the wire shows too */}
        <div
          className="cs-wire-label nodrag nopan"
          style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
          data-taken={run === undefined ? undefined : taken > 0}
          onMouseEnter={() => setHovered(true)}
          onMouseLeave={() => setHovered(false)}
        >
          {label !== '' && <span>{label}</span>}
          {taken > 1 && <span className="cs-wire-count">×{taken}</span>}
          {hasButton && (
            <button
              type="button"
              aria-label={title}
              title={title}
              onClick={(event) => {
                event.stopPropagation();
                const box = event.currentTarget.getBoundingClientRect();
                onQuickAdd({ from: { type: 'edge', edge: props.id }, screen: { x: box.right, y: box.top } });
              }}
            >
              +
            </button>
          )}
        </div>
      </EdgeLabelRenderer>
    </g>
  );
});

/** How far the cards at both ends reach below the wire's ends. */
function reach({ data, sourceHandleId }: EdgeProps<CanvasEdge>) {
  const { source, target } = data ?? {};
  const index = source ? outPorts(source).findIndex((port) => port.name === sourceHandleId) : -1;
  return {
    sourceBelow: source && index >= 0 ? nodeSize(source).height - portY(source, index) : 0,
    targetBelow: target ? nodeSize(target).height - ENTRY_Y : 0,
  };
}

/** The port's title where a step has several ways out; a single way needs no name. */
function portLabel(source: FlowNode | undefined, port: string | null | undefined): string {
  if (source === undefined) return '';
  const ports = outPorts(source);
  return ports.length < 2 ? '' : (ports.find((candidate) => candidate.name === port)?.title ?? '');
}
