import { unreviewed } from '@countersign/autonomy';
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTrpc } from '../../api/trpc.ts';
import { useLocale } from '../../strings/useT.ts';
import { Sparkline } from '../../ui/charts/Sparkline.tsx';
import { Figure, Figures } from '../../ui/Figure.tsx';
import { formatAmount, formatShare } from '../../ui/formatNumber.ts';
import { formatWork } from '../../ui/formatTime.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import type { BandVolumes, Checkpoint, CheckpointAccuracy, DailyCounts, Estimate } from './checkpoint.ts';
import { dailyShares, RECENT_DAYS, recentVolume } from './figures.ts';

/** What a checkpoint's agent did lately, how often it was right, and what that is worth; nothing before that is known. */
export function CheckpointFigures({ checkpoint }: { checkpoint: Checkpoint }) {
  const daily = useDaily(checkpoint.id);
  const accuracy = useAccuracy(checkpoint.id);
  if (daily.data !== undefined && accuracy.data !== undefined) {
    return <KnownFigures checkpoint={checkpoint} daily={daily.data} accuracy={accuracy.data} />;
  }
  const failed = [daily, accuracy].filter(({ error }) => error !== null);
  if (failed.length === 0) return <Skeleton h={72} my="sm" />;
  return <ProblemAlert error={failed[0]?.error} onRetry={() => failed.map(({ refetch }) => refetch())} />;
}

interface KnownFiguresProps {
  readonly checkpoint: Checkpoint;
  readonly daily: readonly DailyCounts[];
  readonly accuracy: CheckpointAccuracy;
}

function KnownFigures({ checkpoint, daily, accuracy }: KnownFiguresProps) {
  const { t, language } = useLocale();
  const { cases, passed, perWeek } = recentVolume(checkpoint, daily);
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const { costOfError, policy } = checkpoint;
  // Without a ladder nothing passes by itself, so there is nothing to say about what did.
  const mayPass = policy.ladder.length > 0;
  return (
    <Figures>
      {mayPass && (
        <Figure
          label={t('checkpoints.figure.passing')}
          value={cases === 0 ? '–' : formatShare(passed / cases, language)}
          from={t('checkpoints.figure.passing.from', { count: cases })}
        />
      )}
      {mayPass && <Accuracy accuracy={accuracy} />}
      <Figure
        label={t('checkpoints.figure.volume')}
        value={number.format(perWeek)}
        from={t('checkpoints.figure.volume.from')}
      />
      {mayPass && <Saved checkpoint={checkpoint} count={unreviewed({ passed, checked: accuracy.checked })} />}
      <Figure
        label={t('checkpoints.figure.cost')}
        value={costOfError === null ? '–' : formatAmount(costOfError, language)}
        from={t(costOfError === null ? 'checkpoints.figure.cost.none' : 'checkpoints.figure.cost.from')}
      />
      {passed > 0 && <Trend daily={daily} />}
    </Figures>
  );
}

/** Cases per day of the last four weeks. */
export function useDaily(checkpoint: string): Asked<readonly DailyCounts[]> {
  const trpc = useTrpc();
  return useQuery(trpc.checkpoints.daily.queryOptions({ checkpoint, days: RECENT_DAYS }));
}

/** How many cases each case type had in each band lately. */
export function useVolumes(checkpoint: string): Asked<BandVolumes> {
  const trpc = useTrpc();
  return useQuery(trpc.checkpoints.volumes.queryOptions({ checkpoint, days: RECENT_DAYS }));
}

/** How often agents were right in the last four weeks, as the report says it. */
function useAccuracy(checkpoint: string): Asked<CheckpointAccuracy> {
  const trpc = useTrpc();
  return useQuery(trpc.checkpoints.accuracy.queryOptions({ checkpoint, days: RECENT_DAYS }));
}

/** Figures that may be on their way, or may not have come. */
interface Asked<TData> {
  readonly data: TData | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** Where nothing that passed was checked, how often the agent was right in review. */
function Accuracy({ accuracy: { passed, held, unchecked } }: { accuracy: CheckpointAccuracy }) {
  const { t, language } = useLocale();
  const bounds = ({ lower, upper, cases }: Estimate) => ({
    lower: formatShare(lower, language),
    upper: formatShare(upper, language),
    count: cases,
  });
  const besides = unchecked === 0 ? null : t('checkpoints.figure.unchecked', { count: unchecked });
  if (passed === null && held !== null) {
    return (
      <Figure
        label={t('checkpoints.figure.agreed')}
        value={formatShare(held.estimate, language)}
        from={t('checkpoints.figure.agreed.from', bounds(held))}
        besides={besides}
      />
    );
  }
  return (
    <Figure
      label={t('checkpoints.figure.right')}
      value={passed === null ? '–' : formatShare(passed.estimate, language)}
      from={
        passed === null
          ? t('checkpoints.figure.right.none')
          : t('checkpoints.figure.right.from', bounds(passed))
      }
      besides={besides}
    />
  );
}

/** `count` are the cases that nobody looked at. */
function Saved({ checkpoint, count }: { checkpoint: Checkpoint; count: number }) {
  const { t, language } = useLocale();
  const minutes = checkpoint.minutesPerReview;
  return (
    <Figure
      label={t('checkpoints.figure.saved')}
      value={minutes === null ? '–' : formatWork(count * minutes, language)}
      from={
        minutes === null
          ? t('checkpoints.figure.saved.none')
          : t('checkpoints.figure.saved.from', { count, minutes })
      }
    />
  );
}

function Trend({ daily }: { daily: readonly DailyCounts[] }) {
  const { t } = useLocale();
  const shares = dailyShares(daily, new Date().toISOString().slice(0, 10));
  // One day is a dot, from which nothing can be read.
  if (shares.filter((share) => share !== null).length < 2) return null;
  return (
    <div style={{ alignSelf: 'end' }}>
      <dt style={{ position: 'absolute', clip: 'rect(0 0 0 0)' }}>{t('checkpoints.figure.passing.line')}</dt>
      <dd style={{ margin: 0 }}>
        <Sparkline values={shares} max={1} label={t('checkpoints.figure.passing.line')} />
      </dd>
    </div>
  );
}
