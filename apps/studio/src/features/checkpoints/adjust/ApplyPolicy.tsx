import type { CheckpointPolicy } from '@countersign/model';
import { Button, Group, Modal, Stack, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTrpc } from '../../../api/trpc.ts';
import { useT } from '../../../strings/useT.ts';
import { notifyDone } from '../../../ui/notify.ts';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import type { Checkpoint } from '../checkpoint.ts';
import { ConsequenceList } from './ConsequenceList.tsx';
import { consequencesOf } from './consequences.ts';
import { OwnersMissing } from './OwnersMissing.tsx';
import { PolicyDiff } from './PolicyDiff.tsx';

interface ApplyPolicyProps {
  readonly checkpoint: Checkpoint;
  readonly policy: CheckpointPolicy;
  readonly onApplied: () => void;
  readonly onClose: () => void;
}

/** Says what changes and what that does to rungs and evidence; only then the draft becomes the policy in force. */
export function ApplyPolicy({ checkpoint, policy, onApplied, onClose }: ApplyPolicyProps) {
  const t = useT();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const { id, policyVersion } = checkpoint;
  const apply = useMutation(
    trpc.checkpoints.setPolicy.mutationOptions({
      onSuccess: async (applied) => {
        notifyDone(t('adjust.applied', { version: applied.policyVersion }));
        // The page must know the new policy before the draft goes, or it would show the old one for a moment.
        queries.setQueryData(trpc.checkpoints.get.queryKey({ checkpoint: id }), applied);
        onApplied();
      },
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.checkpoints.pathKey() }),
    }),
  );
  return (
    <Modal opened onClose={onClose} size="lg" title={t('adjust.apply.title', { version: policyVersion + 1 })}>
      <Stack gap="md">
        <div>
          <Title order={3}>{t('adjust.consequences')}</Title>
          <ConsequenceList consequences={consequencesOf(checkpoint, policy)} startRung={policy.startRung} />
          <OwnersMissing policy={policy} />
        </div>
        <div>
          <Title order={3}>{t('adjust.changes')}</Title>
          <PolicyDiff before={checkpoint.policy} after={policy} />
        </div>
        <ProblemAlert error={apply.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            loading={apply.isPending}
            onClick={() => apply.mutate({ checkpoint: id, policy, policyVersion })}
          >
            {t('adjust.apply.confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
