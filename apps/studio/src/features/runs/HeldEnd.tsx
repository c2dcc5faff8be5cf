import { Alert, Text } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import { useT } from '../../strings/useT.ts';
import type { HeldEnd as Held } from './heldEndOf.ts';

/** Says of a run whose end has come why it is not over yet. */
export function HeldEnd({ ending: { before, waitsFor } }: { readonly ending: Held }) {
  const t = useT();
  return (
    <Alert color="amber" icon={<IconHourglass />} title={t(`runs.ending.${before}`)} data-ending={before}>
      <Text size="sm">{t('runs.ending.waits', { count: waitsFor })}</Text>
    </Alert>
  );
}
