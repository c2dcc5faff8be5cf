import type { FlowGroup } from '@countersign/model';
import { Menu } from '@mantine/core';
import { useT } from '../../../strings/useT.ts';
import { useSelection } from '../BuilderContext.ts';
import type { GroupActions } from './groupActions.ts';

/** Longer menus are no help; all groups can be reached by selecting one of their steps. */
const MOST_GROUPS = 8;

/** Grouping steps, and what can be done with the group that one of them is in. */
export function GroupItems({ actions }: { readonly actions: GroupActions }) {
  const t = useT();
  const { nodes } = useSelection();
  const group = actions.groupOfSelection();
  return (
    <>
      <Menu.Item onClick={actions.group}>{t('canvas.group')}</Menu.Item>
      {actions
        .groupsToJoin()
        .slice(0, MOST_GROUPS)
        .map((one) => (
          <Menu.Item key={one.id} onClick={() => actions.join(one)}>
            {t('canvas.group.join', { title: one.title })}
          </Menu.Item>
        ))}
      {group && <ItemsOf group={group} isWhole={isWhole(group, nodes)} actions={actions} />}
    </>
  );
}

/** Whether all steps of the group are chosen: to take all of them out is to dissolve it. */
const isWhole = (group: FlowGroup, nodes: readonly string[]): boolean =>
  group.nodes.every((id) => nodes.includes(id));

type ItemsOfProps = {
  readonly group: FlowGroup;
  readonly isWhole: boolean;
  readonly actions: GroupActions;
};

function ItemsOf({ group, isWhole, actions }: ItemsOfProps) {
  const t = useT();
  return (
    <>
      {!isWhole && (
        <Menu.Item onClick={() => actions.leave(group)}>
          {t('canvas.group.leave', { title: group.title })}
        </Menu.Item>
      )}
      <Menu.Item onClick={() => actions.fold(group)}>
        {group.isFolded ? t('canvas.unfold') : t('canvas.fold')}
      </Menu.Item>
      <Menu.Item onClick={() => actions.dissolve(group)}>{t('canvas.ungroup')}</Menu.Item>
    </>
  );
}
