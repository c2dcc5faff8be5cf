import { type Standing, standing } from '@countersign/autonomy';
import { Anchor, Card, Text } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useLocale } from '../../strings/useT.ts';
import { formatShare } from '../../ui/formatNumber.ts';
import { blockingReviews } from './blockingReviews.ts';
import type { Checkpoint, Trust } from './checkpoint.ts';
import { waitingEvidence } from './figures.ts';
import { RulesTable } from './RulesTable.tsx';
import { TrustProgress } from './TrustProgress.tsx';

/** All that is known about one agent version in a segment: evidence by every rule, checks, and what is still open. */
export function TrustCard({ checkpoint, trust }: { checkpoint: Checkpoint; trust: Trust }) {
  const { t, language } = useLocale();
  const { state } = trust;
  const stands = standing(state, checkpoint.policy);
  const since = new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(state.since.at));
  return (
    <Card>
      <TrustProgress checkpoint={checkpoint} trust={trust} />
      {stands.next !== null && (
        <RulesTable next={stands.next} policy={checkpoint.policy} epoch={state.epoch} since={since} />
      )}
      <Checks stands={stands} since={since} />
      <Blocked checkpoint={checkpoint} trust={trust} />
      {state.counts.voided > 0 && (
        <Text size="sm" mt="sm">
          {t('checkpoints.withdrawn', { count: state.counts.voided })}
        </Text>
      )}
      <Text size="xs" c="dimmed" mt="sm">
        {t('checkpoints.epoch', { epoch: state.epoch, date: since })} · {t('checkpoints.agent')}{' '}
        <code>{state.agentVersion.slice(0, 12)}</code>
      </Text>
    </Card>
  );
}

function Checks({ stands, since }: { stands: Standing; since: string }) {
  const { t, language } = useLocale();
  const { checked, errors, value, limit } = stands.alarm;
  if (stands.rung === 0 && checked === 0) return null;
  const percent = formatShare(Math.min(1, value / limit), language);
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return (
    <Text size="sm" mt="sm">
      <strong>{t('checkpoints.alarm')}:</strong>{' '}
      {t('checkpoints.alarm.text', { checked, date: since, errors: number.format(errors), percent })}
    </Text>
  );
}

/** Open cases stop evidence, because it is read in the order of decisions. */
function Blocked({ checkpoint, trust }: { checkpoint: Checkpoint; trust: Trust }) {
  const { t } = useLocale();
  const { workspace } = useParams({ from: '/w/$workspace' });
  const count = waitingEvidence(trust);
  if (count === 0) return null;
  return (
    <Text size="sm" mt="sm" component="div">
      {t('checkpoints.blocked', { count })}.{' '}
      <Anchor
        size="sm"
        underline="always"
        renderRoot={(props) => (
          <Link
            {...props}
            to="/w/$workspace/inbox"
            params={{ workspace }}
            search={blockingReviews(checkpoint, trust)}
          />
        )}
      >
        {t('checkpoints.blocked.link')}
      </Anchor>
      <Text size="xs" c="dimmed">
        {t('checkpoints.blocked.help')}
      </Text>
    </Text>
  );
}
