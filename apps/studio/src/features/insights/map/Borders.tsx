import { Button, Card, Group, NumberInput, Text, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useLocale } from '../../../strings/useT.ts';
import { decimalSeparatorOf } from '../../../ui/formatNumber.ts';
import type { RiskMap } from './riskMap.ts';

/** Where "often" and "costly" begin; kept in the address, so that a link shows the same map. */
export function Borders({ borders }: { borders: RiskMap['borders'] }) {
  const { t, language } = useLocale();
  const navigate = useNavigate({ from: '/w/$workspace/insights/map' });
  const [perWeek, setPerWeek] = useState<string | number>(borders.perWeek);
  const [costOfError, setCost] = useState<string | number>(borders.costOfError);
  const decimalSeparator = decimalSeparatorOf(language);
  const isComplete =
    typeof perWeek === 'number' && perWeek > 0 && typeof costOfError === 'number' && costOfError > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isComplete) void navigate({ search: { perWeek, costOfError }, replace: true });
  };
  return (
    <Card component="form" onSubmit={submit} h="100%">
      <Title order={2}>{t('map.borders')}</Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('map.borders.help')}
      </Text>
      <Group grow align="flex-end">
        <NumberInput
          label={t('map.borders.perWeek')}
          value={perWeek}
          onChange={setPerWeek}
          {...{ min: 0.01, max: 1_000_000, hideControls: true, decimalSeparator }}
        />
        <NumberInput
          label={t('map.borders.cost')}
          value={costOfError}
          onChange={setCost}
          {...{ min: 0.01, max: 1_000_000_000, hideControls: true, decimalSeparator }}
        />
      </Group>
      <Group justify="flex-end" mt="sm">
        <Button type="submit" variant="default" disabled={!isComplete}>
          {t('map.borders.apply')}
        </Button>
      </Group>
    </Card>
  );
}
