import { standing } from '@countersign/autonomy';
import { Button, Group, Text } from '@mantine/core';
import { useMay } from '../../api/session.ts';
import { useLocale } from '../../strings/useT.ts';
import { segmentName } from '../../ui/segmentName.ts';
import { UntrustedText } from '../../ui/UntrustedText.tsx';
import type { Checkpoint, Trust } from './checkpoint.ts';
import { isEarlier } from './currentTrusts.ts';
import { isRungGiven } from './figures.ts';
import { isHeld } from './isHeld.ts';
import { LadderBar } from './LadderBar.tsx';
import { boundText, moreText, ruleReached } from './progress.ts';
import { RungBadge } from './RungBadge.tsx';
import classes from './TrustProgress.module.css';
import { useAnswer } from './widening/useAnswer.ts';
import { waitsText } from './widening/waitsText.ts';

/** One segment: how far its agent may go, what is missing to the next rung, and what holds it up. */
export function TrustProgress({ checkpoint, trust }: { checkpoint: Checkpoint; trust: Trust }) {
  const locale = useLocale();
  const { t } = locale;
  const { policy } = checkpoint;
  const stands = standing(trust.state, policy);
  const { next, rung } = stands;
  const title = policy.ladder[rung]?.title ?? '';
  const more = next === null ? null : moreText(next, locale);
  return (
    <div className={classes['trust']} data-segment={trust.state.segment}>
      <Group justify="space-between" gap="xs">
        <Text fw={550} size="sm" component="div">
          <UntrustedText inline text={segmentName(trust.state.segment, t)} />
        </Text>
        <RungBadge {...{ checkpoint, rung }} isGiven={isRungGiven(trust)} />
      </Group>
      <LadderBar standing={stands} isHeld={isHeld(checkpoint)} />
      {next === null ? (
        <Text size="sm" c="dimmed">
          {t('checkpoints.top')}
        </Text>
      ) : (
        <div>
          <Text size="sm">
            {t('checkpoints.next', { rung: next.to, title })}:{' '}
            <strong>{ruleReached(next, next.rule.type, locale)}</strong>
          </Text>
          <Text size="xs" c="dimmed">
            {[
              ...(next.n === 0 ? [] : [boundText(next, policy.tolerance, locale)]),
              ...(more === null ? [] : [more]),
            ].join(' · ')}
          </Text>
        </div>
      )}
      {isEarlier(trust, checkpoint) && <Note>{t('checkpoints.earlierVersion')}</Note>}
      <Holds checkpoint={checkpoint} trust={trust} stands={stands} />
    </div>
  );
}

interface HoldsProps {
  readonly checkpoint: Checkpoint;
  readonly trust: Trust;
  readonly stands: ReturnType<typeof standing>;
}

/** Why nothing is proposed although evidence gathers. */
function Holds({ checkpoint, trust, stands }: HoldsProps) {
  const { t } = useLocale();
  const mayGovern = useMay('govern');
  const reopen = useAnswer();
  const to = stands.rung + 1;
  if (stands.integrity.isFrozen) return <Note>{t('checkpoints.frozen')}</Note>;
  const waits = trust.state.widening === null ? null : waitsText(checkpoint, t);
  if (waits !== null) return <Note>{waits}</Note>;
  if (!stands.declined && stands.deferred === null) return null;
  const text = stands.declined
    ? t('checkpoints.declined')
    : t('checkpoints.deferred', { count: stands.deferred?.more ?? 0 });
  const { segment, agentVersion } = trust.state;
  return (
    <Group gap="xs">
      <Note>{text}</Note>
      {mayGovern && (
        <Button
          size="compact-xs"
          variant="default"
          loading={reopen.isPending}
          onClick={() =>
            reopen.mutate({ checkpoint: checkpoint.id, segment, agentVersion, to, answer: 'reopened' })
          }
        >
          {t('checkpoints.reopen')}
        </Button>
      )}
    </Group>
  );
}

function Note({ children }: { children: string }) {
  return (
    <Text size="xs" c="var(--mantine-color-amber-light-color)">
      {children}
    </Text>
  );
}
