import { Text, Title } from '@mantine/core';
import { useLocale } from '../../../strings/useT.ts';
import { formatAmount } from '../../../ui/formatNumber.ts';
import classes from './RiskMap.module.css';
import type { NumberedPoint, RiskMap } from './riskMap.ts';
import { REGIONS, treatmentText } from './treatmentText.ts';

interface TreatmentsProps {
  readonly borders: RiskMap['borders'];
  readonly points: readonly NumberedPoint[];
}

/** What is advised in each region, placed as on the map, with the numbers of what lies there. */
export function Treatments({ borders, points }: TreatmentsProps) {
  const { t, language } = useLocale();
  return (
    <section style={{ marginTop: 28 }}>
      <Title order={2}>{t('map.treatments')}</Title>
      <Text size="sm" c="dimmed">
        {t('map.treatments.help', {
          perWeek: formatAmount(borders.perWeek, language),
          cost: formatAmount(borders.costOfError, language),
        })}
      </Text>
      <div className={classes['treatments']}>
        {REGIONS.map((treatment) => {
          const { title, where, help } = treatmentText(treatment, t);
          const own = points.filter((point) => point.treatment === treatment);
          return (
            <div key={treatment} className={classes['treatment']} data-region={treatment}>
              <Title order={3}>{title}</Title>
              <Text size="xs" c="dimmed">
                {where}
              </Text>
              <Text size="sm" mt={6}>
                {help}
              </Text>
              {own.length > 0 && (
                <Text size="sm" mt={6} fw={550}>
                  {own.map(({ number, title: name }) => `${number} · ${name}`).join(', ')}
                </Text>
              )}
            </div>
          );
        })}
      </div>
    </section>
  );
}
