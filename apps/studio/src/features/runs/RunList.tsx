import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type RouterOutput, useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { humanise } from '../../ui/humanise.ts';
import { Moment } from '../../ui/Moment.tsx';
import { RunStatusBadge } from '../../ui/RunStatusBadge.tsx';
import { UntrustedText } from '../../ui/UntrustedText.tsx';
import classes from './RunList.module.css';

type RunItem = RouterOutput['runs']['list']['items'][number];

/** Runs as rows; on a phone each becomes a block of two lines. */
export function RunList({ runs }: { runs: readonly RunItem[] }) {
  const t = useT();
  const flows = useQuery(useTrpc().flows.list.queryOptions({})).data ?? [];
  const nameOf = (slug: string) => flows.find((flow) => flow.slug === slug)?.name ?? slug;
  return (
    <table className={classes['table']}>
      <thead>
        <tr>
          <th scope="col">{t('runs.column.case')}</th>
          <th scope="col" className={classes['wide']}>
            {t('runs.column.flow')}
          </th>
          <th scope="col">{t('runs.column.status')}</th>
          <th scope="col" className={classes['wide']}>
            {t('runs.outcome')}
          </th>
          <th scope="col" className={classes['wide']}>
            {t('runs.column.started')}
          </th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <RunRow key={run.id} run={run} flowName={nameOf(run.flow)} />
        ))}
      </tbody>
    </table>
  );
}

function RunRow({ run, flowName }: { run: RunItem; flowName: string }) {
  const t = useT();
  const { workspace } = useParams({ from: '/w/$workspace' });
  return (
    <tr>
      <td>
        <Link to="/w/$workspace/runs/$run" params={{ workspace, run: run.id }} className={classes['case']}>
          <UntrustedText inline text={run.subject ?? t('runs.noSubject', { id: run.id.slice(0, 8) })} />
        </Link>
        <Text size="xs" c="dimmed" className={classes['under']}>
          {run.caseType && <UntrustedText inline text={humanise(run.caseType)} />}
          <span className={classes['narrow']}>
            {run.caseType && ' · '}
            <UntrustedText inline text={flowName} /> · <Moment at={run.createdAt} />
          </span>
        </Text>
      </td>
      <td className={classes['wide']}>
        <UntrustedText inline text={flowName} />
        <Text size="xs" c="dimmed">
          {t('common.version', { version: run.version })}
        </Text>
      </td>
      <td className={classes['status']}>
        <RunStatusBadge status={run.status} />
      </td>
      <td className={classes['wide']}>{run.outcome ? humanise(run.outcome) : '–'}</td>
      <td className={classes['wide']}>
        <Moment at={run.createdAt} />
      </td>
    </tr>
  );
}
