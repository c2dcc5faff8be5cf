import { FINAL_STATUSES } from '@countersign/model';
import { Anchor, Card, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type RouterOutput, useTrpc } from '../../api/trpc.ts';
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
                  <ParentStep parent={run.parent} />
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

/** The calling step by its title, in the version that its run is on, and the case of that run. */
function ParentStep({ parent }: { parent: NonNullable<RouterOutput['runs']['get']['parent']> }) {
  const { t } = useLocale();
  const trpc = useTrpc();
  const caller = useQuery(trpc.runs.get.queryOptions({ run: parent.runId })).data;
  const version = useQuery({
    ...trpc.flows.version.queryOptions({ flow: caller?.flow ?? '', version: caller?.version ?? 1 }),
    enabled: caller !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
  const title = version?.document.nodes.find(({ id }) => id === parent.node)?.title ?? parent.node;
  const subject = caller?.subject;
  const said = subject
    ? t('runs.parent.stepOf', { step: title, subject })
    : t('runs.parent.step', { step: title });
  return <UntrustedText inline text={said} />;
}
