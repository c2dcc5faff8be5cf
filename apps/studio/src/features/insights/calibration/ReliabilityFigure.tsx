import { useLocale } from '../../../strings/useT.ts';
import { ChartFigure } from '../../../ui/charts/ChartFigure.tsx';
import { formatShare } from '../../../ui/formatNumber.ts';
import type { Bin } from './calibration.ts';
import { ReliabilityDiagram } from './ReliabilityDiagram.tsx';

/** What was claimed beside what came true, bin by bin, with the table behind it. */
export function ReliabilityFigure({ bins }: { bins: readonly Bin[] }) {
  const { t, language } = useLocale();
  const share = (value: number) => formatShare(value, language);
  return (
    <ChartFigure
      title={t('calibration.diagram')}
      order={2}
      help={t('calibration.diagram.help')}
      table={{
        columns: [
          t('calibration.column.bin'),
          t('calibration.column.labels'),
          t('calibration.column.claimed'),
          t('calibration.column.right'),
          t('calibration.column.bounds'),
        ],
        rows: bins.map(({ from, to, n, confidence, correct, lower, upper, isSparse }) => [
          `${share(from)} – ${share(to)}`,
          isSparse ? t('calibration.sparse', { n }) : new Intl.NumberFormat(language).format(n),
          share(confidence),
          share(correct),
          `${share(lower)} – ${share(upper)}`,
        ]),
      }}
    >
      <ReliabilityDiagram bins={bins} />
    </ChartFigure>
  );
}
