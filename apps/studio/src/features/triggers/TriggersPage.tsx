import { Stack } from '@mantine/core';
import { useT } from '../../strings/useT.ts';
import { Page } from '../../ui/Page.tsx';
import { CaseFiles } from './CaseFiles.tsx';
import { Schedules } from './Schedules.tsx';
import { Webhooks } from './Webhooks.tsx';

/** Where cases come from besides people and the runtime API: files, schedules and webhooks. */
export function TriggersPage() {
  const t = useT();
  return (
    <Page title={t('triggers.title')} subtitle={t('triggers.subtitle')}>
      <Stack gap="xl">
        <CaseFiles />
        <Schedules />
        <Webhooks />
      </Stack>
    </Page>
  );
}
