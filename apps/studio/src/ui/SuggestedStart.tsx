import { DEFAULT_BORDERS, type MapBorders, suggestedStartRung, treatmentOf } from '@countersign/autonomy';
import { Group, NumberInput, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useLocale } from '../strings/useT.ts';
import { decimalSeparatorOf } from './formatNumber.ts';
import classes from './SuggestedStart.module.css';

interface SuggestedStartProps {
  /** Where "often" and "costly" begin. */
  readonly borders?: MapBorders;
  /** How many rungs the gate's ladder has. */
  readonly rungs: number;
  /** What can be done with the answer. */
  readonly children?: (rung: number) => ReactNode;
}

/** A gate that does not run yet has nothing measured: what one expects of it is placed on the map. */
export function SuggestedStart({ borders = DEFAULT_BORDERS, rungs, children }: SuggestedStartProps) {
  const { t, language } = useLocale();
  const [perWeek, setPerWeek] = useState<string | number>('');
  const [cost, setCost] = useState<string | number>('');
  const input = { min: 0, hideControls: true, decimalSeparator: decimalSeparatorOf(language) };
  const treatment =
    typeof perWeek === 'number' && typeof cost === 'number'
      ? treatmentOf({ perWeek, costOfError: cost }, borders)
      : null;
  const start = treatment === null ? null : suggestedStartRung(treatment, rungs);
  return (
    <>
      <Group grow align="flex-end">
        <NumberInput label={t('map.newGate.perWeek')} value={perWeek} onChange={setPerWeek} {...input} />
        <NumberInput label={t('map.newGate.cost')} value={cost} onChange={setCost} {...input} />
      </Group>
      <output className={classes['answer']}>
        {treatment === null || start === null ? (
          <Text size="sm" c="dimmed">
            {t('map.newGate.open')}
          </Text>
        ) : (
          <>
            <Text size="sm" fw={550}>
              {t(`map.start.${start === 0 ? 'zero' : 'one'}`, { rung: start })}
            </Text>
            <Text size="sm">{t(`map.treatment.${treatment}.help`)}</Text>
          </>
        )}
      </output>
      {start !== null && children?.(start)}
    </>
  );
}
