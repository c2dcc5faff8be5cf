import { Alert, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type RouterOutput, useTrpc } from '../../api/trpc.ts';
import { useLocale } from '../../strings/useT.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { ComparedCases, type ListedCase } from './ComparedCases.tsx';
import { Confusions } from './Confusions.tsx';
import { VersionMeasures } from './VersionMeasures.tsx';

type Comparison = RouterOutput['learning']['comparison'];

/** What adopting a version would change, on past cases that neither it nor the one before was trained on. */
export function VersionComparison({ model, version }: { model: string; version: number }) {
  const comparison = useQuery(useTrpc().learning.comparison.queryOptions({ model, version }));
  if (comparison.error) {
    return <ProblemAlert error={comparison.error} onRetry={() => comparison.refetch()} />;
  }
  return comparison.data ? <Compared comparison={comparison.data} /> : <Skeleton h={160} />;
}

function Compared({ comparison }: { comparison: Comparison }) {
  const { t } = useLocale();
  const { rival, version, differing, checkpoints, candidate } = comparison;
  const { fixed, broken, otherwise } = differing;
  const now = t('learning.compare.now', { version: version.version });
  const before = rival === null ? '' : t('learning.compare.before', { version: rival.version });
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('learning.compare.basis', { cases: comparison.cases, verdicts: comparison.fromVerdicts })}{' '}
        {t('learning.compare.honest')} {comparison.isCut && t('learning.compare.cut')}
      </Text>
      <VersionMeasures comparison={comparison} />
      {rival !== null && (
        <ComparedCases
          title={t('learning.compare.differing', { fixed, broken, otherwise })}
          cases={differing.examples.map(
            (one): ListedCase => ({
              ...one,
              said: [
                { by: before, ...one.rival },
                { by: now, ...one.candidate },
              ],
            }),
          )}
        />
      )}
      {checkpoints.map(({ id, title, candidate: replay }) => (
        <ComparedCases
          key={id}
          title={t('learning.compare.slippedCases', { title, count: replay.slipped })}
          cases={replay.examples.map((one): ListedCase => ({ ...one, said: [{ by: now, ...one.said }] }))}
        />
      ))}
      {checkpoints.length > 0 && <Restarts comparison={comparison} />}
      {candidate !== null && <Confusions confusions={candidate.confusions} />}
    </Stack>
  );
}

/** What an adoption means for what was earned: a new version starts again. An earlier one goes on where it stood. */
function Restarts({ comparison }: { comparison: Comparison }) {
  const { t } = useLocale();
  if (comparison.version.status !== 'candidate') return null;
  return (
    <Alert color="amber">
      {comparison.checkpoints.map(({ id, title, restartsAt, presentRung }) => (
        <div key={id}>
          {t('learning.compare.restart', { title, rung: restartsAt })}
          {presentRung === 0 && ` ${t('learning.compare.atZero')}`}
        </div>
      ))}
    </Alert>
  );
}
