import { Badge, Card, Group, Text } from '@mantine/core';
import { IconInbox, IconPlayerPlay } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useT } from '../../strings/useT.ts';
import { Moment } from '../../ui/Moment.tsx';
import classes from './FlowCard.module.css';
import { FlowMenu } from './FlowMenu.tsx';
import type { FlowSummary } from './flowSummary.ts';

/** One flow: what it is, where it stands, and how much of it waits for a person. The whole card opens it. */
export function FlowCard({ flow }: { flow: FlowSummary }) {
  const t = useT();
  const { workspace } = useParams({ from: '/w/$workspace' });
  return (
    <Card component="article" className={classes['card']} data-archived={flow.archived || undefined}>
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="xs">
        <Link
          to="/w/$workspace/flows/$flow"
          params={{ workspace, flow: flow.slug }}
          className={classes['title']}
        >
          {flow.name}
        </Link>
        <FlowMenu flow={flow} />
      </Group>
      <Text c="dimmed" size="sm" lineClamp={3} className={classes['description']}>
        {flow.description}
      </Text>
      <Group gap={6} mt="sm">
        <FlowBadges flow={flow} />
      </Group>
      <div className={classes['foot']}>
        <Link
          to="/w/$workspace/inbox"
          params={{ workspace }}
          search={{ flow: flow.slug }}
          className={classes['fact']}
          data-waiting={flow.openReviews > 0 || undefined}
        >
          <IconInbox size={15} stroke={1.8} aria-hidden />
          {flow.openReviews > 0 ? t('flows.openReviews', { count: flow.openReviews }) : t('flows.noReviews')}
        </Link>
        <Link
          to="/w/$workspace/runs"
          params={{ workspace }}
          search={{ flow: flow.slug }}
          className={classes['fact']}
        >
          <IconPlayerPlay size={15} stroke={1.8} aria-hidden />
          {t('flows.liveRuns', { count: flow.activeRuns })}
        </Link>
        <Text size="xs" c="dimmed" className={classes['when']}>
          <Moment at={flow.updatedAt} />
        </Text>
      </div>
    </Card>
  );
}

function FlowBadges({ flow }: { flow: FlowSummary }) {
  const t = useT();
  if (flow.archived) return <Badge color="gray">{t('flows.archived')}</Badge>;
  return (
    <>
      {flow.version === null ? (
        <Badge color="gray">{t('flows.draft')}</Badge>
      ) : (
        <Badge color="ink">{t('flows.status.published', { version: flow.version })}</Badge>
      )}
      {flow.version !== null && flow.changed && <Badge color="sky">{t('flows.changed')}</Badge>}
    </>
  );
}
