import { KindIcon } from '@countersign/canvas';
import { NODE_KIND_INFO, type NodeKind, nodeById, type Position } from '@countersign/model';
import { Menu } from '@mantine/core';
import { usePhrase, useT } from '../../../strings/useT.ts';
import { useBuilder, useDocument, useSelection } from '../BuilderContext.ts';
import { GroupItems } from './GroupItems.tsx';
import type { GroupActions } from './groupActions.ts';
import { kindsToReplaceBy } from './kindsToReplaceBy.ts';

type CanvasMenuProps = {
  /** Where it opens on the screen. */
  readonly at: Position;
  readonly onClose: () => void;
  readonly actions: GroupActions;
  readonly onDuplicate: () => void;
  readonly onRemove: () => void;
  readonly onArrange: () => void;
  readonly onNote: () => void;
};

/** What can be done with the selection, by the right button or a long press. */
export function CanvasMenu({ at, onClose, actions, ...on }: CanvasMenuProps) {
  const t = useT();
  const { canvas } = useBuilder();
  const { nodes, notes } = useSelection();
  const hasSteps = nodes.length > 0;
  return (
    <Menu opened onClose={onClose} position="bottom-start" withinPortal trapFocus returnFocus>
      <Menu.Target>
        <span style={{ position: 'fixed', left: at.x, top: at.y }} aria-hidden="true" />
      </Menu.Target>
      <Menu.Dropdown aria-label={t('canvas.menu')} mah={420} style={{ overflowY: 'auto' }}>
        {hasSteps && (
          <>
            <Menu.Item onClick={() => canvas.current?.fitSteps(nodes)}>{t('canvas.menu.zoom')}</Menu.Item>
            {nodes.length > 1 && <Menu.Item onClick={on.onArrange}>{t('canvas.menu.arrange')}</Menu.Item>}
            <GroupItems actions={actions} />
          </>
        )}
        {nodes.length + notes.length > 0 ? (
          <>
            <Menu.Item onClick={on.onDuplicate}>{t('canvas.menu.duplicate')}</Menu.Item>
            <Menu.Item color="var(--mantine-color-brick-light-color)" onClick={on.onRemove}>
              {t('canvas.menu.remove')}
            </Menu.Item>
          </>
        ) : (
          <Menu.Item onClick={on.onNote}>{t('canvas.menu.note')}</Menu.Item>
        )}
        <ReplaceItems only={nodes.length === 1 ? nodes[0] : undefined} onReplace={actions.replace} />
      </Menu.Dropdown>
    </Menu>
  );
}

type ReplaceItemsProps = {
  readonly only: string | undefined;
  readonly onReplace: (node: string, kind: NodeKind) => void;
};

function ReplaceItems({ only, onReplace }: ReplaceItemsProps) {
  const t = useT();
  const phrase = usePhrase();
  const document = useDocument();
  const node = only === undefined ? undefined : nodeById(document, only);
  const kinds = node === undefined ? [] : kindsToReplaceBy(node);
  if (node === undefined || kinds.length === 0) return null;
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{t('canvas.menu.replace')}</Menu.Label>
      {kinds.map((kind) => (
        <Menu.Item
          key={kind}
          leftSection={<KindIcon kind={kind} size={20} />}
          onClick={() => onReplace(node.id, kind)}
        >
          {phrase(NODE_KIND_INFO[kind].title)}
        </Menu.Item>
      ))}
    </>
  );
}
