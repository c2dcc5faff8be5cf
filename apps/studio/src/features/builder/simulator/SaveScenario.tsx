import type { Scenario } from '@countersign/model';
import { pointAt, resultOf, scriptOf, type Timeline } from '@countersign/simulation';
import { Button, Group, Text, TextInput } from '@mantine/core';
import { IconBookmark } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useT } from '../../../strings/useT.ts';
import { useBuilder } from '../BuilderContext.ts';
import { freeScenarioId } from './freeScenarioId.ts';

/** Keeps the way to the present point as a scenario of the flow. */
export function SaveScenario({ timeline }: { readonly timeline: Timeline }) {
  const t = useT();
  const { session } = useBuilder();
  const [name, setName] = useState('');
  const [savedAt, setSavedAt] = useState<number>();
  const save = (event: FormEvent) => {
    event.preventDefault();
    const { document } = session.editing.get();
    const scenario: Scenario = {
      id: freeScenarioId(document.scenarios ?? []),
      name: name.trim(),
      start: timeline.setting.start,
      script: [...scriptOf(timeline)],
      expect: resultOf(pointAt(timeline).state),
    };
    session.run({ type: 'putScenarios', scenarios: [scenario] });
    setSavedAt(timeline.current);
    setName('');
  };
  return (
    <form onSubmit={save}>
      <Group align="flex-end" gap="xs">
        <TextInput
          label={t('simulator.save.name')}
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          leftSection={<IconBookmark size={16} />}
          disabled={name.trim() === ''}
        >
          {t('simulator.save')}
        </Button>
        {savedAt === timeline.current && (
          <Text size="sm" role="status">
            {t('simulator.saved')}
          </Text>
        )}
      </Group>
    </form>
  );
}
