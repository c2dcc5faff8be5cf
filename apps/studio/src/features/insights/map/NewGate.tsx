import { suggestedStartRung, treatmentOf } from '@countersign/autonomy';
import { Card, Group, NumberInput, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useLocale } from '../../../strings/useT.ts';
import { decimalSeparatorOf } from '../../../ui/formatNumber.ts';
import classes from './RiskMap.module.css';
import type { RiskMap } from './riskMap.ts';
import { treatmentText } from './treatmentText.ts';

/** A gate that does not run yet has nothing measured: what one expects of it is placed on the same map. */
export function NewGate({ borders }: { borders: RiskMap['borders'] }) {
  const { t, language } = useLocale();
  const [perWeek, setPerWeek] = useState<string | number>('');
  const [cost, setCost] = useState<string | number>('');
  const decimalSeparator = decimalSeparatorOf(language);
  const treatment =
    typeof perWeek === 'number' && typeof cost === 'number'
      ? treatmentOf({ perWeek, costOfError: cost }, borders)
      : null;
  // A ladder has one rung at least; which ones it has is decided in the gate.
  const start = treatment === null ? null : suggestedStartRung(treatment, 1);
  return (
    <Card component="section" h="100%">
      <Title order={2}>{t('map.newGate')}</Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('map.newGate.help')}
      </Text>
      <Group grow align="flex-end">
        <NumberInput
          label={t('map.newGate.perWeek')}
          value={perWeek}
          onChange={setPerWeek}
          {...{ min: 0, hideControls: true, decimalSeparator }}
        />
        <NumberInput
          label={t('map.newGate.cost')}
          value={cost}
          onChange={setCost}
          {...{ min: 0, hideControls: true, decimalSeparator }}
        />
      </Group>
      <output className={classes['answer']} style={{ display: 'block' }}>
        {treatment === null || start === null ? (
          <Text size="sm" c="dimmed">
            {t('map.newGate.open')}
          </Text>
        ) : (
          <>
            <Text size="sm" fw={550}>
              {t(`map.start.${start === 0 ? 'zero' : 'one'}`, { rung: start })}
            </Text>
            <Text size="sm">{treatmentText(treatment, t).help}</Text>
          </>
        )}
      </output>
    </Card>
  );
}
