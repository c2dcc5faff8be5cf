import { Background, Handle, Position, ReactFlow, useEdgesState, useNodesState } from '@xyflow/react';
import { createElement as h, memo } from 'react';
import { createRoot } from 'react-dom/client';
import '@xyflow/react/dist/style.css';

/**
 * React Flow and nothing else: as many plain memoised nodes as the address asks for, sizes and handles declared, only those in
 * view drawn. What it costs here and now says how fast this machine is.
 */
const size = Number(new URLSearchParams(location.search).get('size') ?? '1000');
const [WIDTH, HEIGHT, COLUMN, ROW] = [248, 96, 352, 232];
const columns = Math.max(4, Math.round(Math.sqrt(size * (ROW / COLUMN) * 1.6)));

const Card = memo(({ data }) =>
  h(
    'div',
    { style: { width: WIDTH, height: HEIGHT, border: '1px solid #888', background: '#fff' } },
    h(Handle, { type: 'target', position: Position.Left, id: 'in' }),
    data.title,
    h(Handle, { type: 'source', position: Position.Right, id: 'out' }),
  ),
);
const NODE_TYPES = { card: Card };

const handle = (id, type, position, x) => ({
  ...{ id, type, position, x, y: HEIGHT / 2 },
  ...{ width: 6, height: 6 },
});
const HANDLES = [
  handle('in', 'target', Position.Left, 0),
  handle('out', 'source', Position.Right, WIDTH - 6),
];

const startNodes = Array.from({ length: size }, (_, index) => ({
  id: `n${index}`,
  type: 'card',
  position: { x: (index % columns) * COLUMN, y: Math.floor(index / columns) * ROW },
  data: { title: `Step ${index}` },
  width: WIDTH,
  height: HEIGHT,
  measured: { width: WIDTH, height: HEIGHT },
  handles: HANDLES,
}));
const startEdges = startNodes.flatMap((node, index) =>
  [index + 1, ...(index % 2 === 0 ? [index + columns] : [])]
    .filter((target) => target < size)
    .map((target) => ({
      id: `${node.id}-${target}`,
      ...{ source: node.id, sourceHandle: 'out', target: `n${target}`, targetHandle: 'in' },
    })),
);

function BareFlow() {
  const [nodes, , onNodesChange] = useNodesState(startNodes);
  const [edges, , onEdgesChange] = useEdgesState(startEdges);
  return h(
    'div',
    { className: 'cs-canvas', style: { height: '100%' } },
    h(
      ReactFlow,
      {
        ...{ nodes, edges, onNodesChange, onEdgesChange, nodeTypes: NODE_TYPES },
        ...{ onlyRenderVisibleElements: true, defaultViewport: { x: 40, y: 80, zoom: 1 }, minZoom: 0.1 },
      },
      h(Background),
    ),
  );
}

createRoot(document.getElementById('root')).render(h(BareFlow));
