import type { QuickAddRequest } from '@countersign/canvas';
import { edgeOfPort, type FlowEdge, mainPort, nodeById, type Position } from '@countersign/model';
import { useCallback, useMemo, useRef, useState } from 'react';
import { openPort } from './addStep.ts';
import { focusStep, type Place, placeOfFocus } from './focusStep.ts';
import type { BuilderSession } from './session/BuilderSession.ts';

/** The question what should follow: where it is asked, and where the keyboard goes back to when it is answered. */
export function useStepQuestion(session: BuilderSession) {
  const [request, ask] = useState<QuickAddRequest>();
  /** Absent when a pointer asked. */
  const asker = useRef<Place>(undefined);

  const close = useCallback(() => {
    ask(undefined);
    const [selected] = session.selection.get().nodes;
    if (asker.current !== undefined && selected !== undefined) focusStep(selected, asker.current);
    asker.current = undefined;
  }, [session]);

  const askAt = useCallback((at: QuickAddRequest | undefined) => {
    if (at === undefined) return;
    asker.current = placeOfFocus();
    ask(at);
  }, []);
  const askBehindSelection = useCallback(() => askAt(requestBehindSelection(session)), [session, askAt]);
  const askBeforeSelection = useCallback(() => askAt(requestBeforeSelection(session)), [session, askAt]);

  // The same as long as nothing is asked: the whole bench gets them.
  return useMemo(
    () => ({ request, ask, askBehindSelection, askBeforeSelection, close }),
    [request, askBehindSelection, askBeforeSelection, close],
  );
}

/** What should follow the selected step, asked beside its card: by a way that leads nowhere yet, else in between. */
function requestBehindSelection(session: BuilderSession): QuickAddRequest | undefined {
  const { document } = session.editing.get();
  const { nodes, edges } = session.selection.get();
  const node = nodes[0] === undefined ? undefined : nodeById(document, nodes[0]);
  if (node === undefined) return edges[0] === undefined ? undefined : requestOn(edges[0], document.edges);
  const open = openPort(document, node);
  const port = open ?? mainPort(node)?.name;
  if (port === undefined) return undefined;
  const taken = open === undefined ? edgeOfPort(document, node.id, port) : undefined;
  const from =
    taken === undefined
      ? ({ type: 'port', source: node.id, port } as const)
      : ({ type: 'edge', edge: taken.id } as const);
  return { from, screen: besideCard(node.id) };
}

/** What should come before the selected step, on the wire that leads to it; or into the selected wire. */
function requestBeforeSelection(session: BuilderSession): QuickAddRequest | undefined {
  const { edges } = session.editing.get().document;
  const { nodes, edges: wires } = session.selection.get();
  const wire = wires[0] ?? edges.find((edge) => edge.target === nodes[0])?.id;
  return wire === undefined ? undefined : requestOn(wire, edges);
}

function requestOn(id: string, edges: readonly FlowEdge[]): QuickAddRequest {
  const edge = edges.find((one) => one.id === id);
  return { from: { type: 'edge', edge: id }, screen: besideCard(edge?.source ?? '') };
}

function besideCard(node: string): Position {
  const card = globalThis.document
    .querySelector(`.react-flow__node[data-id="${CSS.escape(node)}"]`)
    ?.getBoundingClientRect();
  return { x: card?.right ?? window.innerWidth / 2, y: card?.top ?? window.innerHeight / 3 };
}
