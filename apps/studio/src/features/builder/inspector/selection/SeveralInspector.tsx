import type { FlowNode, JsonObject } from '@countersign/model';
import { Stack, Text, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useLocale } from '../../../../strings/useT.ts';
import { SchemaForm } from '../../../../ui/SchemaForm/index.ts';
import { useBuilder } from '../../BuilderContext.ts';
import { configControl } from '../configControl.tsx';
import { FORM_SCHEMAS } from '../formSchemas.ts';
import { wordedSchema } from '../wordedSchema.ts';
import { commonFields, setCommon } from './commonFields.ts';

/** What several steps have in common; a change is made in all of them, as one step. */
export function SeveralInspector({ nodes }: { readonly nodes: readonly FlowNode[] }) {
  const { t, phrase } = useLocale();
  const { session } = useBuilder();
  const [first] = nodes;
  const schema = first === undefined ? undefined : FORM_SCHEMAS[first.kind];
  const common = useMemo(
    () => (schema === undefined ? undefined : commonFields(nodes, schema)),
    [nodes, schema],
  );
  const worded = useMemo(
    () =>
      common && markMixed(wordedSchema(common.schema, phrase), common.mixed, t('inspector.several.mixed')),
    [common, phrase, t],
  );
  const [refused, setRefused] = useState<JsonObject>();
  if (first === undefined || common === undefined || worded === undefined) {
    return <Note text={t('inspector.several.kinds')} />;
  }
  if (Object.keys(common.schema['properties'] as JsonObject).length === 0) {
    return <Note text={t('inspector.several.none')} />;
  }
  const value = refused ?? common.value;
  const change = (next: unknown) => {
    const after = (next ?? {}) as JsonObject; // safe: a form gives JSON
    const commands = setCommon(nodes, common.value, after);
    if (commands.length === 0) return setRefused(undefined);
    const problem = session.try({ type: 'batch', commands }, `several/${nodes.map(({ id }) => id).join()}`);
    setRefused(problem === undefined ? undefined : after);
  };
  return (
    <Stack gap="sm">
      <Title order={3}>{t('inspector.several')}</Title>
      <SchemaForm schema={worded} value={value} onChange={change} renderField={configControl(first)} />
    </Stack>
  );
}

const Note = ({ text }: { readonly text: string }) => (
  <Text size="sm" c="dimmed">
    {text}
  </Text>
);

/** A field in which the steps differ stands empty and says why. */
function markMixed(schema: JsonObject, mixed: readonly string[], words: string): JsonObject {
  const properties = schema['properties'] as Readonly<Record<string, JsonObject>>; // safe: made of schemas
  return {
    ...schema,
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, field]) => [
        name,
        mixed.includes(name) ? { ...field, description: `${words}. ${field['description'] ?? ''}` } : field,
      ]),
    ),
  };
}
