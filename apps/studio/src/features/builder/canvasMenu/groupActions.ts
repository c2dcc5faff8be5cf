import { NOTHING_SELECTED } from '@countersign/canvas';
import { groupAt } from '@countersign/drawing';
import {
  type FlowGroup,
  freeNodeId,
  type NodeKind,
  newNode,
  nodeById,
  outPorts,
  wiresAfterReplacing,
} from '@countersign/model';
import type { Folds } from '../folds/openFolds.ts';
import { withFolds } from '../folds/withFolds.ts';
import type { BuilderSession } from '../session/BuilderSession.ts';

export type GroupActions = ReturnType<typeof groupActions>;

type Surroundings = {
  readonly folds: Folds;
  readonly groupTitle: string;
  /** Tells which ways out had no place at the new step. */
  readonly onLost: (ports: readonly string[]) => void;
};

/** Grouping what is selected, and putting another step where one stands. */
export function groupActions(session: BuilderSession, { folds, groupTitle, onLost }: Surroundings) {
  const groupOfSelection = (): FlowGroup | undefined =>
    groupAt(withFolds(session.editing.get().document, folds.state.get()), session.selection.get().nodes);
  const group = () => {
    const { nodes } = session.selection.get();
    if (nodes.length === 0) return;
    const { groups = [] } = session.editing.get().document;
    const id = freeNodeId('group', new Set(groups.map((one) => one.id)));
    session.run({ type: 'putGroup', group: { id, title: groupTitle, nodes: [...nodes] } });
  };
  const fold = ({ id, isFolded }: FlowGroup) => folds.fold(id, isFolded !== true);
  const dissolve = ({ id }: FlowGroup) => {
    session.run({ type: 'removeGroups', groups: [id] });
  };
  const replace = (id: string, kind: NodeKind) => {
    const { document } = session.editing.get();
    const old = nodeById(document, id);
    if (old === undefined) return;
    const by = newNode(kind, { nodes: [] }, old.position);
    const { lost } = wiresAfterReplacing(document, old, by);
    if (!session.run({ type: 'replaceNode', node: id, by })) return;
    session.select({ ...NOTHING_SELECTED, nodes: [id] });
    const titles = outPorts(old)
      .filter(({ name }) => lost.some((edge) => edge.source === id && edge.port === name))
      .map(({ title }) => title);
    if (titles.length > 0) onLost(titles);
  };
  return { groupOfSelection, group, fold, dissolve, replace };
}
