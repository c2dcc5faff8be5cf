import { Badge, Button, Group, Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTrpc } from '../../../api/trpc.ts';
import { useT } from '../../../strings/useT.ts';
import { Moment } from '../../../ui/Moment.tsx';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { PolicyDiff } from './PolicyDiff.tsx';
import { policyIn } from './policyDraft.ts';

interface VersionsProps {
  readonly checkpoint: string;
  readonly onRevert: (policy: unknown) => void;
}

/** Every version that was in force, with what it changed and the way back to it. */
export function Versions({ checkpoint, onRevert }: VersionsProps) {
  const t = useT();
  const policies = useQuery(useTrpc().checkpoints.policies.queryOptions({ checkpoint }));
  // Policies of earlier releases lack fields; read like this they have their defaults, and differences are true ones.
  const versions = (policies.data ?? []).map((version) => ({
    ...version,
    policy: policyIn(version.policy) ?? version.policy,
  }));
  return (
    <section aria-label={t('adjust.versions')}>
      <Title order={2}>{t('adjust.versions')}</Title>
      <Text size="sm" c="dimmed">
        {t('adjust.versions.help')}
      </Text>
      <ProblemAlert error={policies.error} onRetry={() => policies.refetch()} />
      {policies.isPending && <Skeleton h={80} mt="sm" />}
      {versions.map(({ version, policy, appliedAt, appliedBy }, index) => {
        const before = versions[index + 1];
        return (
          <details key={version} style={{ marginTop: 10 }}>
            <summary>
              <Text span size="sm">
                {t('common.version', { version })} · <Moment at={appliedAt} />{' '}
                {t('adjust.versions.by', { actor: appliedBy })}{' '}
              </Text>
              {index === 0 && <Badge size="sm">{t('adjust.versions.inForce')}</Badge>}
            </summary>
            {before === undefined ? (
              <Text size="sm" c="dimmed">
                {t('adjust.versions.first')}
              </Text>
            ) : (
              <PolicyDiff before={before.policy} after={policy} />
            )}
            {index > 0 && (
              <Group mt={4}>
                <Button size="compact-sm" variant="default" onClick={() => onRevert(policy)}>
                  {t('adjust.versions.revert')}
                </Button>
              </Group>
            )}
          </details>
        );
      })}
    </section>
  );
}
