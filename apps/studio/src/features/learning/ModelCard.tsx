import { Badge, Button, Card, Group, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconSchool, IconUpload } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMay } from '../../api/session.ts';
import { type RouterOutput, useTrpc } from '../../api/trpc.ts';
import { useLocale } from '../../strings/useT.ts';
import { notifyDone } from '../../ui/notify.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { LabelCounts } from './LabelCounts.tsx';
import classes from './ModelCard.module.css';
import { ModelVersions } from './ModelVersions.tsx';
import { UploadCases } from './UploadCases.tsx';

type Model = RouterOutput['learning']['models'][number];

/** One model: its labelled cases, its trained versions with measured accuracy, and the ways to teach it. */
export function ModelCard({ model }: { model: Model }) {
  const { t } = useLocale();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const mayTeach = useMay('design');
  const [isUploading, uploading] = useDisclosure(false);
  const versions = useQuery(trpc.learning.versions.queryOptions({ model: model.model }));
  const train = useMutation(
    trpc.learning.train.mutationOptions({
      onSuccess: ({ version }) => notifyDone(t('learning.trained', { version })),
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.learning.pathKey() }),
    }),
  );
  return (
    <Card component="article" className={classes['card'] ?? ''} data-model={model.model}>
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={2}>{model.model}</Title>
          <Group gap={6} mt={6}>
            <Badge color="gray">{t('learning.cases', { count: model.labelledCases })}</Badge>
            <Badge color="gray">{t('learning.labels', { count: model.labels })}</Badge>
          </Group>
        </div>
        {mayTeach && (
          <Group gap="xs">
            <Button variant="default" leftSection={<IconUpload size={16} />} onClick={uploading.open}>
              {t('learning.upload')}
            </Button>
            <Button
              leftSection={<IconSchool size={16} />}
              loading={train.isPending}
              onClick={() => train.mutate({ model: model.model })}
            >
              {t('learning.train')}
            </Button>
          </Group>
        )}
      </Group>
      {train.isPending && (
        <Text size="sm" c="dimmed" mt="xs" role="status">
          {t('learning.training')}
        </Text>
      )}
      <ProblemAlert error={train.error ?? versions.error} />
      <div className={classes['columns']}>
        <ModelVersions versions={versions.data} />
        <LabelCounts model={model.model} />
      </div>
      {isUploading && <UploadCases model={model.model} onClose={uploading.close} />}
    </Card>
  );
}
