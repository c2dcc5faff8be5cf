import type { Proposal } from '@countersign/model';
import { Badge, Group, Progress, Text, Tooltip } from '@mantine/core';
import { useLocale } from '../../strings/useT.ts';
import { formatShare } from '../../ui/formatNumber.ts';
import { formatDuration } from '../../ui/formatTime.ts';
import { humanise } from '../../ui/humanise.ts';
import { UntrustedText } from '../../ui/UntrustedText.tsx';
import classes from './ReviewDesk.module.css';

/** What the agent recommends, how sure it says it is, why, and what it noticed. */
export function Recommendation({ proposal }: { proposal: Proposal }) {
  const { t, language } = useLocale();
  const share = formatShare(proposal.confidence, language);
  return (
    <section className={classes['recommendation']} aria-label={t('review.recommendation')}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="md">
        <div style={{ minWidth: 0 }}>
          <div className={classes['label']}>{t('review.recommendation')}</div>
          <div className={classes['decision']}>
            <UntrustedText inline text={humanise(proposal.decision)} />
          </div>
        </div>
        <Tooltip label={t('review.confidence.help')} multiline maw={240}>
          <div style={{ width: 118, flex: 'none' }}>
            <Text size="xs" c="dimmed" ta="end" mb={6}>
              {t('review.confidence', { percent: share })}
            </Text>
            <Progress
              value={proposal.confidence * 100}
              color={proposal.confidence < 0.5 ? 'amber' : 'plum'}
              size="sm"
              aria-label={t('review.confidence.label')}
            />
          </div>
        </Tooltip>
      </Group>
      {proposal.summary !== '' && (
        <Text mt={8} component="div">
          <UntrustedText text={proposal.summary} />
        </Text>
      )}
      <Flags proposal={proposal} />
      <Reasoning reasoning={proposal.reasoning} />
      <Text size="xs" c="dimmed" mt={10}>
        {t('review.agent', {
          model: proposal.usage.model,
          time: formatDuration(proposal.usage.ms, language),
        })}
      </Text>
    </section>
  );
}

function Flags({ proposal }: { proposal: Proposal }) {
  const { t } = useLocale();
  const isRecorded = proposal.usage.recorded === true;
  if (proposal.flags.length === 0 && !isRecorded) return null;
  return (
    <Group gap={6} mt={10} role="group" aria-label={t('review.flags')}>
      {proposal.flags.map((flag) => (
        <Badge key={flag} color="brick">
          {t(`flag.${flag}`)}
        </Badge>
      ))}
      {isRecorded && (
        <Tooltip label={t('review.recorded.help')} multiline maw={260}>
          <Badge color="gray">{t('review.recorded')}</Badge>
        </Tooltip>
      )}
    </Group>
  );
}

function Reasoning({ reasoning }: { reasoning: readonly string[] }) {
  const { t } = useLocale();
  return (
    <div style={{ marginTop: 10 }}>
      <div className={classes['label']}>{t('review.reasoning')}</div>
      {reasoning.length === 0 ? (
        <Text c="dimmed">{t('review.noReasoning')}</Text>
      ) : (
        <ul className={classes['reasons']}>
          {reasoning.map((reason) => (
            <li key={reason}>
              <UntrustedText inline text={reason} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
