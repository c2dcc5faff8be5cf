import { Text, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconCloudCheck, IconCloudUp, IconUsers } from '@tabler/icons-react';
import { useT } from '../../../strings/useT.ts';
import { useSaveState } from '../BuilderContext.ts';
import classes from './Toolbar.module.css';

/** Whether the work is on the server, in words. */
export function SaveIndicator() {
  const t = useT();
  const { type } = useSaveState();
  const Icon = ICONS[type];
  return (
    <Tooltip label={t(`builder.save.${type}.help`)} multiline maw={280}>
      <Text component="span" size="xs" className={classes['save'] ?? ''} data-state={type} role="status">
        <Icon size={15} aria-hidden />
        {t(`builder.save.${type}`)}
      </Text>
    </Tooltip>
  );
}

const ICONS = {
  saved: IconCloudCheck,
  changed: IconCloudUp,
  saving: IconCloudUp,
  failed: IconAlertTriangle,
  conflict: IconUsers,
} as const;
