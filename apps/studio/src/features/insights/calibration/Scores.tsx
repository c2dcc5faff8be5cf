import { Card, Text, Title } from '@mantine/core';
import { useLocale } from '../../../strings/useT.ts';
import { formatRate } from '../../../ui/formatNumber.ts';
import classes from './Calibration.module.css';
import type { CalibrationReport } from './calibration.ts';

/** Distances between what is claimed and what comes true, each with what it means. */
const DISTANCES = ['ece', 'eceEqualMass', 'mce'] as const;
/** The Brier score falls into these: the first less the second plus the third. */
const PARTS = ['reliability', 'resolution', 'uncertainty'] as const;

/** The scores that statisticians ask for, with a sentence for everybody else. */
export function Scores({ report }: { report: CalibrationReport }) {
  const { t, language } = useLocale();
  const points = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 });
  return (
    <Card component="section">
      <Title order={2}>{t('calibration.scores')}</Title>
      <Text size="sm" c="dimmed">
        {t('calibration.scores.help')}
      </Text>
      <dl className={classes['scores']}>
        <div>
          {DISTANCES.map((name) => (
            <Score
              key={name}
              value={formatRate(report[name], language)}
              name={t(`calibration.${name}`)}
              help={t(`calibration.${name}.help`)}
            />
          ))}
        </div>
        <div>
          <Score
            value={points.format(report.brier)}
            name={t('calibration.brier')}
            help={t('calibration.brier.help')}
          />
          {PARTS.map((name) => (
            <Score
              key={name}
              isPart
              value={`${name === 'reliability' ? '' : name === 'resolution' ? '− ' : '+ '}${points.format(report[name])}`}
              name={t(`calibration.${name}`)}
              help={t(`calibration.${name}.help`)}
            />
          ))}
        </div>
      </dl>
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
