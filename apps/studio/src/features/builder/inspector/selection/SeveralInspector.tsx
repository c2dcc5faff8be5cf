import type { FlowNode, JsonObject } from '@countersign/model';
import { Stack, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { useLocale } from '../../../../strings/useT.ts';
import { SchemaForm, validateSchema } from '../../../../ui/SchemaForm/index.ts';
import { useBuilder, useEditingPart } from '../../BuilderContext.ts';
import { shownValue, type Unfinished } from '../../session/unfinished.ts';
import { configControl } from '../configControl.tsx';
import { formSchema } from '../formSchemas.ts';
import { wordedSchema } from '../wordedSchema.ts';
import { commonFields, setCommon } from './commonFields.ts';

/** What several steps have in common; a change is made in all of them, as one step. */
export function SeveralInspector({ nodes }: { readonly nodes: readonly FlowNode[] }) {
  const { t, phrase } = useLocale();
  const { session } = useBuilder();
  const unfinished = useEditingPart((editing) => editing.unfinished);
  const shown = useMemo(() => nodes.map((node) => asShown(node, unfinished)), [nodes, unfinished]);
  const [first] = shown;
  const schema = first === undefined ? undefined : formSchema(first.kind);
  const common = useMemo(
    () => (schema === undefined ? undefined : commonFields(shown, schema)),
    [shown, schema],
  );
  const worded = useMemo(
    () =>
      common && markMixed(wordedSchema(common.schema, phrase), common.mixed, t('inspector.several.mixed')),
    [common, phrase, t],
  );
  const errors = useMemo(
    () => (common === undefined ? {} : validateSchema(common.schema, common.value, t)),
    [common, t],
  );
  if (first === undefined || common === undefined || worded === undefined) {
    return <Note text={t('inspector.several.kinds')} />;
  }
  if (Object.keys(common.schema['properties'] as JsonObject).length === 0) {
    return <Note text={t('inspector.several.none')} />;
  }
  const change = (next: unknown) => {
    const changed = setCommon(shown, common.value, (next ?? {}) as JsonObject); // safe: a form gives JSON
    session.write(
      ...changed.map(({ node, ...settings }) => ({
        type: 'value' as const,
        form: node,
        within: '',
        ...settings,
      })),
    );
  };
  return (
    <Stack gap="sm">
      <Title order={3}>{t('inspector.several')}</Title>
      <SchemaForm
        schema={worded}
        value={common.value}
        onChange={change}
        errors={errors}
        renderField={configControl(first)}
      />
    </Stack>
  );
}

/** A step with what is written in its fields, also where that does not fit yet. */
function asShown(node: FlowNode, unfinished: Unfinished): FlowNode {
  const config = shownValue(node.config as JsonObject, unfinished.get(node.id)); // safe: a config is plain JSON
  return config === node.config ? node : ({ ...node, config } as FlowNode); // safe: for drawing only
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
