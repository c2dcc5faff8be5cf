import { Anchor, Badge, Group, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type RouterOutput, useTrpc } from '../../api/trpc.ts';
import { useLocale } from '../../strings/useT.ts';
import { humanise } from '../../ui/humanise.ts';
import { Moment } from '../../ui/Moment.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { UntrustedText } from '../../ui/UntrustedText.tsx';
import classes from './LookBack.module.css';
import { likenessWords } from './likenessWords.ts';
import { Section } from './Section.tsx';

const route = getRouteApi('/w/$workspace/inbox');

type Precedent = RouterOutput['reviews']['precedents'][number];

/** Past cases that are like this one: how each was answered, and why it counts as similar. */
export function Precedents({ review }: { review: string }) {
  const { t } = useLocale();
  const trpc = useTrpc();
  const precedents = useQuery(trpc.reviews.precedents.queryOptions({ review }));
  return (
    <Section title={t('review.precedents')}>
      {precedents.error && <ProblemAlert error={precedents.error} onRetry={() => precedents.refetch()} />}
      {precedents.isPending && <Skeleton h={60} />}
      {precedents.data?.length === 0 && (
        <Text c="dimmed" size="sm">
          {t('review.precedents.none')}
        </Text>
      )}
      {precedents.data !== undefined && precedents.data.length > 0 && (
        <ul className={classes['list']}>
          {precedents.data.map((precedent) => (
            <PrecedentLine key={precedent.reviewId} precedent={precedent} />
          ))}
        </ul>
      )}
    </Section>
  );
}

const COLORS: Readonly<Record<Precedent['verdict'], string>> = {
  ...{ approve: 'sky', edit: 'amber', reject: 'brick', sendBack: 'gray', escalate: 'gray' },
  ...{ correct: 'sky', incorrect: 'brick' },
};

function PrecedentLine({ precedent }: { precedent: Precedent }) {
  const locale = useLocale();
  const { workspace } = route.useParams();
  const { subject, decision, summary, verdict, reason, message, decidedBy, decidedAt } = precedent;
  return (
    <li>
      <Group gap={8} wrap="nowrap" justify="space-between" align="flex-start">
        <Anchor
          size="sm"
          className={classes['name']}
          renderRoot={(props) => (
            <Link
              {...props}
              to="/w/$workspace/inbox"
              params={{ workspace }}
              search={(old) => ({ ...old, review: precedent.reviewId })}
            />
          )}
        >
          <UntrustedText inline text={subject ?? humanise(decision)} />
        </Anchor>
        <Badge size="sm" color={COLORS[verdict]} style={{ flex: 'none' }}>
          {locale.t(`verdict.done.${verdict}`)}
        </Badge>
      </Group>
      <div className={classes['outline']}>
        <UntrustedText inline text={`${humanise(decision)}. ${summary}`} />
      </div>
      {(reason !== null || message !== null) && (
        <div className={classes['outline']}>
          <UntrustedText inline text={[reason, message].filter((part) => part !== null).join(': ')} />
        </div>
      )}
      <div className={classes['compared']}>
        <UntrustedText inline text={likenessWords(precedent, locale)} />
      </div>
      <div className={classes['compared']}>
        {decidedBy} <Moment at={decidedAt} />
      </div>
    </li>
  );
}
