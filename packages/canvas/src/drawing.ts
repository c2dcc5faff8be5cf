import type { EdgeTypes, NodeTypes, ReactFlowProps } from '@xyflow/react';
import { GroupCard } from './GroupCard.tsx';
import { GroupFrame } from './GroupFrame.tsx';
import { NoteCard } from './NoteCard.tsx';
import { StepCard } from './StepCard.tsx';
import type { CanvasEdge, CanvasNode } from './toReactFlow.ts';
import { Wire } from './Wire.tsx';

/** Which component draws which record; constant, because React Flow starts anew when these change. */
export const NODE_TYPES: NodeTypes = { step: StepCard, note: NoteCard, group: GroupCard, frame: GroupFrame };
export const EDGE_TYPES: EdgeTypes = { wire: Wire };

/** From this many steps on only those in view are drawn; below, all of them can be found on the page and reached by Tab. */
export const CULL_FROM = 200;

/** What looking and editing have in common. */
export const SHARED_PROPS = {
  fitView: true,
  fitViewOptions: { padding: 0.14, maxZoom: 1 },
  minZoom: 0.1,
  maxZoom: 2,
  deleteKeyCode: null,
  elevateNodesOnSelect: false,
  attributionPosition: 'top-right',
} satisfies ReactFlowProps<CanvasNode, CanvasEdge>;
