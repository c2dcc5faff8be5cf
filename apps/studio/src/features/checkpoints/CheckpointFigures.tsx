import { unreviewed } from '@countersign/autonomy';
import { useQuery } from '@tanstack/react-query';
import { useTrpc } from '../../api/trpc.ts';
import { useLocale } from '../../strings/useT.ts';
import { Sparkline } from '../../ui/charts/Sparkline.tsx';
import { Figure, Figures } from '../../ui/Figure.tsx';
import { formatAmount, formatShare } from '../../ui/formatNumber.ts';
import { formatWork } from '../../ui/formatTime.ts';
import type { BandVolumes, Checkpoint, CheckpointAccuracy, DailyCounts, Estimate } from './checkpoint.ts';
import { dailyShares, RECENT_DAYS, recentVolume } from './figures.ts';

/** What a checkpoint's agent did lately, how often it was right, and what that is worth. */
export function CheckpointFigures({ checkpoint }: { checkpoint: Checkpoint }) {
  const { t, language } = useLocale();
  const daily = useDaily(checkpoint.id);
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
      {mayPass && <Accuracy checkpoint={checkpoint} />}
      <Figure
        label={t('checkpoints.figure.volume')}
        value={number.format(perWeek)}
        from={t('checkpoints.figure.volume.from')}
      />
      {mayPass && <Saved checkpoint={checkpoint} passed={passed} />}
      <Figure
        label={t('checkpoints.figure.cost')}
        value={costOfError === null ? '–' : formatAmount(costOfError, language)}
        from={t(costOfError === null ? 'checkpoints.figure.cost.none' : 'checkpoints.figure.cost.from')}
      />
      {passed > 0 && <Trend daily={daily} />}
    </Figures>
  );
}

/** Cases per day of the last four weeks; none while they are loading. */
export function useDaily(checkpoint: string): readonly DailyCounts[] {
  const trpc = useTrpc();
  return useQuery(trpc.checkpoints.daily.queryOptions({ checkpoint, days: RECENT_DAYS })).data ?? [];
}

/** How many cases each case type had in each band lately; undefined while it is loading. */
export function useVolumes(checkpoint: string): BandVolumes | undefined {
  const trpc = useTrpc();
  return useQuery(trpc.checkpoints.volumes.queryOptions({ checkpoint, days: RECENT_DAYS })).data;
}

/** How often agents were right in the last four weeks, as the report says it; undefined while it is loading. */
function useAccuracy(checkpoint: string): CheckpointAccuracy | undefined {
  const trpc = useTrpc();
  return useQuery(trpc.checkpoints.accuracy.queryOptions({ checkpoint, days: RECENT_DAYS })).data;
}

/** Where nothing that passed was checked, how often the agent was right in review. */
function Accuracy({ checkpoint }: { checkpoint: Checkpoint }) {
  const { t, language } = useLocale();
  const { passed = null, held = null, unchecked = 0 } = useAccuracy(checkpoint.id) ?? {};
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

function Saved({ checkpoint, passed }: { checkpoint: Checkpoint; passed: number }) {
  const { t, language } = useLocale();
  const minutes = checkpoint.minutesPerReview;
  const checked = useAccuracy(checkpoint.id)?.checked;
  const count = checked === undefined ? null : unreviewed({ passed, checked });
  return (
    <Figure
      label={t('checkpoints.figure.saved')}
      value={minutes === null || count === null ? '–' : formatWork(count * minutes, language)}
      from={
        minutes === null
          ? t('checkpoints.figure.saved.none')
          : t('checkpoints.figure.saved.from', { count: count ?? 0, minutes })
      }
    />
  );
}

function Trend({ daily }: { daily: readonly DailyCounts[] }) {
  const { t } = useLocale();
  const today = new Date().toISOString().slice(0, 10);
  return (
    <div style={{ alignSelf: 'end' }}>
      <dt style={{ position: 'absolute', clip: 'rect(0 0 0 0)' }}>{t('checkpoints.figure.passing.line')}</dt>
      <dd style={{ margin: 0 }}>
        <Sparkline values={dailyShares(daily, today)} max={1} label={t('checkpoints.figure.passing.line')} />
      </dd>
    </div>
  );
}
