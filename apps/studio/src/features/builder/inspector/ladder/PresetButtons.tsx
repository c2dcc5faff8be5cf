import { PRESETS, type PresetName } from '@countersign/autonomy';
import { Button, Group, Text } from '@mantine/core';
import { useT } from '../../../../strings/useT.ts';
import { sameJson } from '../../../../ui/SchemaForm/index.ts';

const NAMES = ['cautious', 'balanced', 'fast'] as const satisfies readonly PresetName[];

type PresetButtonsProps = {
  readonly value: Readonly<Record<string, unknown>>;
  readonly onChange: (value: unknown) => void;
};

/** Three ways to be strict; ladder, floors and amounts stay as they are. */
export function PresetButtons({ value, onChange }: PresetButtonsProps) {
  const t = useT();
  const chosen = NAMES.find((name) =>
    Object.entries(PRESETS[name]).every(([key, wanted]) => sameJson(value[key], wanted)),
  );
  return (
    <div>
      <Group gap={6} role="group" aria-label={t('adjust.presets')}>
        {NAMES.map((name) => (
          <Button
            key={name}
            size="compact-xs"
            variant={name === chosen ? 'filled' : 'default'}
            aria-pressed={name === chosen}
            onClick={() => onChange({ ...value, ...PRESETS[name] })}
          >
            {t(`adjust.preset.${name}`)}
          </Button>
        ))}
      </Group>
      {chosen !== undefined && (
        <Text size="xs" c="dimmed" mt={4}>
          {t(`adjust.preset.${chosen}.help`)}
        </Text>
      )}
    </div>
  );
}
