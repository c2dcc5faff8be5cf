import { Text, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconCloudCheck, IconCloudOff, IconCloudUp, IconUsers } from '@tabler/icons-react';
import { problemOf } from '../../../api/problem.ts';
import { useT } from '../../../strings/useT.ts';
import { useBuilder, useSaveState, useStore } from '../BuilderContext.ts';
import type { SaveState } from '../session/Autosave.ts';
import type { KeepState } from '../session/journals.ts';
import classes from './Toolbar.module.css';

/** Whether the work is on the server, or at least in this browser, in words. */
export function SaveIndicator() {
  const t = useT();
  const state = useSaveState();
  const kept = useStore(useBuilder().session.journal.state);
  const shown = shownState(state, kept);
  const { Icon, words } = SHOWN[shown];
  return (
    <Tooltip label={t(`${words}.help`)} multiline maw={280}>
      <Text
        component="span"
        size="xs"
        className={classes['save'] ?? ''}
        data-state={state.type}
        data-kept={kept}
        role="status"
      >
        <Icon size={15} aria-hidden />
        {t(words)}
      </Text>
    </Tooltip>
  );
}

type Shown = SaveState['type'] | 'offline' | 'unkept';

function shownState(state: SaveState, kept: KeepState): Shown {
  if (kept === 'failed' && state.type !== 'saved') return 'unkept';
  return state.type === 'failed' && problemOf(state.error).status === 0 ? 'offline' : state.type;
}

const SHOWN = {
  saved: { Icon: IconCloudCheck, words: 'builder.save.saved' },
  changed: { Icon: IconCloudUp, words: 'builder.save.changed' },
  saving: { Icon: IconCloudUp, words: 'builder.save.saving' },
  failed: { Icon: IconAlertTriangle, words: 'builder.save.failed' },
  conflict: { Icon: IconUsers, words: 'builder.save.conflict' },
  offline: { Icon: IconCloudOff, words: 'editing.offline' },
  unkept: { Icon: IconAlertTriangle, words: 'editing.unkept' },
} as const;
