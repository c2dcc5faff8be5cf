import { type MapBorders, suggestedStartRung, treatmentOf } from '@countersign/autonomy';
import { Card, Group, NumberInput, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useT } from '../../../strings/useT.ts';

/** A gate that is still being planned: which region it would lie in, and on which rung it may start. */
export function NewGate({ borders }: { borders: MapBorders }) {
  const t = useT();
  const [perWeek, setPerWeek] = useState<string | number>('');
  const [cost, setCost] = useState<string | number>('');
  const point =
    typeof perWeek === 'number' && typeof cost === 'number' ? { perWeek, costOfError: cost } : null;
  const treatment = point === null ? null : treatmentOf(point, borders);
  return (
    <Card>
      <Title order={2}>{t('map.new')}</Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('map.new.help')}
      </Text>
      <Group align="flex-end">
        <NumberInput label={t('map.new.perWeek')} value={perWeek} onChange={setPerWeek} min={0} w={190} />
        <NumberInput label={t('map.new.cost')} value={cost} onChange={setCost} min={0} w={240} />
      </Group>
      {treatment !== null && (
        <div role="status" data-treatment={treatment}>
          <Text mt="sm" fw={600}>
            {t('map.new.answer', {
              treatment: t(`map.treatment.${treatment}`),
              rung: t(suggestedStartRung(treatment, 1) === 0 ? 'map.new.rung.zero' : 'map.new.rung.one'),
            })}
          </Text>
          <Text size="sm" c="dimmed">
            {t(`map.treatment.${treatment}.help`)}
          </Text>
        </div>
      )}
    </Card>
  );
}
