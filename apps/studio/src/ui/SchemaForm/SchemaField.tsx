import { Box, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLocale } from '../../strings/useT.ts';
import { plainText } from '../plainText.ts';
import { BooleanControl } from './BooleanControl.tsx';
import { ChoiceControl, ChoicesControl } from './ChoiceControl.tsx';
import { type Field, fieldOf, plainSchema } from './fieldOf.ts';
import { type ControlProps, useFormState } from './formContext.ts';
import { GroupControl } from './GroupControl.tsx';
import { JsonControl } from './JsonControl.tsx';
import { ListControl } from './ListControl.tsx';
import { MapControl } from './MapControl.tsx';
import { NumberControl } from './NumberControl.tsx';
import { sameJson, valueAt } from './pointer.ts';
import classes from './SchemaForm.module.css';
import { TextControl } from './TextControl.tsx';
import { VariantControl } from './VariantControl.tsx';

/** One value of the form: the caller's own control if there is one, else the one its schema asks for. */
export function SchemaField(props: ControlProps) {
  const { root, renderField } = useFormState();
  const schema = plainSchema(props.schema, root);
  const control: ControlProps = { ...props, schema };
  const field = fieldOf(schema, root);
  const own = renderField?.(control);
  if (own !== undefined) return <ChangeMark {...control} node={own} />;
  if (field.type === 'constant') return null;
  const leaf = field.type !== 'group' && field.type !== 'variant';
  const drawn = draw(field, control);
  return leaf ? <ChangeMark {...control} node={drawn} /> : drawn;
}

function draw(field: Field, control: ControlProps): ReactNode {
  switch (field.type) {
    case 'text':
      return <TextControl {...control} field={field} />;
    case 'number':
      return <NumberControl {...control} field={field} />;
    case 'boolean':
      return <BooleanControl {...control} />;
    case 'choice':
      return <ChoiceControl {...control} choices={field.choices} />;
    case 'choices':
      return <ChoicesControl {...control} choices={field.choices} />;
    case 'list':
      return <ListControl {...control} item={field.item} />;
    case 'group':
      return <GroupControl {...control} properties={field.properties} />;
    case 'map':
      return <MapControl {...control} item={field.value} />;
    case 'variant':
      return <VariantControl {...control} variants={field.variants} />;
    case 'json':
      return <JsonControl {...control} />;
    case 'constant':
      return null;
  }
}

/** A bar beside a field that differs from what it was, with the old value in words. */
function ChangeMark({ schema, pointer, value, node }: ControlProps & { node: ReactNode }) {
  const { t, language } = useLocale();
  const { original } = useFormState();
  if (!original) return node;
  const before = valueAt(original.value, pointer);
  if (sameJson(before, value) || isOnlyChangedInside(before, value)) return node;
  return (
    <Box className={classes['changed']} data-changed>
      {node}
      <Text size="xs" className={classes['before']}>
        {before === undefined
          ? t('form.wasEmpty')
          : t('form.was', { value: shown(before, schema, language) })}
      </Text>
    </Box>
  );
}

/** A value as its own control writes it: shares in per cent. */
const shown = (value: unknown, schema: ControlProps['schema'], language: string): string =>
  schema['x-widget'] === 'share' && typeof value === 'number'
    ? new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 }).format(value)
    : plainText(value);

/** A list that kept its length marks the elements that changed, not itself as well. */
function isOnlyChangedInside(before: unknown, value: unknown): boolean {
  return (
    Array.isArray(before) &&
    Array.isArray(value) &&
    before.length === value.length &&
    typeof before[0] === 'object'
  );
}
