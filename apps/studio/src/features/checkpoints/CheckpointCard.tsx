import { Alert, Badge, Button, Card, Group, Switch, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustments, IconHandStop } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useMay } from '../../api/session.ts';
import { useTrpc } from '../../api/trpc.ts';
import { useLocale } from '../../strings/useT.ts';
import { formatAmount } from '../../ui/formatNumber.ts';
import { gateReasonText } from '../../ui/gateReasonText.ts';
import { notifyProblem } from '../../ui/notify.ts';
import classes from './CheckpointCard.module.css';
import type { Checkpoint } from './checkpoint.ts';
import { EditPolicy } from './EditPolicy.tsx';
import { Ladder } from './Ladder.tsx';

/** One checkpoint: where it stands on its ladder, what the ledger counts, and the switch back to reviewing everything. */
export function CheckpointCard({ checkpoint }: { checkpoint: Checkpoint }) {
  const { t } = useLocale();
  const mayGovern = useMay('govern');
  const [isEditing, editing] = useDisclosure(false);
  return (
    <Card component="article" className={classes['card'] ?? ''} data-checkpoint={checkpoint.key}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <Title order={3}>{checkpoint.title}</Title>
        <Badge color={checkpoint.rung === 0 ? 'gray' : 'ink'} size="lg">
          {checkpoint.rung === 0
            ? t('checkpoints.rung.zero')
            : t('checkpoints.rung', { rung: checkpoint.rung })}
        </Badge>
      </Group>
      <Counts checkpoint={checkpoint} />
      {checkpoint.policy.ladder.length > 0 && <Ladder policy={checkpoint.policy} rung={checkpoint.rung} />}
      <Floors checkpoint={checkpoint} />
      {(checkpoint.rung > 0 || checkpoint.killSwitch !== null) && (
        <ReviewingEverything checkpoint={checkpoint} />
      )}
      <Group justify="space-between" mt="auto" pt="md">
        <Text size="xs" c="dimmed">
          {t('checkpoints.policyVersion', { version: checkpoint.policyVersion })}
        </Text>
        {mayGovern && (
          <Button variant="default" leftSection={<IconAdjustments size={16} />} onClick={editing.open}>
            {t('checkpoints.edit')}
          </Button>
        )}
      </Group>
      {isEditing && <EditPolicy checkpoint={checkpoint} onClose={editing.close} />}
    </Card>
  );
}

/** The switch of this checkpoint; a wider one (flow, workspace) is only told. */
function ReviewingEverything({ checkpoint }: { checkpoint: Checkpoint }) {
  const locale = useLocale();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const mayGovern = useMay('govern');
  const { killSwitch } = checkpoint;
  const turn = useMutation(
    trpc.checkpoints.setKillSwitch.mutationOptions({
      onError: (error) => notifyProblem(error, locale.t),
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.checkpoints.pathKey() }),
    }),
  );
  const isWider = killSwitch === 'workspace' || killSwitch === 'flow';
  return (
    <>
      <Switch
        mt="sm"
        label={locale.t('checkpoints.reviewEverything')}
        checked={killSwitch !== null}
        disabled={!mayGovern || isWider || turn.isPending}
        color="amber"
        onChange={(event) =>
          turn.mutate({ scope: 'checkpoint', id: checkpoint.id, on: event.currentTarget.checked })
        }
      />
      {isWider && (
        <Alert mt="xs" color="amber" icon={<IconHandStop size={18} />}>
          {gateReasonText({ type: 'killSwitch', scope: killSwitch }, locale)}
        </Alert>
      )}
    </>
  );
}

function Counts({ checkpoint }: { checkpoint: Checkpoint }) {
  const { t, language } = useLocale();
  const { workspace } = useParams({ from: '/w/$workspace' });
  const { held, passed, approved, edited, rejected, open } = checkpoint.counts;
  const number = new Intl.NumberFormat(language);
  const cells = [
    ['checkpoints.counts.passed', passed],
    ['checkpoints.counts.held', held],
    ['checkpoints.counts.approved', approved],
    ['checkpoints.counts.overridden', edited + rejected],
  ] as const;
  return (
    <>
      <dl className={classes['counts']}>
        {cells.map(([label, count]) => (
          <div key={label}>
            <dd className={classes['count']}>{number.format(count)}</dd>
            <dt className={classes['countLabel']}>{t(label)}</dt>
          </div>
        ))}
      </dl>
      <Group justify="space-between" gap="xs">
        <Text size="xs" c="dimmed">
          {t('checkpoints.counts.from')}
        </Text>
        {open > 0 && (
          <Link
            className={classes['open']}
            to="/w/$workspace/inbox"
            params={{ workspace }}
            search={{ flow: checkpoint.flow }}
          >
            {t('flows.openReviews', { count: open })}
          </Link>
        )}
      </Group>
    </>
  );
}

function Floors({ checkpoint }: { checkpoint: Checkpoint }) {
  const { t, language } = useLocale();
  const { floors, maxAmount } = checkpoint.policy;
  if (floors.length === 0 && maxAmount === undefined) return null;
  return (
    <Group gap={6} mt="sm">
      <Text size="xs" c="dimmed">
        {t('checkpoints.floor')}
      </Text>
      {maxAmount !== undefined && (
        <Badge color="amber">
          {t('checkpoints.floor.above', { amount: formatAmount(maxAmount, language) })}
        </Badge>
      )}
      {floors.map((floor) => (
        <Badge key={floor.title} color="amber">
          {floor.title}
        </Badge>
      ))}
    </Group>
  );
}
