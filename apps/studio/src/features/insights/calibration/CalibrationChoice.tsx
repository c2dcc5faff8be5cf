import { Group, NativeSelect, NumberInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type RouterOutput, useTrpc } from '../../../api/trpc.ts';
import { useLocale } from '../../../strings/useT.ts';
import { decimalSeparatorOf } from '../../../ui/formatNumber.ts';
import { segmentName } from '../../../ui/segmentName.ts';
import type { Calibration } from './calibration.ts';

const route = getRouteApi('/w/$workspace/insights/calibration');

type Checkpoint = RouterOutput['checkpoints']['list'][number];

interface CalibrationChoiceProps {
  readonly checkpoint: Checkpoint;
  readonly all: readonly Checkpoint[];
  readonly calibration: Calibration | undefined;
}

/** A pause in typing that means: this is the number. */
const PAUSE_MS = 400;

/** Whose confidence: checkpoint, case type, agent version; and the errors that are wanted at most. */
export function CalibrationChoice({ checkpoint, all, calibration }: CalibrationChoiceProps) {
  const { t, language } = useLocale();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: Partial<typeof search>) =>
    void navigate({ search: (now) => ({ ...now, checkpoint: checkpoint.id, ...next }), replace: true });
  const setTarget = useDebouncedCallback((percent: string | number) => {
    if (typeof percent === 'number' && percent > 0 && percent < 100) change({ target: percent / 100 });
  }, PAUSE_MS);
  const whole = useQuery(useTrpc().checkpoints.get.queryOptions({ checkpoint: checkpoint.id })).data;
  const trusts = (whole ?? checkpoint).trusts;
  const segments = [...new Set(trusts.map(({ state }) => state.segment))].sort();
  return (
    <Group align="flex-end" gap="sm" grow preventGrowOverflow={false}>
      <NativeSelect
        label={t('calibration.checkpoint')}
        value={checkpoint.id}
        onChange={({ currentTarget }) =>
          void navigate({ search: { checkpoint: currentTarget.value }, replace: true })
        }
        data={all.map(({ id, title, flowName }) => ({ value: id, label: `${flowName} · ${title}` }))}
        miw={220}
      />
      <NativeSelect
        label={t('calibration.segment')}
        value={search.segment ?? ''}
        onChange={({ currentTarget }) =>
          change({ segment: currentTarget.value === '' ? undefined : currentTarget.value, agent: undefined })
        }
        data={[
          { value: '', label: t('calibration.segment.all') },
          ...segments.map((segment) => ({ value: segment, label: segmentName(segment, t) })),
        ]}
        miw={140}
      />
      <NativeSelect
        label={t('checkpoints.agent')}
        value={calibration?.agentVersion ?? ''}
        onChange={({ currentTarget }) => change({ agent: currentTarget.value })}
        disabled={(calibration?.agentVersions.length ?? 0) === 0}
        data={(calibration?.agentVersions ?? []).map(({ agentVersion, labels }) => ({
          value: agentVersion,
          label: t('calibration.agent', { version: agentVersion.slice(0, 10), count: labels }),
        }))}
        miw={170}
      />
      <NumberInput
        key={`${checkpoint.id}/${calibration === undefined}`}
        label={t('calibration.target')}
        defaultValue={Number(((search.target ?? checkpoint.policy.tolerance) * 100).toPrecision(6))}
        onChange={setTarget}
        min={0.01}
        max={99}
        suffix=" %"
        hideControls
        decimalSeparator={decimalSeparatorOf(language)}
        miw={110}
      />
    </Group>
  );
}
