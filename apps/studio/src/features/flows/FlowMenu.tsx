import { ActionIcon, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconArchive,
  IconArrowBackUp,
  IconChartArrows,
  IconCopy,
  IconDots,
  IconDownload,
  IconPencil,
  IconPlayerPlay,
} from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useMay } from '../../api/session.ts';
import { useT } from '../../strings/useT.ts';
import { confirmDangerous } from '../../ui/confirm.tsx';
import classes from './FlowMenu.module.css';
import type { FlowSummary } from './flowSummary.ts';
import { NameFlow } from './NameFlow.tsx';
import { useFlowActions } from './useFlowActions.ts';

/** What can be done with a flow besides opening it. */
export function FlowMenu({ flow }: { flow: FlowSummary }) {
  const t = useT();
  const navigate = useNavigate();
  const mayDesign = useMay('design');
  const mayDecide = useMay('decide');
  const { workspace } = useParams({ from: '/w/$workspace' });
  const actions = useFlowActions(flow);
  const [isRenaming, renaming] = useDisclosure(false);
  const [isDuplicating, duplicating] = useDisclosure(false);
  const askToArchive = () =>
    confirmDangerous({
      title: t('flows.archive.title', { name: flow.name }),
      help: t('flows.archive.help'),
      confirm: t('flows.archive'),
      cancel: t('common.cancel'),
      onConfirm: actions.archive,
    });
  return (
    <div className={classes['root']}>
      <Menu position="bottom-end" width={200} withinPortal>
        <Menu.Target>
          <ActionIcon aria-label={t('common.moreFor', { name: flow.name })}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {flow.version !== null && (
            <Menu.Item
              leftSection={<IconChartArrows size={16} />}
              onClick={() =>
                navigate({
                  to: '/w/$workspace/flows/$flow/traffic',
                  params: { workspace, flow: flow.slug },
                })
              }
            >
              {t('builder.traffic.open')}
            </Menu.Item>
          )}
          {mayDecide && flow.version !== null && !flow.archived && (
            <Menu.Item
              leftSection={<IconPlayerPlay size={16} />}
              onClick={() =>
                navigate({
                  to: '/w/$workspace/runs',
                  params: { workspace },
                  search: { flow: flow.slug, start: true },
                })
              }
            >
              {t('flows.start')}
            </Menu.Item>
          )}
          {mayDesign && (
            <>
              <Menu.Item leftSection={<IconPencil size={16} />} onClick={renaming.open}>
                {t('common.rename')}
              </Menu.Item>
              <Menu.Item leftSection={<IconCopy size={16} />} onClick={duplicating.open}>
                {t('flows.duplicate')}
              </Menu.Item>
            </>
          )}
          <Menu.Item leftSection={<IconDownload size={16} />} onClick={actions.exportJson}>
            {t('flows.export')}
          </Menu.Item>
          {mayDesign && <Menu.Divider />}
          {mayDesign && flow.archived && (
            <Menu.Item leftSection={<IconArrowBackUp size={16} />} onClick={actions.restore}>
              {t('flows.restore')}
            </Menu.Item>
          )}
          {mayDesign && !flow.archived && (
            <Menu.Item leftSection={<IconArchive size={16} />} onClick={askToArchive}>
              {t('flows.archive')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <NameFlow
        opened={isRenaming}
        onClose={renaming.close}
        title={t('flows.rename.title')}
        submit={t('common.rename')}
        initial={flow.name}
        mutation={actions.rename}
      />
      <NameFlow
        opened={isDuplicating}
        onClose={duplicating.close}
        title={t('flows.duplicate')}
        submit={t('flows.duplicate')}
        initial={`${flow.name} 2`}
        mutation={actions.duplicate}
      />
    </div>
  );
}
