import { Alert, NumberInput, Select, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useT } from '../../../strings/useT.ts';
import { useBuilder, useDocument } from '../BuilderContext.ts';
import { InputFields } from './InputFields.tsx';

/** What belongs to the flow as a whole: shown when no step is selected. */
export function FlowInspector() {
  const t = useT();
  const { session } = useBuilder();
  const { name, description } = useDocument();
  const [isEmpty, setEmpty] = useState(false);
  return (
    <Stack gap="md">
      <Title order={2}>{t('builder.flow')}</Title>
      <TextInput
        label={t('common.name')}
        maxLength={120}
        value={isEmpty ? '' : name}
        error={isEmpty ? t('form.required') : undefined}
        onChange={(event) => {
          const next = event.currentTarget.value;
          setEmpty(next === '');
          if (next !== '') session.run({ type: 'setDetails', name: next, description }, 'name');
        }}
        onBlur={() => setEmpty(false)}
      />
      <Textarea
        label={t('builder.description')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4_000}
        value={description}
        onChange={(event) =>
          session.run({ type: 'setDetails', name, description: event.currentTarget.value }, 'description')
        }
      />
      <InputFields />
      <Settings />
      <Alert variant="light" color="gray" p="xs">
        <Text size="xs">{t('builder.flow.hint')}</Text>
      </Alert>
    </Stack>
  );
}

function Settings() {
  const t = useT();
  const { session } = useBuilder();
  const { settings } = useDocument();
  const zones = useMemo(
    () => ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')],
    [],
  );
  return (
    <Stack gap="sm">
      <Title order={3}>{t('builder.settings')}</Title>
      <NumberInput
        label={t('builder.settings.visitLimit')}
        description={t('builder.settings.visitLimit.help')}
        min={1}
        max={10_000}
        allowDecimal={false}
        value={settings.visitLimit}
        onChange={(value) => {
          const visitLimit = Number(value);
          if (visitLimit >= 1 && visitLimit <= 10_000) {
            session.run({ type: 'setSettings', settings: { ...settings, visitLimit } }, 'visitLimit');
          }
        }}
      />
      <Select
        label={t('builder.settings.timeZone')}
        searchable
        data={zones}
        value={settings.timeZone}
        allowDeselect={false}
        onChange={(timeZone) =>
          timeZone !== null && session.run({ type: 'setSettings', settings: { ...settings, timeZone } })
        }
      />
    </Stack>
  );
}
