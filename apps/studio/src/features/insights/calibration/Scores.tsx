import { Card, Text, Title } from '@mantine/core';
import { useLocale } from '../../../strings/useT.ts';
import { formatRate } from '../../../ui/formatNumber.ts';
import classes from './Calibration.module.css';
import type { CalibrationReport } from './calibration.ts';

/** Distances between what is claimed and what comes true, each with what it means. */
const DISTANCES = ['ece', 'eceEqualMass', 'mce'] as const;
/** The Brier score falls into these: the first less the second plus the third. */
const PARTS = ['reliability', 'resolution', 'uncertainty'] as const;
const SIGNS = { reliability: '', resolution: '−', uncertainty: '+' } as const;

/** The scores that statisticians ask for, with a sentence for everybody else. */
export function Scores({ report }: { report: CalibrationReport }) {
  const { t, language } = useLocale();
  const points = new Intl.NumberFormat(language, {
    minimumFractionDigits: 3,
    maximumFractionDigits: 3,
  });
  return (
    <Card component="section">
      <Title order={2}>{t('calibration.scores')}</Title>
      <Text size="sm" c="dimmed">
        {t('calibration.scores.help')}
      </Text>
      <div className={classes['scores']}>
        <dl>
          {DISTANCES.map((name) => (
            <Score
              key={name}
              value={formatRate(report[name], language)}
              name={t(`calibration.${name}`)}
              help={t(`calibration.${name}.help`)}
            />
          ))}
        </dl>
        <dl>
          <Score
            value={points.format(report.brier)}
            name={t('calibration.brier')}
            help={t('calibration.brier.help')}
          />
          {PARTS.map((name) => (
            <Score
              key={name}
              isPart
              value={`${SIGNS[name]}${points.format(report[name])}`}
              name={t(`calibration.${name}`)}
              help={t(`calibration.${name}.help`)}
            />
          ))}
        </dl>
      </div>
    </Card>
  );
}

interface ScoreProps {
  readonly value: string;
  readonly name: string;
  readonly help: string;
  readonly isPart?: boolean;
}

function Score({ value, name, help, isPart }: ScoreProps) {
  return (
    <div className={classes['score']} data-part={isPart}>
      <dt>{name}</dt>
      <dd>{value}</dd>
      <dd className={classes['explained']}>{help}</dd>
    </div>
  );
}
