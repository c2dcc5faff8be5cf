import type { Diagnostic, FlowNode, Json, JsonSchema } from '@countersign/model';
import { useMemo } from 'react';
import { useLocale } from '../../../strings/useT.ts';
import { type FieldErrors, SchemaForm } from '../../../ui/SchemaForm/index.ts';
import { useFindings } from '../FindingsProvider.tsx';
import { configControl } from './configControl.tsx';
import { formSchema } from './formSchemas.ts';
import { freshNames } from './freshNames.ts';
import { useForm } from './useForm.ts';
import { wordedSchema } from './wordedSchema.ts';

/** The settings of a step, as a form made from the schema of its kind, with the compiler's findings at their fields. */
export function ConfigForm({ node }: { readonly node: FlowNode }) {
  const { phrase } = useLocale();
  const { diagnostics } = useFindings();
  const schema = formSchema(node.kind);
  const form = useForm(node.id, '', schema);
  const worded = useMemo(() => wordedSchema(schema, phrase), [schema, phrase]);
  const findings = useMemo(() => findingsByField(diagnostics, node.id), [diagnostics, node.id]);
  const errors = useMemo(() => ({ ...findings, ...form.errors }), [findings, form.errors]);
  const renderField = useMemo(() => configControl(node), [node]);
  const change = (next: unknown) => form.change(freshNames(form.value, (next ?? {}) as Json)); // safe: a form gives JSON
  if (Object.keys((schema['properties'] ?? {}) as JsonSchema).length === 0) return null;
  return (
    <SchemaForm
      schema={worded}
      value={form.value}
      onChange={change}
      errors={errors}
      renderField={renderField}
      drafts={form.drafts}
    />
  );
}

function findingsByField(diagnostics: readonly Diagnostic[], node: string): FieldErrors {
  const own = diagnostics.filter((finding) => finding.node === node && finding.severity === 'error');
  return Object.fromEntries(
    own.flatMap(({ field, message }) => (field === undefined ? [] : [[field, message]])),
  );
}
