import { Button, Skeleton, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBrain, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../api/session.ts';
import { useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page } from '../../ui/Page.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { ModelCard } from './ModelCard.tsx';
import { UploadCases } from './UploadCases.tsx';

/** The classifiers of the workspace: what they learned from and how well they do. */
export function LearningPage() {
  const t = useT();
  const mayTeach = useMay('design');
  const [isCreating, creating] = useDisclosure(false);
  const models = useQuery(useTrpc().learning.models.queryOptions());
  const create = mayTeach && (
    <Button leftSection={<IconPlus size={16} />} onClick={creating.open}>
      {t('learning.new')}
    </Button>
  );
  return (
    <Page title={t('learning.title')} subtitle={t('learning.subtitle')} actions={create}>
      <ProblemAlert error={models.error} onRetry={() => models.refetch()} />
      {models.isPending && <Skeleton h={220} />}
      {models.data?.length === 0 && (
        <EmptyState
          icon={<IconBrain size={26} />}
          title={t('learning.empty')}
          help={t('learning.empty.help')}
        >
          {create}
        </EmptyState>
      )}
      <Stack gap="md">
        {models.data?.map((model) => (
          <ModelCard key={model.model} model={model} />
        ))}
      </Stack>
      {isCreating && <UploadCases model={null} onClose={creating.close} />}
    </Page>
  );
}
