import { Card, SimpleGrid } from '@mantine/core';
import { useLocale } from '../../../strings/useT.ts';
import { Figure, Figures } from '../../../ui/Figure.tsx';
import { formatRate, formatShare } from '../../../ui/formatNumber.ts';
import type { Calibration, Report } from './calibrationData.ts';
import { Drift } from './Drift.tsx';
import { ReliabilityDiagram } from './ReliabilityDiagram.tsx';
import { SuggestedThreshold } from './SuggestedThreshold.tsx';

interface CalibrationReportProps {
  readonly calibration: Calibration;
  readonly report: Report;
}

/** Scores, the diagram, the development and a threshold for one agent. */
export function CalibrationReport({ calibration, report }: CalibrationReportProps) {
  const { t, language } = useLocale();
  const { accuracy, ece, eceEqualMass, mce, brier, reliability, resolution, uncertainty } = report;
  const score = new Intl.NumberFormat(language, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  return (
    <>
      <Figures>
        <Figure
          label={t('calibration.accuracy')}
          value={formatShare(accuracy.estimate, language)}
          from={t('calibration.accuracy.from', {
            lower: formatShare(accuracy.lower, language),
            upper: formatShare(accuracy.upper, language),
          })}
        />
        <Figure
          label={`${t('calibration.ece')} (ECE)`}
          value={formatRate(ece, language)}
          from={t('calibration.ece.from', { mass: formatRate(eceEqualMass, language) })}
        />
        <Figure
          label={`${t('calibration.mce')} (MCE)`}
          value={formatRate(mce, language)}
          from={t('calibration.mce.from')}
        />
        <Figure
          label={t('calibration.brier')}
          value={score.format(brier)}
          from={t('calibration.brier.from', {
            reliability: score.format(reliability),
            resolution: score.format(resolution),
            uncertainty: score.format(uncertainty),
          })}
        />
      </Figures>
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md" style={{ alignItems: 'start' }}>
        <Card>
          <ReliabilityDiagram bins={report.bins} />
        </Card>
        <Card>
          <Drift drift={report.drift} />
        </Card>
      </SimpleGrid>
      <Card mt="md">
        <SuggestedThreshold calibration={calibration} threshold={report.threshold} />
      </Card>
    </>
  );
}
