import { Alert, Button, Group, Text } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { useT } from '../../../strings/useT.ts';
import type { Checkpoint } from '../checkpoint.ts';
import { PolicyDiff } from './PolicyDiff.tsx';
import type { PolicyEdit } from './usePolicyDraft.ts';

/** Somebody applied another version while the draft was open: what they changed, and the two ways on. */
export function Conflict({ checkpoint, edit }: { checkpoint: Checkpoint; edit: PolicyEdit }) {
  const t = useT();
  if (edit.conflict === null) return null;
  const { baseVersion, base } = edit.conflict;
  return (
    <Alert
      color="amber"
      icon={<IconGitMerge size={18} />}
      title={t('adjust.conflict', { version: checkpoint.policyVersion })}
      role="alert"
      mb="md"
    >
      <Text size="sm">{t('adjust.conflict.help', { base: baseVersion })}</Text>
      <PolicyDiff before={base} after={checkpoint.policy} />
      <Group mt="sm" gap="xs">
        <Button size="compact-sm" onClick={edit.rebase}>
          {t('adjust.conflict.rebase')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={edit.discard}>
          {t('adjust.draft.discard')}
        </Button>
      </Group>
    </Alert>
  );
}
