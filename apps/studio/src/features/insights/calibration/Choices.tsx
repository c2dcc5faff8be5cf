import { Group, NativeSelect, NumberInput, Text, Title } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { RouterOutput } from '../../../api/trpc.ts';
import { useLocale } from '../../../strings/useT.ts';
import type { Calibration } from './calibrationData.ts';

const route = getRouteApi('/w/$workspace/insights/calibration');

type Checkpoint = RouterOutput['checkpoints']['list'][number];

interface ChoicesProps {
  readonly checkpoint: Checkpoint;
  readonly all: readonly Checkpoint[];
  readonly calibration: Calibration;
}

/** Whose confidence is looked at; all of it is in the address, so that it can be sent to somebody. */
export function Choices({ checkpoint, all, calibration }: ChoicesProps) {
  const { t, language } = useLocale();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const choose = (change: Partial<typeof search>) =>
    navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const segments = [...new Set(checkpoint.trusts.map(({ state }) => state.segment))].toSorted();
  const percent = Number((calibration.target * 100).toPrecision(12));
  return (
    <>
      <Title order={2}>{t('calibration.title')}</Title>
      <Text size="sm" c="dimmed" mb="sm" maw="76ch">
        {t('calibration.help')}
      </Text>
      <Group mb="md" align="flex-end">
        <NativeSelect
          label={t('calibration.gate')}
          value={checkpoint.id}
          onChange={(event) =>
            choose({ checkpoint: event.currentTarget.value, segment: undefined, agent: undefined })
          }
          data={all.map(({ id, title, flowName }) => ({ value: id, label: `${flowName} · ${title}` }))}
        />
        <NativeSelect
          label={t('calibration.segment')}
          value={search.segment ?? ''}
          onChange={(event) => choose({ segment: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: t('calibration.segment.all') },
            ...segments.map((segment) => ({
              value: segment,
              label: segment === 'default' ? t('checkpoints.everyCase') : segment,
            })),
          ]}
        />
        {calibration.agentVersions.length > 1 && (
          <NativeSelect
            label={t('calibration.agent')}
            value={calibration.agentVersion ?? ''}
            onChange={(event) => choose({ agent: event.currentTarget.value })}
            data={calibration.agentVersions.map(({ agentVersion, labels }) => ({
              value: agentVersion,
              label: t('calibration.agent.option', { version: agentVersion.slice(0, 10), count: labels }),
            }))}
          />
        )}
        <NumberInput
          label={t('calibration.target')}
          value={percent}
          onChange={(value) => {
            if (typeof value === 'number' && value > 0 && value < 100) choose({ target: value / 100 });
          }}
          suffix=" %"
          decimalSeparator={new Intl.NumberFormat(language).format(1.5).charAt(1)}
          w={150}
          hideControls
        />
      </Group>
    </>
  );
}
