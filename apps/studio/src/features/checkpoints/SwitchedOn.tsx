import { Alert } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { Moment } from '../../ui/Moment.tsx';
import type { Checkpoint } from './checkpoint.ts';

interface SwitchedOnProps {
  /** A checkpoint for which the switch holds: its own, or any of the flow or workspace that is switched. */
  readonly checkpoint: Checkpoint;
  readonly scope: NonNullable<Checkpoint['killSwitch']>;
}

/** "Review everything" is on: who turned it on, and since when. */
export function SwitchedOn({ checkpoint, scope }: SwitchedOnProps) {
  const t = useT();
  const { data } = useQuery(useTrpc().checkpoints.switchings.queryOptions({ checkpoint: checkpoint.id }));
  const newest = data?.find((switching) => switching.scope === scope);
  return (
    <Alert
      color="amber"
      icon={<IconUserCheck size={18} />}
      title={t('checkpoints.held')}
      mb="md"
      data-switched={scope}
    >
      {newest?.on === true && (
        <>
          {t(`ledger.switch.${scope}.on`, { actor: newest.actor })} · <Moment at={newest.at} />
        </>
      )}
    </Alert>
  );
}
