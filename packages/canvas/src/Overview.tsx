import type { Box, StepShape } from '@countersign/drawing';
import { NODE_KIND_INFO, type NodeKind } from '@countersign/model';
import { type ReactFlowState, useReactFlow, useStore } from '@xyflow/react';
import { memo, type PointerEvent, useMemo, useRef } from 'react';

type Family = (typeof NODE_KIND_INFO)[NodeKind]['family'];
/** What has a colour of its own: the families, and what is no step yet. */
type Colour = Family | 'placeholder';
type OverviewProps = { readonly shapes: readonly StepShape[]; readonly label: string };

const WIDTH = 168;
const HEIGHT = 108;
const PADDING = 60;

/**
 * The whole flow, small, with a frame around what is in view; pressing or dragging in it moves the view. It is drawn as one line per
 * family of steps and one for placeholders, so that its cost does not grow with the number of elements.
 */
export const Overview = memo(function Overview({ shapes: steps, label }: OverviewProps) {
  const flow = useReactFlow();
  const svg = useRef<SVGSVGElement>(null);
  const { bounds, shapes } = useMemo(() => drawn(steps), [steps]);
  const viewBox = `${bounds.x} ${bounds.y} ${bounds.width} ${bounds.height}`;
  const goTo = (event: PointerEvent) => {
    const matrix = svg.current?.getScreenCTM()?.inverse();
    if (matrix === undefined || event.buttons !== 1) return;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
    void flow.setCenter(x, y, { zoom: flow.getZoom() });
  };
  return (
    <div className="cs-overview nopan nowheel">
      <svg
        ref={svg}
        width={WIDTH}
        height={HEIGHT}
        viewBox={viewBox}
        role="img"
        aria-label={label}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          goTo(event);
        }}
        onPointerMove={goTo}
      >
        <title>{label}</title>
        {shapes.map(([colour, path]) =>
          colour === 'placeholder' ? (
            <path key={colour} d={path} data-placeholder />
          ) : (
            <path key={colour} d={path} data-family={colour} />
          ),
        )}
        <ViewFrame />
      </svg>
    </div>
  );
});

/** Joined to one text, so that only a real change draws the frame again. */
const viewOf = ({ transform: [x, y, zoom], width, height }: ReactFlowState): string =>
  `M${-x / zoom},${-y / zoom}h${width / zoom}v${height / zoom}h${-width / zoom}z`;

function ViewFrame() {
  return <path className="cs-overview-frame" d={useStore(viewOf)} />;
}

type Drawn = { readonly bounds: Omit<Box, 'id'>; readonly shapes: readonly [Colour, string][] };

function drawn(boxes: readonly StepShape[]): Drawn {
  const shapes = new Map<Colour, string[]>();
  let [left, top, right, bottom] = [0, 0, 1, 1];
  boxes.forEach(({ kind, isPlaceholder, x, y, width, height }, index) => {
    const colour = isPlaceholder ? 'placeholder' : NODE_KIND_INFO[kind].family;
    const path = `M${x},${y}h${width}v${height}h${-width}z`;
    const known = shapes.get(colour);
    if (known === undefined) shapes.set(colour, [path]);
    else known.push(path);
    left = index === 0 ? x : Math.min(left, x);
    top = index === 0 ? y : Math.min(top, y);
    right = index === 0 ? x + width : Math.max(right, x + width);
    bottom = index === 0 ? y + height : Math.max(bottom, y + height);
  });
  const bounds = {
    x: left - PADDING,
    y: top - PADDING,
    width: right - left + 2 * PADDING,
    height: bottom - top + 2 * PADDING,
  };
  return { bounds, shapes: [...shapes].map(([colour, paths]) => [colour, paths.join('')]) };
}
