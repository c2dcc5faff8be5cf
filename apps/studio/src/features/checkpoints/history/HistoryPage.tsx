import { Card, Group, SegmentedControl, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useT } from '../../../strings/useT.ts';
import { CheckpointFrame, useCheckpointParams } from '../CheckpointFrame.tsx';
import type { Checkpoint } from '../checkpoint.ts';
import { Checks } from './Checks.tsx';
import { LedgerLines } from './LedgerLines.tsx';
import { Proof } from './Proof.tsx';

/** How did it come to this? What changed and what became of the checks, newest first, or every line of the ledger; and the proof that it adds up. */
export function HistoryPage() {
  const { workspace, checkpoint } = useCheckpointParams();
  return (
    <CheckpointFrame workspace={workspace} checkpoint={checkpoint}>
      {(found) => <History checkpoint={found} />}
    </CheckpointFrame>
  );
}

function History({ checkpoint }: { checkpoint: Checkpoint }) {
  const t = useT();
  const [shown, setShown] = useState<'turns' | 'checks' | 'all'>('turns');
  return (
    <>
      <Group justify="space-between" align="flex-start" mb="sm">
        <div>
          <Title order={2}>{t('ledger.title')}</Title>
          <Text c="dimmed" size="sm">
            {t('ledger.help')}
          </Text>
        </div>
        <SegmentedControl
          aria-label={t('ledger.show')}
          value={shown}
          onChange={setShown}
          data={[
            { value: 'turns', label: t('ledger.show.turns') },
            { value: 'checks', label: t('ledger.show.checks') },
            { value: 'all', label: t('ledger.show.all') },
          ]}
        />
      </Group>
      {shown === 'checks' ? (
        <Checks checkpoint={checkpoint.id} />
      ) : (
        <LedgerLines key={shown} checkpoint={checkpoint.id} shown={shown} />
      )}
      <Card mt="lg">
        <Proof checkpoint={checkpoint.id} />
      </Card>
    </>
  );
}
