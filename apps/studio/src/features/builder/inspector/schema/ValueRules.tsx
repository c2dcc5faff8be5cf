import type { JsonSchema } from '@countersign/model';
import { Group, NumberInput, TextInput } from '@mantine/core';
import { useLocale } from '../../../../strings/useT.ts';
import { decimalSeparatorOf } from '../../../../ui/formatNumber.ts';
import classes from './JsonSchemaField.module.css';
import { type FieldType, withKeyword } from './schemaFields.ts';

type ValueRulesProps = {
  readonly name: string;
  readonly type: FieldType;
  readonly schema: JsonSchema;
  readonly onChange: (schema: JsonSchema) => void;
};

type Limits = readonly [least: string, most: string];

const LIMITS: { readonly [TType in FieldType]?: Limits } = {
  number: ['minimum', 'maximum'],
  integer: ['minimum', 'maximum'],
  text: ['minLength', 'maxLength'],
  longText: ['minLength', 'maxLength'],
  list: ['minItems', 'maxItems'],
};

/** Description and limits of a value, folded away while nobody asked. */
export function ValueRules({ name, type, schema, onChange }: ValueRulesProps) {
  const { t } = useLocale();
  const limits = LIMITS[type];
  const description = schema['description'];
  const set = (keyword: string) => (value: string | number | undefined) =>
    onChange(withKeyword(schema, keyword, value));
  return (
    <details className={classes['rules']}>
      <summary aria-label={t('inspector.schema.rulesOf', { name })}>{t('inspector.schema.rules')}</summary>
      <TextInput
        size="xs"
        label={t('builder.description')}
        aria-label={t('inspector.schema.descriptionOf', { name })}
        value={typeof description === 'string' ? description : ''}
        onChange={(event) => set('description')(event.currentTarget.value || undefined)}
      />
      {limits !== undefined && (
        <Group gap={6} wrap="nowrap" grow>
          {limits.map((keyword, index) => (
            <Limit
              key={keyword}
              label={t(index === 0 ? 'inspector.schema.least' : 'inspector.schema.most', {
                what: t(
                  `inspector.schema.unit.${type === 'list' ? 'entries' : isText(type) ? 'characters' : 'value'}`,
                ),
              })}
              name={name}
              value={schema[keyword]}
              onChange={set(keyword)}
            />
          ))}
        </Group>
      )}
    </details>
  );
}

const isText = (type: FieldType): boolean => type === 'text' || type === 'longText';

type LimitProps = {
  readonly label: string;
  readonly name: string;
  readonly value: unknown;
  readonly onChange: (value: number | undefined) => void;
};

function Limit({ label, name, value, onChange }: LimitProps) {
  const { language } = useLocale();
  return (
    <NumberInput
      size="xs"
      label={label}
      aria-label={`${name}: ${label}`}
      value={typeof value === 'number' ? value : ''}
      onChange={(next) => onChange(typeof next === 'number' && Number.isFinite(next) ? next : undefined)}
      decimalSeparator={decimalSeparatorOf(language)}
      hideControls
    />
  );
}
