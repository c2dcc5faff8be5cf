import { Button, Group } from '@mantine/core';
import { IconBolt, IconUpload } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useT } from '../../strings/useT.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { isFocusNowhere } from '../../ui/focusContent.ts';
import classes from './Builder.module.css';

/** An empty canvas says how a flow begins. */
export function EmptyCanvas({
  onStart,
  onImport,
}: {
  readonly onStart: () => void;
  readonly onImport: () => void;
}) {
  const t = useT();
  const start = useRef<HTMLButtonElement>(null);
  // Where a flow was just made, or its last step removed, this is where work goes on.
  useEffect(() => {
    if (isFocusNowhere()) start.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={classes['empty']}>
      <EmptyState icon={<IconBolt size={26} />} title={t('builder.empty')} help={t('builder.empty.help')}>
        <Group gap="xs">
          <Button ref={start} leftSection={<IconBolt size={16} />} onClick={onStart}>
            {t('builder.empty.start')}
          </Button>
          <Button variant="default" leftSection={<IconUpload size={16} />} onClick={onImport}>
            {t('builder.import')}
          </Button>
        </Group>
      </EmptyState>
    </div>
  );
}
