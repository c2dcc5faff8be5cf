import { Button, Text } from '@mantine/core';
import { useLocale, useT } from '../../../strings/useT.ts';
import { ChartFigure } from '../../../ui/charts/ChartFigure.tsx';
import { formatAmount } from '../../../ui/formatNumber.ts';
import classes from './RiskMap.module.css';
import { RiskMapChart } from './RiskMapChart.tsx';
import type { NumberedPoint, RiskMap } from './riskMap.ts';
import { treatmentText } from './treatmentText.ts';

interface RiskMapFigureProps {
  readonly map: RiskMap;
  readonly points: readonly NumberedPoint[];
  readonly selected: string;
  readonly onSelect: (checkpoint: string) => void;
}

/** The map, the table behind it, and the decision points that have no place on it yet. */
export function RiskMapFigure({ map, points, selected, onSelect }: RiskMapFigureProps) {
  const { t, language } = useLocale();
  return (
    <>
      <ChartFigure
        title={t('map.title')}
        order={2}
        help={t('map.help')}
        table={{
          columns: [
            t('map.column.point'),
            t('map.perWeek'),
            t('map.cost'),
            t('map.column.treatment'),
            t('map.start'),
          ],
          rows: points.map(({ number, title, perWeek, cost, treatment, suggestedStartRung }) => [
            `${number} · ${title}`,
            formatAmount(perWeek, language),
            cost === null ? t('map.cost.none') : formatAmount(cost.value, language),
            treatment === null ? '–' : treatmentText(treatment, t).title,
            suggestedStartRung === null ? '–' : t('checkpoints.rung', { rung: suggestedStartRung }),
          ]),
        }}
      >
        <RiskMapChart borders={map.borders} points={points} selected={selected} onSelect={onSelect} />
      </ChartFigure>
      <Unplaced points={points.filter(({ cost }) => cost === null)} selected={selected} onSelect={onSelect} />
    </>
  );
}

/** Without a cost a decision has no height on the map: says so and leads to where it is said. */
function Unplaced({ points, selected, onSelect }: Omit<RiskMapFigureProps, 'map'>) {
  const t = useT();
  if (points.length === 0) return null;
  return (
    <div className={classes['unplaced']}>
      <Text size="sm" c="dimmed" mb={6}>
        {t('map.unplaced', { count: points.length })}
      </Text>
      {points.map(({ checkpoint, number, title }) => (
        <Button
          key={checkpoint}
          size="compact-sm"
          variant={checkpoint === selected ? 'light' : 'default'}
          aria-pressed={checkpoint === selected}
          onClick={() => onSelect(checkpoint)}
        >
          {`${number} · ${title}`}
        </Button>
      ))}
    </div>
  );
}
