import { Button } from '@mantine/core';
import { IconChartArrows } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useT } from '../../strings/useT.ts';

/** Leads from the runs of a flow to their counts on its drawing. */
export function ToTraffic({ flow }: { flow: string }) {
  const t = useT();
  const { workspace } = useParams({ from: '/w/$workspace' });
  return (
    <Button
      variant="default"
      leftSection={<IconChartArrows size={16} />}
      renderRoot={(props) => (
        <Link to="/w/$workspace/flows/$flow/traffic" params={{ workspace, flow }} {...props} />
      )}
    >
      {t('runs.onCanvas')}
    </Button>
  );
}
