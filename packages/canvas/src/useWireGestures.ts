import { ENTRY_Y } from '@countersign/drawing';
import { canConnect, freeEdgeId, nodeById, type Position } from '@countersign/model';
import type { Connection, OnConnectEnd } from '@xyflow/react';
import { useMemo } from 'react';
import type { GestureTarget } from './gestureTarget.ts';
import { snapped } from './placement.ts';
import type { CanvasEdge } from './toReactFlow.ts';
import { type Latest, useLatest } from './useLatest.ts';

type WireTarget = Pick<GestureTarget, 'document' | 'onCommand' | 'onRefused' | 'onQuickAdd'>;
type ToFlow = (screen: Position) => Position;

/** Drawing wires and taking their ends elsewhere; always the same functions, whatever is edited. */
export function useWireGestures(target: WireTarget, toFlow: ToFlow) {
  const latest = useLatest({ ...target, toFlow });
  return useMemo(() => wireGestures(latest), [latest]);
}

function wireGestures(latest: Latest<WireTarget & { readonly toFlow: ToFlow }>) {
  const draw = (source: string, port: string, to: string) => {
    const { document, onCommand, onRefused } = latest.current;
    const allowed = canConnect(document, { source, port, target: to });
    if (!allowed.ok) return onRefused(allowed.problem);
    const id = freeEdgeId(source, port, new Set(document.edges.map((edge) => edge.id)));
    onCommand({ type: 'connect', edge: { id, source, port, target: to } });
  };
  const onConnect = (wire: Connection) => {
    if (wire.sourceHandle) draw(wire.source, wire.sourceHandle, wire.target);
  };
  return {
    onConnect,
    /** An end of a wire was taken to another place: as one step, whichever end it was. */
    onReconnect: (old: CanvasEdge, wire: Connection) => {
      if (!wire.sourceHandle) return;
      if (old.source === wire.source && old.sourceHandle === wire.sourceHandle) return onConnect(wire);
      const edge = { id: old.id, source: wire.source, port: wire.sourceHandle, target: wire.target };
      const commands = [
        { type: 'disconnect' as const, edges: [old.id] },
        { type: 'connect' as const, edge },
      ];
      latest.current.onCommand({ type: 'batch', commands });
    },
    /** A wire let go: over a card it is drawn to it, or refused with the reason; over empty canvas it asks for a new step. */
    onConnectEnd: ((event, state) => {
      const { document, onQuickAdd, toFlow } = latest.current;
      const from = state.fromHandle;
      if (state.isValid || from?.type !== 'source' || !from.id) return;
      const screen = pointOf(event);
      const over = state.toNode?.id ?? stepAt(screen);
      if (over !== undefined && nodeById(document, over) !== undefined)
        return draw(from.nodeId, from.id, over);
      const position = entryAt(toFlow(screen));
      onQuickAdd({ from: { type: 'port', source: from.nodeId, port: from.id }, position, screen });
    }) satisfies OnConnectEnd,
    isValidConnection: ({ source, sourceHandle, target: to }: Connection | CanvasEdge) =>
      typeof sourceHandle === 'string' &&
      canConnect(latest.current.document, { source, port: sourceHandle, target: to }).ok,
  };
}

/** Where a card stands whose way in is at this point. */
const entryAt = ({ x, y }: Position): Position => snapped({ x, y: y - ENTRY_Y });

function pointOf(event: MouseEvent | TouchEvent): Position {
  const point = 'changedTouches' in event ? event.changedTouches[0] : event;
  return { x: point?.clientX ?? 0, y: point?.clientY ?? 0 };
}

const stepAt = (screen: Position): string | undefined =>
  globalThis.document
    .elementsFromPoint(screen.x, screen.y)
    .map((element) => element.closest<HTMLElement>('.react-flow__node-step')?.dataset['id'])
    .find((id) => id !== undefined);
