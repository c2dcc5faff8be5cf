import { Button, Group, Stack, Text } from '@mantine/core';
import { IconListCheck, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useMay } from '../../api/session.ts';
import { useTrpc, useTrpcClient } from '../../api/trpc.ts';
import { usePages } from '../../api/usePages.ts';
import { useT } from '../../strings/useT.ts';
import { LoadMore } from '../../ui/LoadMore.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { CaseFileCard } from './CaseFileCard.tsx';
import { ReviewFile } from './ReviewFile.tsx';
import { SendFile } from './SendFile.tsx';
import { TriggerSection } from './TriggerSection.tsx';

const PAGE_SIZE = 20;

/** Files of cases, newest first, with how far each has come. */
export function CaseFiles() {
  const t = useT();
  const trpc = useTrpc();
  const client = useTrpcClient();
  const mayStart = useMay('decide');
  const mayAsk = useMay('govern');
  const [open, setOpen] = useState<'send' | 'review' | null>(null);
  const close = () => setOpen(null);
  const files = usePages({
    queryKey: [...trpc.files.list.pathKey(), 'pages'],
    fetchPage: (cursor) => client.files.list.query({ limit: PAGE_SIZE, cursor }),
  });
  const actions = mayStart && (
    <Group gap="xs">
      {mayAsk && (
        <Button variant="default" leftSection={<IconListCheck size={16} />} onClick={() => setOpen('review')}>
          {t('triggers.review')}
        </Button>
      )}
      <Button leftSection={<IconUpload size={16} />} onClick={() => setOpen('send')}>
        {t('triggers.files.send')}
      </Button>
    </Group>
  );
  return (
    <TriggerSection title={t('triggers.files')} help={t('triggers.files.help')} action={actions}>
      <ProblemAlert error={files.error} onRetry={files.retry} />
      {!files.isLoading && !files.error && files.items.length === 0 && (
        <Text c="dimmed">{t('triggers.files.none')}</Text>
      )}
      <Stack gap="sm">
        {files.items.map((file) => (
          <CaseFileCard key={file.id} file={file} />
        ))}
      </Stack>
      <LoadMore {...files} />
      {open === 'send' && <SendFile onClose={close} />}
      {open === 'review' && <ReviewFile onClose={close} />}
    </TriggerSection>
  );
}
