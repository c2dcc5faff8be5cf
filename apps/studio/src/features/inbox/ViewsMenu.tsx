import { Button, Menu } from '@mantine/core';
import { IconBookmark, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useMay } from '../../api/session.ts';
import { useT } from '../../strings/useT.ts';
import { confirmDangerous } from '../../ui/confirm.tsx';
import { notifyProblem } from '../../ui/notify.ts';
import { UntrustedText } from '../../ui/UntrustedText.tsx';
import { SaveView } from './SaveView.tsx';
import { useViews, type View } from './useViews.ts';

/** Saved views: the filters and the order of the list under a name, one's own and those of the workspace. */
export function ViewsMenu() {
  const t = useT();
  const mayKeep = useMay('decide');
  const state = useViews();
  const { views, current, take, remove } = state;
  /** The view that is given another name; `new` while what is shown is saved. */
  const [edited, setEdited] = useState<View | 'new' | null>(null);
  const own = views.filter(({ isOwn }) => isOwn);
  const others = views.filter(({ isOwn }) => !isOwn);
  const deleteCurrent = ({ id, name }: View) =>
    confirmDangerous({
      title: t('views.delete.title', { name: name }),
      help: t('views.delete.help'),
      confirm: t('views.delete.confirm'),
      cancel: t('common.cancel'),
      onConfirm: () => remove.mutate({ id }, { onError: (error) => notifyProblem(error, t) }),
    });
  const item = (view: View) => (
    <Menu.Item key={view.id} onClick={() => take(view)} aria-current={view === current || undefined}>
      <UntrustedText
        inline
        text={view.isOwn ? view.name : t('views.of', { name: view.name, who: view.owner })}
      />
    </Menu.Item>
  );
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button
            size="xs"
            variant={current === undefined ? 'default' : 'light'}
            leftSection={<IconBookmark size={14} />}
            maw={150}
          >
            {current === undefined ? t('views.title') : <UntrustedText inline text={current.name} />}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {own.length > 0 && <Menu.Label>{t('views.own')}</Menu.Label>}
          {own.map(item)}
          {others.length > 0 && <Menu.Label>{t('views.shared')}</Menu.Label>}
          {others.map(item)}
          {views.length > 0 && mayKeep && <Menu.Divider />}
          {mayKeep && (
            <Menu.Item leftSection={<IconPlus size={14} />} onClick={() => setEdited('new')}>
              {t('views.save')}
            </Menu.Item>
          )}
          {views.length === 0 && !mayKeep && <Menu.Label>{t('views.none')}</Menu.Label>}
          {mayKeep && current?.isOwn === true && (
            <>
              <Menu.Item leftSection={<IconPencil size={14} />} onClick={() => setEdited(current)}>
                {t('views.change')}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconTrash size={14} />}
                color="brick"
                onClick={() => deleteCurrent(current)}
              >
                {t('views.delete')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {edited !== null && (
        <SaveView view={edited === 'new' ? null : edited} state={state} onClose={() => setEdited(null)} />
      )}
    </>
  );
}
