import type { Diagnostic, JsonObject } from '@countersign/model';
import { Alert, Select, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { useLocale, useT } from '../../../strings/useT.ts';
import { type FieldErrors, SchemaForm } from '../../../ui/SchemaForm/index.ts';
import { useBuilder, useDocument } from '../BuilderContext.ts';
import { useFindings } from '../FindingsProvider.tsx';
import { OF_FLOW } from '../session/formValue.ts';
import { Findings } from './Findings.tsx';
import { settingsFormSchema } from './formSchemas.ts';
import { InputFields } from './InputFields.tsx';
import { useFocusedField } from './useFocusedField.ts';
import { useForm } from './useForm.ts';
import { wordedSchema } from './wordedSchema.ts';

/** Where the settings of the flow stand in its document. */
const SETTINGS = '/settings';

/** What belongs to the flow as a whole: shown when no step is selected. */
export function FlowInspector() {
  const t = useT();
  const { session } = useBuilder();
  const { name, description } = useDocument();
  const [isEmpty, setEmpty] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  useFocusedField(frame, SETTINGS);
  return (
    <Stack gap="md" ref={frame} tabIndex={-1} role="group" aria-label={t('builder.flow')}>
      <Title order={2}>{t('builder.flow')}</Title>
      <Findings node={undefined} />
      <TextInput
        data-field="/name"
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
        data-field="/description"
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
  const { t, phrase } = useLocale();
  const worded = useMemo(() => wordedSchema(settingsFormSchema(), phrase), [phrase]);
  const { timeZone } = useDocument().settings;
  const form = useForm(OF_FLOW, SETTINGS, settingsFormSchema());
  const { timeZone: _, ...value } = form.value as JsonObject; // safe: settings are an object
  const zones = useMemo(
    () => ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')],
    [],
  );
  const { diagnostics } = useFindings();
  const errors = useMemo(
    () => ({ ...settingFindings(diagnostics), ...form.errors }),
    [diagnostics, form.errors],
  );
  const change = (next: unknown) => form.change({ timeZone, ...(next as JsonObject) }); // safe: a form gives JSON
  return (
    <Stack gap="sm">
      <Title order={3}>{t('builder.settings')}</Title>
      <Select
        data-field="/settings/timeZone"
        error={errors['/timeZone']}
        label={t('builder.settings.timeZone')}
        searchable
        data={zones}
        value={timeZone}
        allowDeselect={false}
        onChange={(zone) => zone !== null && form.change({ ...(form.value as JsonObject), timeZone: zone })}
      />
      <SchemaForm schema={worded} value={value} onChange={change} errors={errors} drafts={form.drafts} />
    </Stack>
  );
}

/** What the compiler says against single settings, by their pointer within the settings. */
const settingFindings = (diagnostics: readonly Diagnostic[]): FieldErrors =>
  Object.fromEntries(
    diagnostics.flatMap(({ node, field, message }) =>
      node === undefined && field?.startsWith(`${SETTINGS}/`)
        ? [[field.slice(SETTINGS.length), message]]
        : [],
    ),
  );
