import { Badge, Button, Card, Group, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload, IconSchool, IconUpload } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMay } from '../../api/session.ts';
import { type RouterOutput, useTrpc } from '../../api/trpc.ts';
import { useLocale } from '../../strings/useT.ts';
import { notifyDone } from '../../ui/notify.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { AdoptAutomatically } from './AdoptAutomatically.tsx';
import { CandidatePanel } from './CandidatePanel.tsx';
import { LabelCounts } from './LabelCounts.tsx';
import { LearningCharts } from './LearningCharts.tsx';
import classes from './ModelCard.module.css';
import { ModelVersions } from './ModelVersions.tsx';
import { UploadCases } from './UploadCases.tsx';
import { useExportLessons } from './useExportLessons.ts';

type Model = RouterOutput['learning']['models'][number];

/** One model: its labelled cases, its trained versions with measured accuracy, and the ways to teach it. */
export function ModelCard({ model }: { model: Model }) {
  const { t } = useLocale();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const mayTeach = useMay('design');
  const mayTrain = useMay('govern');
  const download = useExportLessons();
  const [isUploading, uploading] = useDisclosure(false);
  const versions = useQuery(trpc.learning.versions.queryOptions({ model: model.model }));
  const train = useMutation(
    trpc.learning.train.mutationOptions({
      onSuccess: ({ version, status }) =>
        notifyDone(t(status === 'candidate' ? 'learning.trained' : 'learning.trainedLive', { version })),
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
            {model.fromVerdicts > 0 && (
              <Badge color="ink">{t('learning.fromVerdicts', { count: model.fromVerdicts })}</Badge>
            )}
            <Badge color="gray">{t('learning.labels', { count: model.labels })}</Badge>
          </Group>
        </div>
        <Group gap="xs">
          {mayTrain && model.fromVerdicts > 0 && (
            <Button
              variant="default"
              leftSection={<IconDownload size={16} />}
              loading={download.isPending}
              onClick={() => download.mutate(model.model)}
            >
              {t('learning.export')}
            </Button>
          )}
          {mayTeach && (
            <Button variant="default" leftSection={<IconUpload size={16} />} onClick={uploading.open}>
              {t('learning.upload')}
            </Button>
          )}
          {mayTrain && (
            <Button
              leftSection={<IconSchool size={16} />}
              loading={train.isPending}
              onClick={() => train.mutate({ model: model.model })}
            >
              {t('learning.train')}
            </Button>
          )}
        </Group>
      </Group>
      {train.isPending && (
        <Text size="sm" c="dimmed" mt="xs" role="status">
          {t('learning.training')}
        </Text>
      )}
      <ProblemAlert error={train.error ?? download.error ?? versions.error} />
      {model.candidate !== null && <CandidatePanel model={{ ...model, candidate: model.candidate }} />}
      {model.fromVerdicts === 0 && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('learning.noVerdicts', { model: model.model })}
        </Text>
      )}
      <div className={classes['columns']}>
        <div>
          <ModelVersions versions={versions.data} />
          <AdoptAutomatically model={model.model} isOn={model.adoptAutomatically} />
        </div>
        <LabelCounts model={model.model} />
      </div>
      <LearningCharts model={model.model} versions={versions.data ?? []} />
      {isUploading && <UploadCases model={model.model} onClose={uploading.close} />}
    </Card>
  );
}
