import { FlowSettings, type Json } from '@countersign/model';
import { Alert, Select, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useLocale, useT } from '../../../strings/useT.ts';
import { SchemaForm, validateSchema } from '../../../ui/SchemaForm/index.ts';
import { useBuilder, useDocument, useEditing } from '../BuilderContext.ts';
import { SETTINGS_FORM_SCHEMA } from './formSchemas.ts';
import { InputFields } from './InputFields.tsx';
import { wordedSchema } from './wordedSchema.ts';

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

/** Key of unfinished settings of the flow itself, beside those of steps, whose ids are never empty. */
const OF_FLOW = '';

function Settings() {
  const { t, phrase } = useLocale();
  const worded = useMemo(() => wordedSchema(SETTINGS_FORM_SCHEMA, phrase), [phrase]);
  const { session } = useBuilder();
  const { document, unfinished } = useEditing();
  const { timeZone, ...saved } = document.settings;
  const zones = useMemo(
    () => ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')],
    [],
  );
  const value = unfinished.get(OF_FLOW) ?? (saved as Json); // safe: settings are plain JSON
  const isUnfinished = unfinished.has(OF_FLOW);
  const errors = useMemo(
    () => (isUnfinished ? validateSchema(SETTINGS_FORM_SCHEMA, value, t) : {}),
    [isUnfinished, value, t],
  );
  const change = (next: unknown) => {
    const settings = FlowSettings.safeParse({ ...(next as object), timeZone });
    const problem = settings.success
      ? session.try({ type: 'setSettings', settings: settings.data }, 'settings')
      : settings.error;
    session.keepUnfinished(OF_FLOW, problem === undefined ? undefined : (next as Json));
  };
  return (
    <Stack gap="sm">
      <Title order={3}>{t('builder.settings')}</Title>
      <Select
        label={t('builder.settings.timeZone')}
        searchable
        data={zones}
        value={timeZone}
        allowDeselect={false}
        onChange={(zone) =>
          zone !== null &&
          session.run({ type: 'setSettings', settings: { ...document.settings, timeZone: zone } })
        }
      />
      <SchemaForm schema={worded} value={value} onChange={change} errors={errors} />
    </Stack>
  );
}
