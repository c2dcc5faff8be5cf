import type { Backtest } from '@countersign/autonomy';
import { Table } from '@mantine/core';
import { useLocale } from '../../../strings/useT.ts';
import { formatRate, formatShare } from '../../../ui/formatNumber.ts';
import { formatWork } from '../../../ui/formatTime.ts';

interface BacktestTableProps {
  readonly inForce: Backtest;
  /** Null while nothing is changed. */
  readonly draft: Backtest | null;
  /** Cases a week; null while that is not known. */
  readonly perWeek: number | null;
  readonly minutesPerReview: number | null;
}

/** The policy in force and the draft, figure by figure, on the rungs that hold now and that would hold then. */
export function BacktestTable({ inForce, draft, perWeek, minutesPerReview }: BacktestTableProps) {
  const { t, language } = useLocale();
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const ofReviews = ({ estimate }: Backtest, write: (reviews: number) => string) => {
    if (perWeek === null) return '–';
    return write(estimate.cases === 0 ? 0 : (estimate.reviews / estimate.cases) * perWeek);
  };
  const rows: readonly (readonly [label: string, write: (result: Backtest) => string])[] = [
    [
      t('adjust.backtest.passing'),
      ({ estimate }) =>
        estimate.cases === 0 ? '–' : formatShare(estimate.passed / estimate.cases, language),
    ],
    [t('adjust.backtest.slipped'), ({ slipped }) => number.format(slipped.length)],
    [
      t('adjust.backtest.errorRate'),
      ({ estimate: { errorRate } }) =>
        errorRate === null
          ? '–'
          : t('adjust.backtest.interval', {
              rate: formatRate(errorRate.estimate, language),
              lower: formatRate(errorRate.lower, language),
              upper: formatRate(errorRate.upper, language),
            }),
    ],
    [t('adjust.backtest.reviews'), (result) => ofReviews(result, (reviews) => number.format(reviews))],
    ...(minutesPerReview === null
      ? []
      : [
          [
            t('adjust.backtest.hours'),
            (result: Backtest) =>
              ofReviews(result, (reviews) => formatWork(reviews * minutesPerReview, language)),
          ] as const,
        ]),
  ];
  return (
    <Table fz="sm" mt="xs" className="cs-numbers">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('adjust.backtest.measure')}</Table.Th>
          <Table.Th>{t('adjust.backtest.inForce')}</Table.Th>
          {draft !== null && <Table.Th>{t('adjust.backtest.draft')}</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(([label, write]) => {
          const [before, after] = [write(inForce), draft === null ? null : write(draft)];
          return (
            <Table.Tr key={label}>
              <Table.Td>{label}</Table.Td>
              <Table.Td>{before}</Table.Td>
              {after !== null && <Table.Td fw={after === before ? 400 : 650}>{after}</Table.Td>}
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
