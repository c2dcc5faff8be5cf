import { Card, Progress, SegmentedControl, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useLocale } from '../../../strings/useT.ts';
import { formatShare } from '../../../ui/formatNumber.ts';
import classes from './Calibration.module.css';
import type { Calibration, CalibrationReport } from './calibration.ts';
import { Drift } from './Drift.tsx';
import { ReliabilityFigure } from './ReliabilityFigure.tsx';
import { Scores } from './Scores.tsx';
import { ThresholdAdvice } from './ThresholdAdvice.tsx';

interface CalibrationContentProps {
  readonly calibration: Calibration;
  readonly checkpoint: string;
}

/** The answer in a sentence, the picture it comes from, the scores, the drift and a threshold; or how much is missing. */
export function CalibrationContent({ calibration, checkpoint }: CalibrationContentProps) {
  const { t } = useLocale();
  const { report, labels, needed } = calibration;
  if (report === null) {
    return (
      <Card mt="lg" component="section" aria-label={t('calibration.tooFew.title')}>
        <Title order={2}>{t('calibration.tooFew.title')}</Title>
        <Text mt={4}>{t('calibration.tooFew', { labels, needed })}</Text>
        <Progress
          mt="sm"
          value={(labels / needed) * 100}
          aria-label={t('calibration.tooFew', { labels, needed })}
        />
        <Text size="sm" c="dimmed" mt="sm">
          {t('calibration.tooFew.help')}
        </Text>
        <Overdue calibration={calibration} />
      </Card>
    );
  }
  return (
    <div className={classes['content']}>
      <Finding report={report} labels={labels} />
      <div className={classes['pair']}>
        <Reliability report={report} />
        <Scores report={report} />
      </div>
      <Drift report={report} />
      <ThresholdAdvice calibration={calibration} threshold={report.threshold} checkpoint={checkpoint} />
      <Text size="sm" c="dimmed">
        {t('calibration.weights')}
      </Text>
      <Overdue calibration={calibration} />
    </div>
  );
}

/** What is missing here because nobody said anything in time. */
function Overdue({ calibration: { overdue } }: { calibration: Calibration }) {
  const { t } = useLocale();
  if (overdue === 0) return null;
  return (
    <Text size="sm" mt="sm">
      {t('calibration.overdue', { count: overdue })}
    </Text>
  );
}

/** More or less sure than it is right anywhere, beyond what chance explains? */
function Finding({ report, labels }: { report: CalibrationReport; labels: number }) {
  const { t, language } = useLocale();
  const { meanConfidence, accuracy, finding } = report;
  const { says, bin } = finding;
  return (
    <Card component="section" data-finding={says}>
      <Title order={2}>{t(`calibration.finding.${says}`)}</Title>
      <Text mt={4}>
        {t('calibration.finding', {
          claimed: formatShare(meanConfidence, language),
          right: formatShare(accuracy.estimate, language),
          lower: formatShare(accuracy.lower, language),
          upper: formatShare(accuracy.upper, language),
          labels,
        })}
      </Text>
      {bin !== null && (
        <Text mt={4}>
          {t(finding.passes ? 'calibration.finding.bin.passes' : 'calibration.finding.bin', {
            ...{ from: formatShare(bin.from, language), to: formatShare(bin.to, language) },
            ...{ claimed: formatShare(bin.confidence, language), right: formatShare(bin.correct, language) },
            ...{
              lower: formatShare(bin.lower, language),
              upper: formatShare(bin.upper, language),
              labels: bin.n,
            },
          })}
        </Text>
      )}
      <Text size="sm" c="dimmed" mt={4}>
        {t(`calibration.finding.${says}.help`)}
      </Text>
    </Card>
  );
}

function Reliability({ report }: { report: CalibrationReport }) {
  const { t } = useLocale();
  const [view, setView] = useState<'width' | 'mass'>('width');
  return (
    <Card component="section">
      <SegmentedControl
        size="xs"
        mb="sm"
        style={{ alignSelf: 'flex-start' }}
        aria-label={t('calibration.bins')}
        value={view}
        onChange={(value) => setView(value === 'mass' ? 'mass' : 'width')}
        data={[
          { value: 'width', label: t('calibration.bins.width') },
          { value: 'mass', label: t('calibration.bins.mass') },
        ]}
      />
      <ReliabilityFigure bins={view === 'width' ? report.bins : report.massBins} />
    </Card>
  );
}
