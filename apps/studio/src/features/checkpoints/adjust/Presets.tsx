import { PRESETS, type PresetName } from '@countersign/autonomy';
import type { CheckpointPolicy } from '@countersign/model';
import { Card, SimpleGrid, Skeleton, Text, Title, UnstyledButton } from '@mantine/core';
import { type PresetMeaning, usePresetMeanings } from '../../../policy/usePresetMeanings.ts';
import { useLocale } from '../../../strings/useT.ts';
import { formatRate } from '../../../ui/formatNumber.ts';
import { segmentName } from '../../../ui/segmentName.ts';
import type { NextBand } from './nextBand.ts';
import classes from './Presets.module.css';

const NAMES = ['cautious', 'balanced', 'fast'] as const satisfies readonly PresetName[];

/** Where no agent has been seen, the first epoch is the one that counts. */
const NOBODY_YET = { errorRate: null, epoch: 1, lastEpoch: 0 };

interface PresetsProps {
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly inForce: CheckpointPolicy;
  /** The cases that the figures are of; null where no case type has a rung to earn, undefined while they are not known. */
  readonly next: NextBand | null | undefined;
}

/** Three ways to be strict, with what each means in reviews and weeks for an agent like this one. */
export function Presets({ value, onChange, inForce, next }: PresetsProps) {
  const { t } = useLocale();
  const errorRate = next?.errorRate ?? null;
  const perWeek = next?.perWeek ?? 0;
  const meanings = usePresetMeanings(inForce, value, next ?? NOBODY_YET);
  return (
    <section aria-label={t('adjust.presets')}>
      <Title order={2}>{t('adjust.presets')}</Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('adjust.presets.help')}{' '}
        {next !== undefined && t(errorRate === null ? 'adjust.preset.assumed.none' : 'adjust.preset.assumed')}{' '}
        {next && t('adjust.preset.volume', { segment: segmentName(next.segment, t), rung: next.rung })}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
        {NAMES.map((name) => (
          <Card key={name} padding={0}>
            <UnstyledButton
              className={classes['preset']}
              data-preset={name}
              aria-pressed={isChosen(value, name)}
              onClick={() => onChange({ ...Object(value), ...PRESETS[name] })}
            >
              <Text fw={600}>{t(`adjust.preset.${name}`)}</Text>
              <Text size="xs">{t(`adjust.preset.${name}.help`)}</Text>
              <Meaning
                meaning={next === undefined ? undefined : meanings?.[name]}
                perWeek={perWeek}
                isShared={PRESETS[name].spending === 'lifetime'}
              />
            </UnstyledButton>
          </Card>
        ))}
      </SimpleGrid>
    </section>
  );
}

interface MeaningProps {
  readonly meaning: PresetMeaning | undefined;
  readonly perWeek: number;
  /** Whether all epochs share one risk, so that a later one has less of it. */
  readonly isShared: boolean;
}

function Meaning({ meaning, perWeek, isShared }: MeaningProps) {
  const { t, language } = useLocale();
  if (meaning === undefined) return <Skeleton h={32} mt={4} />;
  const { errorRate, reviews, epoch, risk } = meaning;
  const rate = formatRate(errorRate, language);
  if (reviews.median === null)
    return (
      <Text size="xs" c="dimmed" mt={4}>
        {t('adjust.preset.never', { rate })}
      </Text>
    );
  const weeks = reviews.median / perWeek;
  const volume = new Intl.NumberFormat(language, { maximumFractionDigits: perWeek < 10 ? 1 : 0 }).format(
    perWeek,
  );
  const p90 =
    reviews.p90 === null ? '20 000+' : new Intl.NumberFormat(language).format(Math.round(reviews.p90));
  return (
    <Text size="xs" c="dimmed" mt={4}>
      {t('adjust.preset.reviews', { rate, median: Math.round(reviews.median), p90 })}{' '}
      {isShared && epoch > 1 && t('adjust.preset.epoch', { epoch, risk: formatRate(risk, language) })}{' '}
      {perWeek > 0 &&
        (weeks < 1
          ? t('adjust.preset.days', { volume })
          : t('adjust.preset.weeks', { weeks: Math.round(weeks), volume }))}
    </Text>
  );
}

function isChosen(value: unknown, name: PresetName): boolean {
  // safe: any object can be read by key
  const policy = Object(value) as Record<string, unknown>;
  return Object.entries(PRESETS[name]).every(
    ([key, wanted]) => JSON.stringify(policy[key]) === JSON.stringify(wanted),
  );
}
