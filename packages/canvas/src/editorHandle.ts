import type { FlowDocument, Position } from '@countersign/model';
import type { useReactFlow } from '@xyflow/react';
import { bringIntoView } from './bringIntoView.ts';
import { glideCards } from './glideCards.ts';
import { keepInView } from './keepInView.ts';
import { motionMs } from './motionMs.ts';
import { uncoverStep } from './uncoverStep.ts';
import type { Latest } from './useLatest.ts';
import { fitSteps, revealStep } from './viewSteps.ts';

/** What the surroundings may ask of the canvas. */
export type FlowEditorHandle = {
  readonly fit: () => void;
  /** Keeps what was in view there when something takes so many pixels of the height; the answer undoes it. */
  readonly keepInView: (lost: number) => () => void;
  /** Brings these steps and notes into view, as large as they can be read. */
  readonly fitSteps: (nodes: readonly string[], notes?: readonly string[]) => void;
  /** Brings a step into view when it is not there yet. */
  readonly show: (node: string) => void;
  /** The same only where not all of the step can be seen, however near to an edge it is. */
  readonly follow: (node: string) => void;
  /** Brings a step into view and moves the keyboard focus to it. */
  readonly reveal: (node: string) => void;
  /** Moves a step out from under what covers the screen from this pixel on, unless the view is on its way to a place it was sent to. */
  readonly uncover: (node: string, from: number) => void;
  /** Lets cards glide to the places that the next edit gives them. */
  readonly glide: () => void;
  /** The middle of what is seen, in flow coordinates. */
  readonly centre: () => Position;
};

/** The answers to what the surroundings ask, always for the document as it is then. */
export function editorHandle(
  flow: ReturnType<typeof useReactFlow>,
  frame: Latest<HTMLDivElement | null>,
  document: Latest<FlowDocument>,
): FlowEditorHandle {
  let arrives = 0;
  const send = (go: () => void) => {
    arrives = performance.now() + motionMs();
    go();
  };
  return {
    fit: () => fitSteps(flow, frame.current, document.current),
    keepInView: (lost) => keepInView(flow, frame.current, { document: document.current, lost }),
    fitSteps: (steps, noteIds = []) => {
      const [chosen, noted] = [new Set(steps), new Set(noteIds)];
      const nodes = document.current.nodes.filter(({ id }) => chosen.has(id));
      const notes = document.current.notes.filter(({ id }) => noted.has(id));
      send(() => fitSteps(flow, frame.current, { nodes, notes }));
    },
    // After the next frame, when the step that was just added is known here.
    show: (node) =>
      void requestAnimationFrame(() =>
        bringIntoView(flow, frame.current, { document: document.current, node }),
      ),
    follow: (node) => bringIntoView(flow, frame.current, { document: document.current, node, near: 0 }),
    reveal: (node) => send(() => revealStep(flow, frame.current, { document: document.current, node })),
    uncover: (node, from) => {
      if (performance.now() < arrives) return;
      uncoverStep(flow, frame.current, { document: document.current, node, from });
    },
    glide: () => {
      const canvas = frame.current;
      if (canvas === null || motionMs() === 0) return;
      glideCards(canvas);
    },
    centre: () => {
      const box = frame.current?.getBoundingClientRect();
      if (box === undefined) return { x: 0, y: 0 };
      return flow.screenToFlowPosition({ x: box.left + box.width / 2, y: box.top + box.height / 2 });
    },
  };
}
