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
  const shownGroups = () => withFolds(session.editing.get().document, folds.state.get());
  const selected = () => session.selection.get().nodes;
  const groupOfSelection = (): FlowGroup | undefined => groupAt(shownGroups(), selected());
  const group = () => {
    const nodes = selected();
    if (nodes.length === 0) return;
    const { groups = [] } = session.editing.get().document;
    const id = freeNodeId('group', new Set(groups.map((one) => one.id)));
    session.run({ type: 'putGroup', group: { id, title: groupTitle, nodes: [...nodes] } });
  };
  /** The groups that the selection could still go into, whole or in part. */
  const groupsToJoin = (): readonly FlowGroup[] =>
    (shownGroups().groups ?? []).filter(
      ({ nodes }) => !selected().every((id) => nodes.some((one) => one === id)),
    );
  const join = ({ id }: FlowGroup) => {
    const into = session.editing.get().document.groups?.find((one) => one.id === id);
    if (into === undefined) return;
    const nodes = [...new Set([...into.nodes, ...selected()])];
    session.run({ type: 'putGroup', group: { ...into, nodes } });
  };
  /** Takes the selection out of its group; a group that loses its last step is gone. */
  const leave = ({ id }: FlowGroup) => {
    const from = session.editing.get().document.groups?.find((one) => one.id === id);
    if (from === undefined) return;
    const leaving = new Set(selected());
    const nodes = from.nodes.filter((node) => !leaving.has(node));
    session.run(
      nodes.length === 0
        ? { type: 'removeGroups', groups: [id] }
        : { type: 'putGroup', group: { ...from, nodes } },
    );
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
  return { groupOfSelection, groupsToJoin, group, join, leave, fold, dissolve, replace };
}
