import type { RunStatus } from '@countersign/model';
import { Badge } from '@mantine/core';
import { useT } from '../strings/useT.ts';

const COLORS: Readonly<Record<RunStatus, string>> = {
  running: 'sky',
  waiting: 'amber',
  parked: 'brick',
  ended: 'ink',
  failed: 'brick',
  cancelled: 'gray',
};

/** Where a run stands; the words carry it, the colour only helps. */
export function RunStatusBadge({ status }: { status: RunStatus }) {
  const t = useT();
  return (
    <Badge color={COLORS[status]} data-status={status}>
      {t(`runs.status.${status}`)}
    </Badge>
  );
}
