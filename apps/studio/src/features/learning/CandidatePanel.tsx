import { Button, Group, Text, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useMay } from '../../api/session.ts';
import type { RouterOutput } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import classes from './ModelCard.module.css';
import { useVersionChange } from './useVersionChange.ts';
import { VersionComparison } from './VersionComparison.tsx';

type Model = RouterOutput['learning']['models'][number];

/** A version that waits to be adopted, beside the one that is in use. */
export function CandidatePanel({ model }: { model: Model & { candidate: NonNullable<Model['candidate']> } }) {
  const t = useT();
  const mayAdopt = useMay('govern');
  const { adopt, discard } = useVersionChange();
  const { version } = model.candidate;
  const change = { model: model.model, version };
  return (
    <section className={classes['candidate']} data-candidate={version}>
      <Group justify="space-between" align="flex-start" mb="xs">
        <div>
          <Title order={3}>{t('learning.candidate', { version })}</Title>
          <Text size="sm" c="dimmed">
            {t('learning.candidate.help')}
          </Text>
        </div>
        {mayAdopt && (
          <Group gap="xs">
            <Button variant="default" loading={discard.isPending} onClick={() => discard.mutate(change)}>
              {t('learning.discard')}
            </Button>
            <Button
              leftSection={<IconCheck size={16} />}
              loading={adopt.isPending}
              onClick={() => adopt.mutate(change)}
            >
              {t('learning.adopt')}
            </Button>
          </Group>
        )}
      </Group>
      <ProblemAlert error={adopt.error ?? discard.error} />
      <VersionComparison model={model.model} version={version} />
    </section>
  );
}
