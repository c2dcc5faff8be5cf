import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useT } from '../../strings/useT.ts';
import classes from './BatchBar.module.css';
import { BatchDialog } from './BatchDialog.tsx';
import type { ReviewItem } from './useReviewList.ts';
import type { Selection } from './useSelection.ts';

/** What is selected, and what can be done with it together. */
export function BatchBar({ selection }: { selection: Selection }) {
  const t = useT();
  const { selected, limit, all, isSelectingAll, clear } = selection;
  /** As they were when they were looked at. */
  const [batch, setBatch] = useState<readonly ReviewItem[] | null>(null);
  const close = () => {
    setBatch(null);
    clear();
  };
  if (selected.size === 0 && batch === null) return null;
  return (
    <div className={classes['bar']}>
      <Group justify="space-between" wrap="nowrap" gap={6}>
        <Text size="sm" fw={550} role="status">
          {t('inbox.selected', { count: selected.size })}
        </Text>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={clear}>
          {t('common.clear')}
        </Button>
      </Group>
      {limit !== null && (
        <Text size="xs" c="dimmed">
          {t('inbox.selectAll.limit', { limit })}
        </Text>
      )}
      <Group justify="space-between" gap={6} mt={6}>
        <Button
          size="compact-sm"
          variant="default"
          loading={isSelectingAll}
          onClick={all}
          aria-keyshortcuts="Shift+X"
        >
          {t('inbox.selectAll')}
        </Button>
        <Button size="compact-sm" onClick={() => setBatch([...selected.values()])}>
          {t('inbox.approveSelected')}
        </Button>
      </Group>
      {batch !== null && <BatchDialog items={batch} onCancel={() => setBatch(null)} onDone={close} />}
    </div>
  );
}
