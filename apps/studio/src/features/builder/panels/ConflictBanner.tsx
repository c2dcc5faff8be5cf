import { Alert, Button, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useT } from '../../../strings/useT.ts';
import { useBuilder, useSaveState } from '../BuilderContext.ts';
import { ConflictDialog } from '../parts.ts';

/** Somebody else saved the same in between: says so, and opens the choice. Neither side is lost. */
export function ConflictBanner() {
  const t = useT();
  const { session } = useBuilder();
  const state = useSaveState();
  const [closed, setClosed] = useState<number>();
  if (state.type !== 'conflict') return null;
  const { theirs } = state;
  return (
    <Alert color="amber" icon={<IconUsers size={18} />} title={t('builder.conflict')} radius={0} role="alert">
      <Text size="sm">{t('editing.conflict.help', { name: theirs.updatedBy })}</Text>
      <Button size="compact-sm" mt={6} onClick={() => setClosed(undefined)}>
        {t('editing.conflict.open')}
      </Button>
      {closed !== theirs.revision && (
        <ConflictDialog
          title={t('editing.conflict.title')}
          name={theirs.updatedBy}
          base={session.autosave.saved}
          theirs={theirs.document}
          names={session.names}
          onApply={(choices) => session.settle(choices)}
          onClose={() => setClosed(theirs.revision)}
        />
      )}
    </Alert>
  );
}
