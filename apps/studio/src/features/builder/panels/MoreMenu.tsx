import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import {
  IconAdjustmentsHorizontal,
  IconChartArrows,
  IconDots,
  IconHistory,
  IconKeyboard,
  IconLayoutDistributeHorizontal,
  IconListTree,
  IconMap,
  IconNote,
  IconSearch,
  IconUpload,
  IconZoomScan,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useT } from '../../../strings/useT.ts';
import { useBuilder } from '../BuilderContext.ts';
import { ExportMenu } from '../exchange/ExportMenu.tsx';

export type MoreMenuProps = {
  readonly onArrange: () => void;
  readonly onNote: () => void;
  readonly onFit: () => void;
  readonly onFlow: () => void;
  readonly onVersions: () => void;
  readonly onImport: () => void;
  readonly onKeys: () => void;
  readonly onMinimap: () => void;
  readonly onOutline: () => void;
  readonly onFind: () => void;
};

/** What is needed less often. */
export function MoreMenu(props: MoreMenuProps) {
  const t = useT();
  return (
    <>
      <Tooltip label={t('builder.arrange')}>
        <ActionIcon size="lg" aria-label={t('builder.arrange')} onClick={props.onArrange}>
          <IconLayoutDistributeHorizontal size={18} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('builder.fit')}>
        <ActionIcon size="lg" aria-label={t('builder.fit')} onClick={props.onFit}>
          <IconZoomScan size={18} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('builder.versions')}>
        <ActionIcon size="lg" aria-label={t('builder.versions')} onClick={props.onVersions}>
          <IconHistory size={18} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('builder.flow.open')}>
        <ActionIcon size="lg" aria-label={t('builder.flow.open')} onClick={props.onFlow}>
          <IconAdjustmentsHorizontal size={18} />
        </ActionIcon>
      </Tooltip>
      <Menu position="bottom-start">
        <Menu.Target>
          <ActionIcon size="lg" aria-label={t('builder.more')}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconNote size={16} />} onClick={props.onNote}>
            {t('builder.note.add')}
          </Menu.Item>
          <Menu.Item leftSection={<IconListTree size={16} />} onClick={props.onOutline}>
            {t('builder.outline.toggle')}
          </Menu.Item>
          <Menu.Item leftSection={<IconSearch size={16} />} onClick={props.onFind}>
            {t('builder.find')}
          </Menu.Item>
          <Menu.Item leftSection={<IconMap size={16} />} onClick={props.onMinimap}>
            {t('builder.minimap.toggle')}
          </Menu.Item>
          <TrafficItem />
          <Menu.Divider />
          <Menu.Item leftSection={<IconUpload size={16} />} onClick={props.onImport}>
            {t('builder.import')}
          </Menu.Item>
          <ExportMenu />
          <Menu.Divider />
          <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={props.onKeys}>
            {t('builder.keys')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

/** Leads to the counts of the published version; absent before the first one. */
function TrafficItem() {
  const t = useT();
  const { workspace, flow, version } = useBuilder();
  if (version === null) return null;
  return (
    <Menu.Item
      leftSection={<IconChartArrows size={16} />}
      renderRoot={(props) => (
        <Link to="/w/$workspace/flows/$flow/traffic" params={{ workspace, flow }} {...props} />
      )}
    >
      {t('builder.traffic.open')}
    </Menu.Item>
  );
}
