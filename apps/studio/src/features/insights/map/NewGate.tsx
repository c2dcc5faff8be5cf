import { Card, Text, Title } from '@mantine/core';
import { useT } from '../../../strings/useT.ts';
import { SuggestedStart } from '../../../ui/SuggestedStart.tsx';
import type { RiskMap } from './riskMap.ts';

/** Where a gate that is still being planned would lie on the map, and on which rung it may begin. */
export function NewGate({ borders }: { borders: RiskMap['borders'] }) {
  const t = useT();
  return (
    <Card component="section" h="100%">
      <Title order={2}>{t('map.newGate')}</Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('map.newGate.help')}
      </Text>
      {/* A ladder has one rung at least; which ones it has is decided in the gate. */}
      <SuggestedStart borders={borders} rungs={1} />
    </Card>
  );
}
