import type { CanvasMarks, NodeChangeState, WireChangeState } from '@countersign/canvas';
import type { FlowChange, FlowDocument, FlowEdge } from '@countersign/model';

/** Two states of a flow to be looked at: each for itself, and as one drawing, with what differs marked. */
export type FlowMarks = {
  readonly before: CanvasMarks;
  readonly after: CanvasMarks;
  readonly overlay: { readonly document: FlowDocument; readonly marks: CanvasMarks };
};

type Compared = {
  readonly before: FlowDocument;
  readonly after: FlowDocument;
  /** What differs between them in meaning. */
  readonly changes: readonly FlowChange[];
};

/**
 * What differs, as marks. Beside each other, the older state shows what is gone and what changed, the newer one what is
 * new and what changed. On one drawing, steps and wires that are gone stand where they stood; a wire that leads elsewhere
 * now is there twice, removed and added. Moved cards are no difference.
 */
export function flowMarks({ before, after, changes }: Compared): FlowMarks {
  const steps = stepChanges(changes);
  const gone = without(before.edges, after.edges);
  const added = without(after.edges, before.edges);
  return {
    before: { steps: stepsOf(before, steps), wires: marked(gone, 'removed') },
    after: { steps: stepsOf(after, steps), wires: marked(added, 'added') },
    overlay: overlaid({ before, after }, { steps, gone, added }),
  };
}

type Differences = {
  readonly steps: ReadonlyMap<string, NodeChangeState>;
  readonly gone: readonly FlowEdge[];
  readonly added: readonly FlowEdge[];
};

function overlaid(
  { before, after }: Omit<Compared, 'changes'>,
  { steps, gone, added }: Differences,
): FlowMarks['overlay'] {
  const now = new Set(after.nodes.map(({ id }) => id));
  const lost = before.nodes.filter(({ id }) => !now.has(id));
  const taken = new Set(after.edges.map(({ id }) => id));
  const old = gone.map(
    (edge): FlowEdge => (taken.has(edge.id) ? { ...edge, id: `${edge.id}:before` } : edge),
  );
  return {
    document: { ...after, nodes: [...after.nodes, ...lost], edges: [...after.edges, ...old] },
    marks: { steps, wires: new Map([...marked(added, 'added'), ...marked(old, 'removed')]) },
  };
}

const marked = (edges: readonly FlowEdge[], change: WireChangeState): ReadonlyMap<string, WireChangeState> =>
  new Map(edges.map(({ id }) => [id, change]));

const stepsOf = (
  { nodes }: FlowDocument,
  steps: ReadonlyMap<string, NodeChangeState>,
): ReadonlyMap<string, NodeChangeState> => {
  const there = new Set<string>(nodes.map(({ id }) => id));
  return new Map([...steps].filter(([id]) => there.has(id)));
};

const STEP_CHANGES: Readonly<Record<string, NodeChangeState>> = {
  nodeAdded: 'added',
  nodeRemoved: 'removed',
  nodeChanged: 'changed',
  nodeRetitled: 'changed',
};

function stepChanges(changes: readonly FlowChange[]): ReadonlyMap<string, NodeChangeState> {
  const steps = new Map<string, NodeChangeState>();
  for (const { type, node } of changes) {
    const change = STEP_CHANGES[type];
    if (node !== undefined && change !== undefined) steps.set(node, change);
  }
  return steps;
}

/** The wires that lead where none of the others does. */
function without(edges: readonly FlowEdge[], others: readonly FlowEdge[]): FlowEdge[] {
  const known = new Set(others.map(wayOf));
  return edges.filter((edge) => !known.has(wayOf(edge)));
}

const wayOf = ({ source, port, target }: FlowEdge): string => JSON.stringify([source, port, target]);
