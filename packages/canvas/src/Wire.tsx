import { wirePath } from '@countersign/drawing';
import type { Position } from '@countersign/model';
import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { memo, useState } from 'react';
import { useCanvas } from './CanvasContext.ts';
import { liveWire } from './liveWire.ts';
import type { WireChangeState } from './marks.ts';
import type { CanvasEdge } from './toReactFlow.ts';

const LONG_WIRE = 180;
const SIGNS = { added: '+', removed: '−' } as const satisfies {
  readonly [TChange in WireChangeState]: string;
};

/** A wire with the name of its port, how often a run took it, and a button that puts a step into it. */
export const Wire = memo(function Wire(props: EdgeProps<CanvasEdge>) {
  const { run, marks, isEditable, labels, level, arrow } = useCanvas();
  const change = marks.wires?.get(props.id);
  const [isHovered, setHovered] = useState(false);
  const { path, x, y } = wirePath(pointsOf(props));
  // The port's name stands on the card too; a short wire has no room to say it again.
  const isLong = Math.abs(props.targetX - props.sourceX) > LONG_WIRE || props.targetX < props.sourceX;
  const isChosen = isHovered || props.selected === true;
  const way = labels.phrase(props.data?.way ?? '');
  const label = isLong || isChosen ? way : '';
  const taken = run?.edges[props.id] ?? 0;
  const isTotal = run?.isTotal === true;
  const sign = change === undefined ? '' : `${SIGNS[change]} ${labels.changes[change]}`;
  const count = isTotal && taken > 0 ? `${taken}` : taken > 1 ? `×${taken}` : '';
  // From afar there is no room for more than the number, which is what is looked for there.
  const name = isTotal && level !== 'full' ? '' : label;
  const text = [sign, name, count].filter((part) => part !== '').join(' · ');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering only reveals a button that selecting the wire shows too
    <g
      onMouseEnter={() => setHovered(true)}
      onMouseLeave={() => setHovered(false)}
      className="cs-wire"
      data-taken={run === undefined ? undefined : taken > 0}
      data-change={change}
      data-path={marks.path?.edges.includes(props.id) || undefined}
    >
      <BaseEdge path={path} markerEnd={arrow} interactionWidth={26} />
      {text !== '' && (level === 'full' || change !== undefined || isTotal) && (
        <text className="cs-wire-text" data-total={isTotal || undefined} x={x} y={y}>
          {text}
        </text>
      )}
      {isEditable && isChosen && <InsertButton {...props} at={{ x, y }} way={way} onHover={setHovered} />}
    </g>
  );
});

type InsertButtonProps = EdgeProps<CanvasEdge> & {
  readonly at: Position;
  readonly way: string;
  readonly onHover: (isHovered: boolean) => void;
};

/** Above the cards, so only for the one wire that is pointed at or chosen. */
function InsertButton({ id, data, source, target, at, way, onHover }: InsertButtonProps) {
  const { labels, onQuickAdd, titleOf } = useCanvas();
  const from = titleOf(data?.edge.source ?? source);
  const title = labels.insertBetween(
    way === '' ? from : `${from}, ${way}`,
    titleOf(data?.edge.target ?? target),
  );
  const below = way === '' ? 0 : 18;
  return (
    <EdgeLabelRenderer>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hovering only keeps the button that selecting the wire shows too */}
      <div
        className="cs-wire-insert nodrag nopan"
        style={{ transform: `translate(-50%, -50%) translate(${at.x}px, ${at.y + below}px)` }}
        onMouseEnter={() => onHover(true)}
        onMouseLeave={() => onHover(false)}
      >
        <button
          type="button"
          aria-label={title}
          title={title}
          onClick={(event) => {
            event.stopPropagation();
            const box = event.currentTarget.getBoundingClientRect();
            onQuickAdd({ from: { type: 'edge', edge: id }, screen: { x: box.right, y: box.top } });
          }}
        >
          +
        </button>
      </div>
    </EdgeLabelRenderer>
  );
}

/** The line that was found for the document; while a card at an end is being moved, one that only follows it. */
function pointsOf({ data, ...ends }: EdgeProps<CanvasEdge>): readonly Position[] {
  return data === undefined ? [] : (data.points ?? liveWire(data, ends));
}
