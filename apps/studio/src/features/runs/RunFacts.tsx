import { FINAL_STATUSES } from '@countersign/model';
import { Anchor, Card, Stack, Title } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import type { RouterOutput } from '../../api/trpc.ts';
import { useLocale } from '../../strings/useT.ts';
import { Facts } from '../../ui/Facts.tsx';
import { formatDuration } from '../../ui/formatTime.ts';
import { humanise } from '../../ui/humanise.ts';
import { JsonView } from '../../ui/JsonView.tsx';
import { Moment } from '../../ui/Moment.tsx';
import { UntrustedText } from '../../ui/UntrustedText.tsx';

/** What a run is about and came to: its flow, its case, its outcome. */
export function RunFacts({ run, flowName }: { run: RouterOutput['runs']['get']; flowName: string }) {
  const { t, language } = useLocale();
  const { workspace } = useParams({ from: '/w/$workspace' });
  const isOver = FINAL_STATUSES.includes(run.status);
  const spent = new Date(run.updatedAt).getTime() - new Date(run.createdAt).getTime();
  return (
    <Stack gap="md">
      <Card>
        <Facts
          facts={[
            [
              t('runs.flow'),
              <Anchor key="flow" component={Link} to={`/w/${workspace}/flows/${run.flow}`}>
                {flowName}
              </Anchor>,
            ],
            [t('runs.version'), String(run.version)],
            [
              t('runs.column.type'),
              run.caseType && <UntrustedText key="type" inline text={humanise(run.caseType)} />,
            ],
            [
              t('runs.priority'),
              run.priority && run.priority !== 'normal' ? t(`runs.priority.${run.priority}`) : null,
            ],
            [
              t('runs.parent'),
              run.parent && (
                <Anchor
                  key="parent"
                  renderRoot={(props) => (
                    <Link
                      {...props}
                      to="/w/$workspace/runs/$run"
                      params={{ workspace, run: run.parent?.runId ?? '' }}
                    />
                  )}
                >
                  {t('runs.parent.step', { step: run.parent.node })}
                </Anchor>
              ),
            ],
            [t('runs.outcome'), run.outcome && humanise(run.outcome)],
            [t('runs.column.started'), <Moment key="started" at={run.createdAt} />],
            isOver
              ? [t('runs.duration'), formatDuration(spent, language)]
              : [t('runs.column.changed'), <Moment key="changed" at={run.updatedAt} />],
          ]}
        />
      </Card>
      <Card>
        <Title order={2} mb="xs">
          {t('runs.input')}
        </Title>
        <JsonView value={run.input} />
      </Card>
      {run.output !== undefined && run.output !== null && (
        <Card>
          <Title order={2} mb="xs">
            {t('runs.output')}
          </Title>
          <JsonView value={run.output} />
        </Card>
      )}
    </Stack>
  );
}
