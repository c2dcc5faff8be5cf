import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useT } from '../strings/useT.ts';
import { MissingFile } from './MissingFile.ts';
import type { Failure } from './PartBoundary.tsx';
import classes from './PartNotice.module.css';

type PartNoticeProps = Failure & { readonly onClose: (() => void) | undefined };

/** Why a part of a page is not there, and what helps: trying again, or the newer page after an update of the server. */
export function PartNotice({ error, onRetry, onClose }: PartNoticeProps) {
  const t = useT();
  const reason = reasonOf(error);
  return (
    <Alert
      className={classes['notice'] ?? ''}
      color="amber"
      icon={<IconAlertTriangle size={18} />}
      title={t(`part.${reason}`)}
      role="alert"
      withCloseButton={onClose !== undefined}
      closeButtonLabel={t('common.close')}
      {...(onClose && { onClose })}
    >
      <Text size="sm">{t(`part.${reason}.help`)}</Text>
      <Group gap="xs" mt={6}>
        {reason !== 'outdated' && (
          <Button size="compact-sm" onClick={onRetry}>
            {t('common.retry')}
          </Button>
        )}
        {reason !== 'unreachable' && (
          <Button size="compact-sm" variant="default" onClick={() => window.location.reload()}>
            {t('problem.reload')}
          </Button>
        )}
      </Group>
    </Alert>
  );
}

function reasonOf(error: unknown): 'unreachable' | 'outdated' | 'broken' {
  if (!(error instanceof MissingFile)) return 'broken';
  return error.isGone ? 'outdated' : 'unreachable';
}
