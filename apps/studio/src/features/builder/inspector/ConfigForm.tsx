import type { Diagnostic, FlowNode, Json, JsonObject, JsonSchema } from '@countersign/model';
import { useMemo } from 'react';
import { useLocale } from '../../../strings/useT.ts';
import { type FieldErrors, SchemaForm, validateSchema } from '../../../ui/SchemaForm/index.ts';
import { useBuilder, useEditingPart } from '../BuilderContext.ts';
import { useFindings } from '../FindingsProvider.tsx';
import { configControl } from './configControl.tsx';
import { FORM_SCHEMAS } from './formSchemas.ts';
import { freshNames } from './freshNames.ts';
import { wordedSchema } from './wordedSchema.ts';

/** The settings of a step, as a form made from the schema of its kind, with the compiler's findings at their fields. */
export function ConfigForm({ node }: { readonly node: FlowNode }) {
  const { t, phrase } = useLocale();
  const { session } = useBuilder();
  const { diagnostics } = useFindings();
  const unfinished = useEditingPart((editing) => editing.unfinished.get(node.id));
  const schema = FORM_SCHEMAS[node.kind];
  const saved = node.config as JsonObject; // safe: a config is plain JSON
  const worded = useMemo(() => wordedSchema(schema, phrase), [schema, phrase]);
  const value = unfinished ?? saved;
  const findings = useMemo(() => findingsByField(diagnostics, node.id), [diagnostics, node.id]);
  const errors = useMemo(
    () => (unfinished === undefined ? findings : { ...findings, ...validateSchema(schema, unfinished, t) }),
    [unfinished, findings, schema, t],
  );
  const renderField = useMemo(() => configControl(node), [node]);
  const change = (next: unknown) => {
    const config = freshNames(value, (next ?? {}) as Json) as JsonObject; // safe: a form gives JSON, its top an object
    const problem = session.try({ type: 'setConfig', node: node.id, config }, `config/${node.id}`);
    session.keepUnfinished(node.id, problem === undefined ? undefined : config);
  };
  if (Object.keys((schema['properties'] ?? {}) as JsonSchema).length === 0) return null;
  return (
    <SchemaForm schema={worded} value={value} onChange={change} errors={errors} renderField={renderField} />
  );
}

function findingsByField(diagnostics: readonly Diagnostic[], node: string): FieldErrors {
  const own = diagnostics.filter((finding) => finding.node === node && finding.severity === 'error');
  return Object.fromEntries(
    own.flatMap(({ field, message }) => (field === undefined ? [] : [[field, message]])),
  );
}
