import type { CheckpointPolicy } from '@countersign/model';
import { Card, Stack, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { policyFormSchema } from '../../../policy/policyFormSchema.ts';
import { ShareControl } from '../../../policy/ShareControl.tsx';
import type { StringKey } from '../../../strings/catalogue.ts';
import { useT } from '../../../strings/useT.ts';
import { type ControlProps, type FieldErrors, SchemaForm } from '../../../ui/SchemaForm/index.ts';

interface Section {
  readonly title: Extract<StringKey, `policy.section.${string}`>;
  readonly help: Extract<StringKey, `policy.section.${string}.help`>;
  readonly fields: readonly (keyof CheckpointPolicy)[];
}

const SECTIONS: readonly Section[] = [
  {
    title: 'policy.section.ladder',
    help: 'policy.section.ladder.help',
    fields: ['ladder', 'amount', 'startRung', 'probationRung'],
  },
  {
    title: 'policy.section.evidence',
    help: 'policy.section.evidence.help',
    fields: ['tolerance', 'missRate', 'risk', 'rule', 'target', 'spending', 'widening', 'ratifiedBy'],
  },
  {
    title: 'policy.section.always',
    help: 'policy.section.always.help',
    fields: ['maxAmount', 'floors'],
  },
  {
    title: 'policy.section.checks',
    help: 'policy.section.checks.help',
    fields: ['sampling', 'breakers', 'labelWithin'],
  },
  { title: 'policy.section.errors', help: 'policy.section.errors.help', fields: ['correctness'] },
];

interface PolicyFormProps {
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly errors: FieldErrors;
  /** The policy in force: fields that differ are marked. */
  readonly original: CheckpointPolicy;
}

/** A policy as a form, in sections that each answer one question. */
export function PolicyForm({ value, onChange, errors, original }: PolicyFormProps) {
  const t = useT();
  const marked = useMemo(() => ({ value: original }), [original]);
  return (
    <Stack gap="md">
      {SECTIONS.map(({ title, help, fields }) => (
        <Card key={title} component="section" aria-label={t(title)}>
          <Title order={2}>{t(title)}</Title>
          <Text size="sm" c="dimmed" mb="sm">
            {t(help)}
          </Text>
          <SectionForm fields={fields} value={value} onChange={onChange} errors={errors} original={marked} />
        </Card>
      ))}
    </Stack>
  );
}

interface SectionFormProps extends Omit<PolicyFormProps, 'original'> {
  readonly fields: Section['fields'];
  readonly original: { readonly value: CheckpointPolicy };
}

/** Every section edits the whole policy and shows some fields of it. */
function SectionForm({ fields, ...form }: SectionFormProps) {
  const t = useT();
  const schema = useMemo(() => policyFormSchema(fields, t), [fields, t]);
  return <SchemaForm schema={schema} renderField={controlOf} {...form} />;
}

const controlOf = (props: ControlProps) =>
  props.schema['x-widget'] === 'share' ? <ShareControl {...props} /> : undefined;
