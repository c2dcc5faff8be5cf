import { canConnect, ENTRY_Y, freeEdgeId, nodeById, type Position } from '@countersign/model';
import type { Connection, OnConnectEnd } from '@xyflow/react';
import { useCallback } from 'react';
import type { GestureTarget } from './gestureTarget.ts';
import { snapped } from './placement.ts';
import type { CanvasEdge } from './toReactFlow.ts';

type WireTarget = Pick<GestureTarget, 'document' | 'onCommand' | 'onRefused' | 'onQuickAdd'>;

/** Drawing wires and taking their ends elsewhere. */
export function useWireGestures(target: WireTarget, toFlow: (screen: Position) => Position) {
  const { document, onCommand, onRefused, onQuickAdd } = target;

  const draw = useCallback(
    (source: string, port: string, to: string) => {
      const allowed = canConnect(document, { source, port, target: to });
      if (!allowed.ok) return onRefused(allowed.problem);
      const id = freeEdgeId(source, port, new Set(document.edges.map((edge) => edge.id)));
      onCommand({ type: 'connect', edge: { id, source, port, target: to } });
    },
    [document, onCommand, onRefused],
  );

  const onConnect = useCallback(
    (wire: Connection) => {
      if (wire.sourceHandle) draw(wire.source, wire.sourceHandle, wire.target);
    },
    [draw],
  );

  /** An end of a wire was taken to another place: as one step, whichever end it was. */
  const onReconnect = useCallback(
    (old: CanvasEdge, wire: Connection) => {
      if (!wire.sourceHandle) return;
      if (old.source === wire.source && old.sourceHandle === wire.sourceHandle) return onConnect(wire);
      const edge = { id: old.id, source: wire.source, port: wire.sourceHandle, target: wire.target };
      const commands = [
        { type: 'disconnect' as const, edges: [old.id] },
        { type: 'connect' as const, edge },
      ];
      onCommand({ type: 'batch', commands });
    },
    [onConnect, onCommand],
  );

  /** A wire let go: over a card it is drawn to it, or refused with the reason; over empty canvas it asks for a new step. */
  const onConnectEnd = useCallback<OnConnectEnd>(
    (event, state) => {
      const from = state.fromHandle;
      if (state.isValid || from?.type !== 'source' || !from.id) return;
      const screen = pointOf(event);
      const over = state.toNode?.id ?? stepAt(screen);
      if (over !== undefined && nodeById(document, over) !== undefined)
        return draw(from.nodeId, from.id, over);
      const position = entryAt(toFlow(screen));
      onQuickAdd({ from: { type: 'port', source: from.nodeId, port: from.id }, position, screen });
    },
    [document, draw, onQuickAdd, toFlow],
  );

  const isValidConnection = useCallback(
    ({ source, sourceHandle, target: to }: Connection | CanvasEdge) =>
      typeof sourceHandle === 'string' && canConnect(document, { source, port: sourceHandle, target: to }).ok,
    [document],
  );

  return { onConnect, onReconnect, onConnectEnd, isValidConnection };
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
