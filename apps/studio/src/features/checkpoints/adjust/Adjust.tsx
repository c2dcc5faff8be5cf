import { Alert, Button, Card, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMemo } from 'react';
import { useMay } from '../../../api/session.ts';
import { useLocale, useT } from '../../../strings/useT.ts';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { useDaily, useVolumes } from '../CheckpointFigures.tsx';
import type { Checkpoint } from '../checkpoint.ts';
import { recentVolume } from '../figures.ts';
import { differences } from '../history/differences.ts';
import { Unweighed } from '../Unweighed.tsx';
import classes from './Adjust.module.css';
import { ApplyPolicy } from './ApplyPolicy.tsx';
import { BacktestPanel } from './BacktestPanel.tsx';
import { Conflict } from './Conflict.tsx';
import { Mistakes } from './Mistakes.tsx';
import { busiestNextBand } from './nextBand.ts';
import { PolicyForm } from './PolicyForm.tsx';
import { Presets } from './Presets.tsx';
import { blockingErrors, isApplicable, policyErrors } from './policyErrors.ts';
import { type PolicyEdit, usePolicyDraft } from './usePolicyDraft.ts';
import { Versions } from './Versions.tsx';

/** The draft at the left, what it would have done at the right, and the versions below. */
export function Adjust({ checkpoint }: { checkpoint: Checkpoint }) {
  const locale = useLocale();
  const { t } = locale;
  const mayGovern = useMay('govern');
  const edit = usePolicyDraft(checkpoint);
  const { policy: inForce } = checkpoint;
  const errors = useMemo(() => policyErrors(edit.value, { inForce, locale }), [edit.value, inForce, locale]);
  const isValid = isApplicable(errors, edit.value, inForce) && edit.policy !== null;
  const daily = useDaily(checkpoint.id);
  const volumes = useVolumes(checkpoint.id);
  const next = volumes.data === undefined ? undefined : busiestNextBand(checkpoint, volumes.data);
  return (
    <>
      <Text c="dimmed" mb="md">
        {t('adjust.help')}
      </Text>
      {!mayGovern && (
        <Alert color="sky" mb="md">
          {t('adjust.readOnly')}
        </Alert>
      )}
      <Unweighed checkpoint={checkpoint} isHere />
      <div className={classes['columns']}>
        <Stack gap="md">
          {next === undefined && (
            <ProblemAlert error={volumes.error} onRetry={() => void volumes.refetch()} />
          )}
          <Presets value={edit.value} onChange={edit.change} inForce={checkpoint.policy} next={next} />
          <PolicyForm
            value={edit.value}
            onChange={edit.change}
            errors={errors}
            original={checkpoint.policy}
          />
          <Card>
            <Versions checkpoint={checkpoint.id} onRevert={edit.change} />
          </Card>
        </Stack>
        <div className={classes['beside']}>
          <DraftBar checkpoint={checkpoint} edit={edit} isValid={isValid} />
          <Conflict checkpoint={checkpoint} edit={edit} />
          <Mistakes errors={errors} blocking={blockingErrors(errors, edit.value, inForce)} />
          {daily.data === undefined && (
            <ProblemAlert error={daily.error} onRetry={() => void daily.refetch()} />
          )}
          <BacktestPanel
            checkpoint={checkpoint}
            draft={isValid ? edit.policy : null}
            isChanged={edit.isChanged}
            perWeek={daily.data === undefined ? null : recentVolume(checkpoint, daily.data).perWeek}
          />
        </div>
      </div>
    </>
  );
}

interface DraftBarProps {
  readonly checkpoint: Checkpoint;
  readonly edit: PolicyEdit;
  readonly isValid: boolean;
}

function DraftBar({ checkpoint, edit, isValid }: DraftBarProps) {
  const t = useT();
  const mayGovern = useMay('govern');
  const [isApplying, applying] = useDisclosure(false);
  const { isChanged, isRestored, conflict, policy } = edit;
  const isSame = isChanged && policy !== null && differences(checkpoint.policy, policy).length === 0;
  return (
    <Group justify="space-between" gap="xs" mb="sm">
      <Text size="sm" c="dimmed" role="status">
        {!isChanged && t('adjust.draft.none')}
        {isRestored && t('adjust.draft.restored')} {isSame && isValid && t('adjust.draft.same')}
      </Text>
      <Group gap="xs">
        {isChanged && (
          <Button variant="default" onClick={edit.discard}>
            {t('adjust.draft.discard')}
          </Button>
        )}
        {mayGovern && (
          <Button disabled={!isChanged || isSame || !isValid || conflict !== null} onClick={applying.open}>
            {t('adjust.apply', { version: checkpoint.policyVersion + 1 })}
          </Button>
        )}
      </Group>
      {isApplying && policy !== null && (
        <ApplyPolicy
          checkpoint={checkpoint}
          policy={policy}
          onClose={applying.close}
          onApplied={() => {
            edit.discard();
            applying.close();
          }}
        />
      )}
    </Group>
  );
}
